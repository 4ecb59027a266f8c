import {
  cosine,
  type EmbeddingTable,
  principalComponents,
  projectOnto,
  rowOf,
  sentenceVectors,
} from '@nextword/core/embeddings'
import { dot, norm } from '@nextword/core/numbers'
import type { Words } from '../words/en.ts'
import { formatCount, formatNumber } from './format.ts'
import { heatLevel } from './heat-strips.ts'
import { type Sentence as Says, sentences as joined } from './sentence.ts'

/** Word vectors with what sentences need of them, as far as it is known. */
export type SentenceTable = EmbeddingTable & { readonly common?: ArrayLike<number> }

/**
 * Sentences to begin with, in the language of the word vectors: two of each matter, two whose words
 * are the same, and one whose 'bank' is the river's.
 */
export const sampleSentences: readonly string[] = [
  'The dog bit the man.',
  'The man bit the dog.',
  'She put her money in the bank.',
  'He paid back the loan.',
  'We swam in the cold river.',
  'They sat on the bank of the river.',
  'Our team won the match.',
  'They lost the last game.',
]

/** As many words of a sentence count; the rest is left out, and said to be. */
export const mostWords = 200

/** A sentence and what of it has a vector. */
export interface ReadSentence {
  readonly text: string
  /** Rows of the table, in the order of the words. */
  readonly rows: readonly number[]
  /** Words that the table hasn't, each once. */
  readonly unknown: readonly string[]
  /** Whether it was too long to be read whole. */
  readonly cut: boolean
}

/** Takes a sentence apart into the words that the table has, and those that it hasn't. */
export function readSentence(table: EmbeddingTable, sentence: string): ReadSentence {
  // Of a book that was pasted the beginning is enough to find so many words in.
  const beginning = sentence.slice(0, mostWords * 50)
  const all = beginning.toWellFormed().match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []
  const words = all.slice(0, mostWords)
  const rows: number[] = []
  const unknown = new Set<string>()
  for (const word of words) {
    const row = rowOf(table, word.replaceAll('’', "'"))
    if (row === undefined) unknown.add(word)
    else rows.push(row)
  }
  return {
    text: sentence.trim(),
    rows,
    unknown: [...unknown],
    cut: all.length > words.length || sentence.length > beginning.length,
  }
}

/** Sentences and how like each other they are. */
export interface ComparedSentences {
  readonly sentences: readonly ReadSentence[]
  /** [sentences][sentences]: their cosine; null where one has no known word. */
  readonly likeness: readonly (readonly (number | null)[])[]
  /** [sentences]: which one is most like it, or null. */
  readonly nearest: readonly (number | null)[]
  /** [sentences]: where they lie on the widest flat view, or null. */
  readonly places: readonly ({ readonly x: number; readonly y: number } | null)[]
  /** How much of the way they differ that view keeps, 0 to 1. */
  readonly kept: number
}

/**
 * Compares sentences: each is the mean of its words' vectors, common words counting less, without the
 * direction that all sentences have in common. The order of the words doesn't count.
 */
export function compareSentences(
  table: SentenceTable,
  texts: readonly string[],
): ComparedSentences {
  const sentences = texts.map((one) => readSentence(table, one))
  const known = sentences.flatMap(({ rows }, i) => (rows.length > 0 ? [i] : []))
  const vectors = sentenceVectors(
    table,
    known.map((i) => sentences[i].rows),
    {
      ...(table.common === undefined ? {} : { common: table.common }),
      // A table that doesn't know how common its words are: they all count alike.
      ...(table.frequencies === null ? { smoothing: Infinity } : {}),
    },
  )
  const vectorOf = (i: number): Float64Array | undefined => vectors[known.indexOf(i)]
  const likeness = sentences.map((_, i) =>
    sentences.map((_, j) => {
      const [a, b] = [vectorOf(i), vectorOf(j)]
      return a === undefined || b === undefined ? null : cosine(a, b)
    }),
  )
  const spanned = spannedPlaces(vectors)
  const flat = spanned.length > 0 ? principalComponents(spanned, 2) : null
  return {
    sentences,
    likeness,
    nearest: likeness.map((row, i) => nearestOf(row, i)),
    places: sentences.map((_, i) => {
      const place = spanned[known.indexOf(i)]
      if (flat === null || place === undefined) return null
      const [x, y] = projectOnto(flat, place)
      return { x, y }
    }),
    kept: flat === null ? 0 : flat.variance[0] + flat.variance[1],
  }
}

/**
 * The same vectors in as many dimensions as they take up together: nine sentences lie in nine at most,
 * however many their vectors have, and principal components of nine are found at once.
 * @param vectors - [vectors][width]
 * @returns [vectors][dimensions]: as long and as far apart as before; two dimensions at least
 */
export function spannedPlaces(vectors: readonly Float64Array[]): Float64Array[] {
  const axes: Float64Array[] = []
  const places = vectors.map((vector) => {
    const rest = Float64Array.from(vector)
    const place = axes.map((axis) => {
      const along = dot(rest, axis)
      rest.forEach((x, i) => (rest[i] = x - along * axis[i]))
      return along
    })
    const length = norm(rest)
    // What rounding left over is no new direction.
    if (length > 1e-9 * Math.max(1, norm(vector))) {
      axes.push(rest.map((x) => x / length))
      place.push(length)
    }
    return place
  })
  const dimensions = Math.max(2, axes.length)
  return places.map((place) => Float64Array.from({ length: dimensions }, (_, i) => place[i] ?? 0))
}

function nearestOf(row: readonly (number | null)[], self: number): number | null {
  let best: number | null = null
  row.forEach((value, i) => {
    if (i === self || value === null) return
    if (best === null || value > (row[best] as number)) best = i
  })
  return best
}

/** Which of nine shades a likeness has, −4 … 4, as part of a class name: n4 … p4. */
export function likenessShade(value: number | null): string {
  const level = heatLevel(value ?? 0, 1, 4)
  return level < 0 ? `n${-level}` : `p${level}`
}

/** "53": a likeness in hundredths, so that eight of them stand beside each other on a phone. */
export function hundredths(value: number | null, words: Words, lang = 'en'): string {
  return value === null ? words.sentences.none : formatNumber(value * 100, lang, 0)
}

/** What is said of the chosen sentence, and what was left out of it. */
export function sentencesSays(
  compared: ComparedSentences,
  chosen: number,
  words: Words,
  lang = 'en',
): Says {
  const w = words.sentences
  const one = compared.sentences[chosen]
  const near = compared.nearest[chosen]
  const left = [
    ...(one.unknown.length > 0
      ? [
          w.leftOut(
            one.unknown.slice(0, 5).map((word) => shortened(word, 20)),
            formatCount(Math.max(0, one.unknown.length - 5), lang),
            one.unknown.length - 5,
          ),
        ]
      : []),
    ...(one.cut ? [w.cut(formatCount(mostWords, lang))] : []),
  ]
  if (one.rows.length === 0) return joined(one.text === '' ? w.empty() : w.nothing(), ...left)
  if (near === null || near === undefined) return joined(w.alone(), ...left)
  return joined(
    nearestSays(compared, chosen, near, words, lang),
    ...(sameWords(one, compared.sentences[near])
      ? [w.sameWords()]
      : sameWordsSays(compared, words, lang)),
    ...left,
  )
}

/** Which sentence is most like the chosen one, or which are, as far as the figures tell. */
function nearestSays(
  { sentences, likeness }: ComparedSentences,
  chosen: number,
  near: number,
  words: Words,
  lang: string,
): Says {
  const w = words.sentences
  const number = (i: number): string => formatCount(i + 1, lang)
  const text = shortened(sentences[near].text, 60)
  const value = formatNumber(likeness[chosen][near] as number, lang)
  const others = likeness[chosen].flatMap((other, i) =>
    i !== chosen && i !== near && other !== null && formatNumber(other, lang) === value
      ? [number(i)]
      : [],
  )
  return others.length === 0
    ? w.nearest(number(chosen), number(near), text, value)
    : w.nearestOfSeveral(number(chosen), number(near), text, others, value)
}

/** The first two sentences that have the same words, if there are such: what a mean can't tell apart. */
function sameWordsSays(
  { sentences, likeness }: ComparedSentences,
  words: Words,
  lang: string,
): Says[] {
  for (const [i, one] of sentences.entries())
    for (let j = i + 1; j < sentences.length; j++)
      if (one.rows.length > 0 && sameWords(one, sentences[j]))
        return [
          words.sentences.sameWordsOf(
            formatCount(i + 1, lang),
            formatCount(j + 1, lang),
            formatNumber(likeness[i][j] as number, lang),
          ),
        ]
  return []
}

const sameWords = (a: ReadSentence, b: ReadSentence): boolean =>
  a.rows.length === b.rows.length &&
  [...a.rows].sort((x, y) => x - y).join() === [...b.rows].sort((x, y) => x - y).join()

/** One line of at most so many letters. */
export function shortened(written: string, most: number): string {
  const letters = [
    ...written
      .slice(0, most * 4)
      .toWellFormed()
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

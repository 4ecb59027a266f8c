import { isStopWord } from '@nextword/core/attention'
import { type EmbeddingTable, rowOf } from '@nextword/core/embeddings'
import { withoutTurns } from '../../kit/direction.ts'
import { ambiguousOf } from './ambiguous.ts'

/** As many words as a figure can draw lines between. */
export const mostWords = 40
/** As many letters of one of them. */
export const mostLetters = 24

/** A word of the reader's sentence. */
export interface SentenceWord {
  /** With its punctuation, cut if it is very long. */
  readonly shown: string
  /** The word alone, as it is written in the sentence; a dash or a smiley as it is shown. */
  readonly written: string
  /** The word alone, in lower case; empty for a dash or a smiley. */
  readonly key: string
  /** Its row in the table. */
  readonly row: number | undefined
  readonly isStopWord: boolean
}

export interface FittedText {
  readonly text: string
  readonly words: number
  /** How many words there were beyond `mostWords`. */
  readonly leftOut: number
}

/**
 * A text cut to what is shown of it: its first words, each not too long. The words beyond are
 * counted, however many there are.
 * @param longest - how long it may be altogether, in UTF-16 code units
 */
export function fittedText(text: string, longest = Infinity): FittedText {
  const all = text.toWellFormed().match(/\S+/gu) ?? []
  const kept: string[] = []
  let length = -1
  for (const word of all) {
    const next = cut(word)
    length += 1 + next.length
    if (kept.length === mostWords) break
    if (length > longest) {
      // A first word that is too long by itself is cut, as there is no other to stop at.
      if (kept.length === 0) kept.push(...firstOf(next, longest))
      break
    }
    kept.push(next)
  }
  return { text: kept.join(' '), words: kept.length, leftOut: all.length - kept.length }
}

/** The words of a sentence, looked up. */
export function sentenceWords(text: string, table: EmbeddingTable): SentenceWord[] {
  // What turns the direction has no place among words that are drawn one by one.
  const { text: fitted } = fittedText(withoutTurns(text))
  if (fitted === '') return []
  return fitted.split(' ').map((shown) => {
    const whole = wordOf(shown)
    // Nora's is Nora.
    const isIn = rowOf(table, whole.toLowerCase()) !== undefined
    const word = isIn ? whole : whole.replace(/['’]s$/iu, '')
    const key = word.toLowerCase()
    return {
      shown,
      written: word || shown,
      key,
      row: key === '' ? undefined : rowOf(table, key),
      isStopWord: isStopWord(key),
    }
  })
}

/**
 * Which word looks around: the one asked for, or else one of two meanings, or else the last that
 * isn't a stop word.
 * @returns its place; −1 where the table has none of the words
 */
export function focusOf(words: readonly SentenceWord[], asked: string): number {
  const known = (at: number): boolean => words[at].row !== undefined
  const places = words.map((_, at) => at).filter(known)
  const wanted = wordOf(asked).toLowerCase()
  const named = places.findLast((at) => words[at].key === wanted)
  const ambiguous = places.findLast((at) => ambiguousOf(words[at].key) !== undefined)
  const telling = places.findLast((at) => !words[at].isStopWord)
  return named ?? ambiguous ?? telling ?? places.at(-1) ?? -1
}

/** A sentence with the word at that place exchanged for another, its punctuation kept. */
export function withWord(text: string, at: number, word: string): string {
  return fittedText(text)
    .text.split(' ')
    .map((shown, i) => (i === at ? shown.replace(wordIn, () => word) : shown))
    .join(' ')
}

const wordIn = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u

const wordOf = (shown: string): string => wordIn.exec(shown)?.[0] ?? ''

/** As much of a word as fits before an ellipsis; nothing if that is nothing. */
function firstOf(word: string, longest: number): string[] {
  let first = ''
  for (const letter of word) {
    if (first.length + letter.length + 1 > longest) break
    first += letter
  }
  return first === '' ? [] : [`${first}…`]
}

function cut(word: string): string {
  // No text has letters of more than two units each, so that a slice is enough to count in.
  const letters = [...word.slice(0, mostLetters * 2 + 2)]
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters - 1).join('')}…` : word
}

import { type CountModel, klDivergence } from '@nextword/core/world'
import {
  heard,
  type Language,
  listed,
  modelShares,
  type NextWords,
  truthShares,
  writtenAfter,
} from '../../kit/language/index.ts'
import { bitsOfNats } from './ladder-work.ts'

export const rungNames = ['unigram', 'bigram', 'trigram', 'transformer', 'truth'] as const
export type RungName = (typeof rungNames)[number]

/** One step of the ladder, after one beginning. */
export interface Rung {
  readonly name: RungName
  /** The last words that it looks at, as they are written. */
  readonly sees: readonly string[]
  /** The same words for every rung. */
  readonly next: NextWords
  /** Bits of surprise beyond the truth's; null where there is no truth. */
  readonly bits: number | null
}

/** So many words are listed on each rung. */
const listedWords = 4

/** [rungs][vocabulary]: what each rung says comes next; null for a truth that there isn't. */
function sharesAfter(
  language: Language,
  counts: readonly CountModel[],
  words: readonly string[],
): readonly (Float64Array | null)[] {
  const text = heard(language.world, words)
  const ids = [0, ...text.words.map(({ id }) => id)]
  return [
    ...counts.map((count) => count.probabilitiesAfter(ids)),
    modelShares(language, text),
    truthShares(text.belief),
  ]
}

/** The five rungs after a beginning, the same words on each, likeliest first as the truth has it. */
export function ladderRungs(
  language: Language,
  counts: readonly CountModel[],
  words: readonly string[],
): readonly Rung[] {
  const { world } = language
  const all = sharesAfter(language, counts, words)
  const truth = all[all.length - 1]
  const written = words.map((word, place) => writtenAfter(world, word, words[place - 1]))
  const leading = truth ?? all[all.length - 2]!
  const likeliest = listed(world, leading, truth, listedWords, words.at(-1)).rows
  // What can't be said isn't listed, nor what stands for unknown words.
  const rows = likeliest.filter(({ id }) => leading[id] > 0 && id !== 1)
  const rung = (shares: Float64Array, place: number): Rung => ({
    name: rungNames[place],
    sees: place < counts.length ? written.slice(Math.max(0, written.length - place)) : written,
    next: sameWords(rows, shares, truth),
    bits: truth === null ? null : bitsOfNats(klDivergence(truth, shares)),
  })
  return all.flatMap((shares, place) =>
    shares === null ? [] : [{ ...rung(shares, place), ...(place === 0 ? { sees: [] } : {}) }],
  )
}

/** Some words as one rung has them, and all others. */
function sameWords(
  rows: NextWords['rows'],
  shares: Float64Array,
  truth: Float64Array | null,
): NextWords {
  const listedIds = new Set(rows.map(({ id }) => id))
  const rest = (of: Float64Array): number =>
    of.reduce((sum, share, id) => (listedIds.has(id) ? sum : sum + share), 0)
  return {
    rows: rows.map((row) => ({ ...row, model: shares[row.id] })),
    others: {
      count: shares.length - rows.length,
      model: rest(shares),
      truth: truth === null ? null : rest(truth),
    },
    kl: truth === null ? null : klDivergence(truth, shares),
  }
}

/** What a swap of the cue does to the rungs. */
export interface Swapped {
  /** Not at all. */
  readonly same: readonly RungName[]
  readonly changed: readonly RungName[]
}

/** Which rungs say something else when the cue is swapped. */
export function swappedRungs(
  language: Language,
  counts: readonly CountModel[],
  words: readonly string[],
  twin: readonly string[],
): Swapped {
  const [before, after] = [words, twin].map((each) => sharesAfter(language, counts, each))
  const isSame = rungNames.map((_, place) => {
    const [a, b] = [before[place], after[place]]
    return a === null || b === null
      ? a === b
      : a.every((share, id) => Math.abs(share - b[id]) < 1e-9)
  })
  return {
    same: rungNames.filter((_, place) => isSame[place]),
    changed: rungNames.filter((_, place) => !isSame[place]),
  }
}

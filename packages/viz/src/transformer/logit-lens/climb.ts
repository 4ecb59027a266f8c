import { logitLens } from '@nextword/core/transformer'
import {
  type Heard,
  type Language,
  listed,
  type NextWords,
  truthShares,
} from '../../kit/language/index.ts'

/** How many words a rung lists. */
export const listedWords = 5

/** What the model would say if it ended here. */
export interface Rung {
  /** [vocabulary], adds up to 1 */
  readonly shares: ArrayLike<number>
  readonly next: NextWords
  /** How much of the guess lies on words that can come; null where there is no truth. */
  readonly possible: number | null
  /** [width]: the residual stream at the place. */
  readonly vector: ArrayLike<number>
}

/** One place of a text, layer by layer. */
export interface Climb {
  /** [layers + 1]: before the first layer, after each. */
  readonly rungs: readonly Rung[]
  /** How many words of the text have been read there. */
  readonly place: number
  /** [vocabulary], exact; null where there is none. */
  readonly truth: ArrayLike<number> | null
  /** From this rung on the likeliest word is the one of the last. */
  readonly settled: number
  /** The first rung from which on half of the guess or more lies on words that can come; null if none. */
  readonly formed: number | null
}

/** The fewest words that must have been read, so that the model still reads all of them. */
export const firstPlace = ({ words }: Heard, context: number): number =>
  Math.max(0, words.length - (context - 1))

/**
 * Climbs a model's layers after some words of a text.
 * @param place - how many words have been read, 0 … words; so that the model stands at the last of them
 */
export function climbOf({ model, world }: Language, told: Heard, place: number): Climb {
  const from = Math.max(0, place - (model.tokens - 1))
  const tokens = [0, ...told.words.slice(from, place).map(({ id }) => id)]
  const truth = truthShares(told.beliefs[place])
  const before = told.words[place - 1]?.word
  const rungs = logitLens(model, tokens, { top: 1 }).map(({ probabilities, residual }): Rung => ({
    shares: probabilities,
    next: listed(world, probabilities, truth, listedWords, before),
    possible: truth && truth.reduce((sum, t, id) => (t > 0 ? sum + probabilities[id] : sum), 0),
    vector: residual,
  }))
  return { rungs, place, truth, settled: settledFrom(rungs), formed: formedFrom(rungs) }
}

const settledFrom = (rungs: readonly Rung[]): number => {
  const last = rungs[rungs.length - 1].next.rows[0].id
  return rungs.findLastIndex(({ next }) => next.rows[0].id !== last) + 1
}

function formedFrom(rungs: readonly Rung[]): number | null {
  const from = rungs.findLastIndex(({ possible }) => possible === null || possible < 0.5) + 1
  return from < rungs.length ? from : null
}

/** The words that should come, as the layers come to them. */
export interface RightWords {
  /** Likeliest first. */
  readonly words: readonly { readonly id: number; readonly truth: number | null }[]
  /** [words][layers + 1] */
  readonly shares: readonly (readonly number[])[]
}

/** The likeliest words in truth, or where there is none those of the last rung, and their shares over the layers. */
export function rightWords({ rungs, truth }: Climb, count = listedWords): RightWords {
  const by = truth ?? rungs[rungs.length - 1].shares
  const ids = Array.from(by as ArrayLike<number>, (_, id) => id)
    .filter((id) => by[id] > 0)
    .sort((a, b) => by[b] - by[a] || a - b)
    .slice(0, count)
  return {
    words: ids.map((id) => ({ id, truth: truth === null ? null : truth[id] })),
    shares: ids.map((id) => rungs.map(({ shares }) => shares[id])),
  }
}

import { END } from '@nextword/core/world'
import { bitsOf } from '../../kit/language/index.ts'

/** A word that was written on, and what it was worth then. */
export interface WrittenWord {
  /** In the world's spelling; the end mark for the story's end. */
  readonly word: string
  readonly written: string
  /** The model's share of it, 0 … 1. */
  readonly model: number
  /** The exact one; null where there is no truth. */
  readonly truth: number | null
  /** Bits that a word costs there on average; null where there is no truth, or it isn't known yet. */
  readonly average: number | null
}

/** A word that the reader guessed. */
export interface Guess {
  readonly word: string
  readonly written: string
  /** What the model gave it; null where it hasn't come yet. */
  readonly model: number | null
  /** Nothing was likelier. */
  readonly isLikeliest: boolean
}

/** From this share on a guess counts as likely. */
export const likelyFrom = 0.1

export interface Tally {
  readonly guesses: number
  readonly likely: number
  readonly likeliest: number
}

export const tallyOf = (guesses: readonly Guess[]): Tally => ({
  guesses: guesses.length,
  likely: guesses.filter(({ model }) => model !== null && model >= likelyFrom).length,
  likeliest: guesses.filter(({ isLikeliest }) => isLikeliest).length,
})

/** What all words written on cost together, in bits; ∞ once something was said that never is. */
export interface Bits {
  readonly model: number
  /** null if for no word there was a truth. */
  readonly truth: number | null
}

export function bitsOfAll(written: readonly WrittenWord[]): Bits {
  const known = written.flatMap(({ truth }) => (truth === null ? [] : [bitsOf(truth)]))
  return {
    model: written.reduce((sum, { model }) => sum + bitsOf(model), 0),
    truth: known.length === 0 ? null : known.reduce((sum, bits) => sum + bits, 0),
  }
}

/** The words alone, without the end mark. */
export const wordsOf = (written: readonly WrittenWord[]): string[] =>
  written.flatMap(({ word }) => (word === END ? [] : [word]))

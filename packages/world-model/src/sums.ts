import { argmax } from '@nextword/core/numbers'
import { klDivergence } from '@nextword/core/world'

/** The model's guess at one word beside the truth. */
export interface Reading {
  /** [vocabulary], shares. */
  readonly truth: Float64Array
  readonly guess: ArrayLike<number>
  /** Nats: the entropy of the truth, below which no loss can fall on average. */
  readonly floor: number
  /** The id of the word that came. */
  readonly next: number
}

/** How right the model is over some words, on average. */
export interface Figures {
  readonly words: number
  /** Nats a word: how far the guess is from the truth, and the cross-entropy and its floor. */
  readonly kl: number
  readonly loss: number
  readonly floor: number
  /** The share of words where the likeliest is one of the truly likeliest. */
  readonly agrees: number
  /** Where the truth is certain: what the model gives to the right word, and how often that is its likeliest. */
  readonly certain: Certain | null
}

export interface Certain {
  readonly words: number
  readonly share: number
  readonly likeliest: number
}

/** Adds up how right the model is, word by word. */
export function sums(): { add(reading: Reading): void; mean(): Figures } {
  let words = 0
  let kl = 0
  let loss = 0
  let floorSum = 0
  let agrees = 0
  const certain = { words: 0, share: 0, likeliest: 0 }
  return {
    add({ truth, guess, floor, next }) {
      const likeliest = argmax(guess)
      const most = Math.max(...truth)
      words++
      kl += klDivergence(truth, guess)
      loss -= Math.log(guess[next])
      floorSum += floor
      // Where several are likeliest, any of them is right.
      agrees += truth[likeliest] > most - 1e-9 ? 1 : 0
      if (most < 1 - 1e-9) return
      certain.words++
      certain.share += guess[next]
      certain.likeliest += likeliest === next ? 1 : 0
    },
    mean: () => ({
      words,
      kl: kl / words,
      loss: loss / words,
      floor: floorSum / words,
      agrees: agrees / words,
      certain:
        certain.words === 0
          ? null
          : {
              words: certain.words,
              share: certain.share / certain.words,
              likeliest: certain.likeliest / certain.words,
            },
    }),
  }
}

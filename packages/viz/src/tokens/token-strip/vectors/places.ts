import { sinusoidalPositions } from '@nextword/core/attention'
import { distance, type EmbeddingTable, rowOf, vectorOf } from '@nextword/core/embeddings'

/** So many words are shown; of a longer text, the first. */
export const mostWords = 32

/** The words of a text, and what of it is none. */
export interface FoundWords {
  /** The first of them, as the table may have them. */
  readonly words: readonly string[]
  /** How many more there are. */
  readonly left: number
  /** Emoji, signs and halves of characters, each once; punctuation and spaces aren't missed. */
  readonly others: readonly string[]
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu

/** @param most - how many words are taken */
export function wordsIn(text: string, most: number = mostWords): FoundWords {
  const whole = text.toWellFormed()
  const all = whole.match(word) ?? []
  const others = whole.replaceAll(word, ' ').match(/[^\s\p{P}\p{Z}]+/gu) ?? []
  return {
    words: all.slice(0, most),
    left: Math.max(0, all.length - most),
    others: [...new Set(others)],
  }
}

/**
 * The words in another order: those at two neighbouring places swapped.
 * @param order - [places]: which word of the text stands there
 * @param at - the first of the two places
 */
export function withSwap(order: readonly number[], at: number): number[] {
  const swapped = [...order]
  const [left, right] = [order[at], order[at + 1]]
  if (left === undefined || right === undefined) return swapped
  swapped[at] = right
  swapped[at + 1] = left
  return swapped
}

/** A word with the numbers that the transformer gets of it. */
export interface PlacedWord {
  readonly word: string
  /** Where it stands, and where it stood in the text; from 0. */
  readonly place: number
  readonly placeBefore: number
  /** [width]: the word's own numbers; null where the table hasn't the word. */
  readonly vector: Float64Array | null
  /** [width]: those of its place. */
  readonly position: Float64Array
  /** [width]: both added; null without the word's own. */
  readonly sum: Float64Array | null
  /** How far the place's numbers are from those of the place before, and the sum's from its own. */
  readonly moved: { readonly position: number; readonly sum: number | null }
}

/**
 * The words of a text where they stand now.
 * @param order - [places]: which word of the text stands there
 */
export function placedWords(
  words: readonly string[],
  order: readonly number[],
  table: EmbeddingTable,
): PlacedWord[] {
  const { width } = table
  const positions = sinusoidalPositions(words.length, width)
  const positionOf = (place: number): Float64Array =>
    Float64Array.from(positions.subarray(place * width, (place + 1) * width))
  return order.map((origin, place): PlacedWord => {
    const word = words[origin] as string
    const row = rowOf(table, word)
    const vector = row === undefined ? null : vectorOf(table, row)
    const position = positionOf(place)
    const before = positionOf(origin)
    const sum = vector === null ? null : added(vector, position)
    return {
      word,
      place,
      placeBefore: origin,
      vector,
      position,
      sum,
      moved: {
        position: distance(position, before),
        sum: vector === null || sum === null ? null : distance(sum, added(vector, before)),
      },
    }
  })
}

/** Whether two words are the same one, however they are written. */
export const sameWord = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase()

/**
 * The first two neighbours that are worth swapping: both with vectors, and not the same word.
 * @returns the first of the two places; 0 where there are none such
 */
export function pairAtFirst(words: readonly string[], table: EmbeddingTable): number {
  const found = words.findIndex((word, at) => {
    const next = words[at + 1]
    return (
      next !== undefined &&
      !sameWord(word, next) &&
      rowOf(table, word) !== undefined &&
      rowOf(table, next) !== undefined
    )
  })
  return Math.max(0, found)
}

const added = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, i) => value + (other[i] as number))

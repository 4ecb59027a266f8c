import { copyLike } from '../numbers/floats.ts'
import { requireChoice, requireInteger, requireNumber } from '../numbers/require.ts'
import { requireVectors, type Vectors } from './vectors.ts'

/**
 * A vector for each place in a text: waves, each pair of numbers slower than the one before.
 *
 * Attention by itself doesn't see order; with these added to the words it does. Number 2i is
 * sin(place ÷ 10000^(2i ÷ width)), number 2i + 1 the cosine of the same; an odd width ends on a sine.
 * @param tokens - how many places
 * @param width - how many numbers each
 * @param from - the first place
 * @returns [tokens, width], each −1 … 1
 * @throws RangeError if a count isn't a whole number from 0 to 2²⁰ (the width from 1)
 * @see Vaswani et al. 2017, "Attention is all you need", section 3.5
 * @example
 * sinusoidalPositions(2, 2) // => Float32Array [0, 1, 0.84…, 0.54…]
 */
export function sinusoidalPositions(tokens: number, width: number, from = 0): Float32Array {
  requireInteger('sinusoidalPositions tokens', tokens, 0, 2 ** 20)
  requireInteger('sinusoidalPositions width', width, 1, 2 ** 20)
  requireInteger('sinusoidalPositions from', from, 0, 2 ** 30)
  const places = new Float32Array(tokens * width)
  for (let i = 0; i < width; i++) {
    const slowness = 10_000 ** ((i - (i % 2)) / width)
    const wave = i % 2 === 0 ? Math.sin : Math.cos
    for (let t = 0; t < tokens; t++) places[t * width + i] = wave((from + t) / slowness)
  }
  return places
}

/**
 * Each token's vector with that of its place added: with a learnt table of places as in GPT-2, or
 * with the waves of `sinusoidalPositions`.
 * @param places - [places, width]; at least as many places as there are tokens
 * @param from - the place of the first token
 * @returns [tokens, width]
 * @throws RangeError if the widths differ or the places don't suffice
 */
export function withPositions(given: Vectors, places: Vectors, from = 0): Vectors {
  requireVectors('withPositions vectors', given)
  requireVectors('withPositions places', places)
  const { tokens, width } = given
  if (places.width !== width)
    throw new RangeError(`withPositions needs places of width ${width}, got ${places.width}`)
  requireInteger('withPositions from', from, 0, 2 ** 30)
  if (from + tokens > places.tokens)
    throw new RangeError(
      `withPositions needs ${from + tokens} places for ${tokens} tokens from ${from}, got ${places.tokens}`,
    )
  const data = copyLike(given.data, given.data)
  for (let i = 0; i < data.length; i++) data[i] += places.data[from * width + i]
  return { tokens, width, data }
}

export interface RotaryOptions {
  /** The place of the first token. */
  readonly from?: number
  /** Of the slowest turn; LLaMA 1 and 2 have 10,000. */
  readonly base?: number
  /**
   * Which numbers are turned together. `neighbours`: 2i with 2i + 1, as in the paper, in Meta's own
   * LLaMA code and in llama2.c's files. `halves`: i with i + width ÷ 2, as in GPT-NeoX and in the
   * LLaMA weights of Hugging Face, which are sorted to suit. The two differ in nothing but that order.
   */
  readonly pairs?: 'neighbours' | 'halves'
}

/**
 * Vectors turned by their place: pair by pair, each pair more slowly than the one before.
 *
 * Done to queries and keys, so that their dot product depends on how far apart two tokens are and
 * not on where they stand.
 * @param given - [tokens, width], of one head; the width is even
 * @returns [tokens, width], each vector as long as before
 * @throws RangeError if the width is odd
 * @see Su et al. 2021, "RoFormer", section 3.4.2
 * @example
 * rotated(vectors(1, 2, Float64Array.of(1, 0)), { from: 1 }).data // => Float64Array [0.54…, 0.84…]
 */
export function rotated(given: Vectors, options: RotaryOptions = {}): Vectors {
  const { from = 0, base = 10_000, pairs = 'neighbours' } = options
  requireVectors('rotated vectors', given)
  requireInteger('rotated from', from, 0, 2 ** 30)
  requireNumber('rotated base', base, 1, 1e12)
  requireChoice('rotated pairs', pairs, ['neighbours', 'halves'])
  const { tokens, width } = given
  if (width % 2 !== 0) throw new RangeError(`rotated needs vectors of an even width, got ${width}`)
  const data = copyLike(given.data, given.data)
  const half = width / 2
  for (let pair = 0; pair < half; pair++) {
    const slowness = base ** ((2 * pair) / width)
    const first = pairs === 'neighbours' ? 2 * pair : pair
    const second = pairs === 'neighbours' ? first + 1 : first + half
    for (let t = 0; t < tokens; t++) {
      const angle = (from + t) / slowness
      const x = given.data[t * width + first]
      const y = given.data[t * width + second]
      data[t * width + first] = x * Math.cos(angle) - y * Math.sin(angle)
      data[t * width + second] = x * Math.sin(angle) + y * Math.cos(angle)
    }
  }
  return { tokens, width, data }
}

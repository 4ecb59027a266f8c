import type { Random } from '../numbers/random.ts'
import { requireFinite, requireInteger, requireNumbers, requireNumber } from '../numbers/require.ts'
import { softmax } from '../numbers/softmax.ts'
import type { NetworkShape } from './network.ts'

/** The page's net: nine pixels in, two hidden layers of six, four answers out. */
export const symbolShape: NetworkShape = {
  sizes: [9, 6, 6, 4],
  hidden: ['tanh', 'sigmoid'],
  outputs: 'softmax',
}

/** A symbol on a 3×3 display. */
export interface SymbolPicture {
  readonly id: 'times' | 'plus' | 'square' | 'slash'
  readonly name: '×' | '+' | '□' | '/'
  /** [9], row by row from the top left; −1 black … 1 white */
  readonly pixels: Float32Array
}

const picture = (
  id: SymbolPicture['id'],
  name: SymbolPicture['name'],
  rows: string,
): SymbolPicture => ({
  id,
  name,
  pixels: Float32Array.from(rows, (cell) => (cell === '#' ? -1 : 1)),
})

/** The four symbols that the page's net tells apart, in the order of its outputs. */
export const symbols: readonly SymbolPicture[] = [
  picture('times', '×', '#.#' + '.#.' + '#.#'),
  picture('plus', '+', '.#.' + '###' + '.#.'),
  picture('square', '□', '###' + '#.#' + '###'),
  picture('slash', '/', '..#' + '.#.' + '#..'),
]

/** How a symbol is spoilt: by flipped pixels, by grey ones. */
export interface SymbolNoise {
  /** The chance of each pixel to turn from black to white or back, 0 … 1. */
  readonly flipChance: number
  /** How far towards grey a pixel may fade: 0 not at all, 1 as far as the middle. */
  readonly greyAmount: number
}

/**
 * A spoilt copy of a symbol, or of any picture.
 * @param pixels - [9] or any length
 * @throws RangeError if a chance or an amount is not within 0 … 1
 */
export function noisyPicture(
  pixels: ArrayLike<number>,
  noise: SymbolNoise,
  random: Random,
): Float32Array {
  requireNumber('flipChance', noise.flipChance, 0, 1)
  requireNumber('greyAmount', noise.greyAmount, 0, 1)
  requireFinite('picture', pixels)
  return Float32Array.from(pixels, (pixel) => {
    // Both draws are made for every pixel, so that a change of one setting keeps the other's chance.
    const flipped = random() < noise.flipChance ? -pixel : pixel
    return flipped * (1 - noise.greyAmount * random())
  })
}

/** A spoilt copy of one of the four symbols. @throws RangeError if there is no such symbol */
export function symbolVariant(symbol: number, noise: SymbolNoise, random: Random): Float32Array {
  requireInteger('symbol', symbol, 0, symbols.length - 1)
  return noisyPicture(symbols[symbol].pixels, noise, random)
}

/**
 * The true share of each symbol: what a reader who knows the four, and knows that every pixel flips
 * with the given chance, may believe of a picture (Bayes' rule, all four equally likely before).
 *
 * A pixel speaks as loudly as it is black or white; a grey one says nothing.
 * @param pixels - [9], −1 … 1
 * @param flipChance - above 0, at most one half
 * @returns [4]; adds up to 1
 * @throws RangeError for a wrong length, a number that isn't finite, or a chance outside its range
 * @example
 * symbolPosterior([1, 1, -1, 1, -1, 1, -1, 1, -1], 0.1) // => Float32Array [0.4999…, 9.4…e-7, 0.0000084…, 0.4999…]
 */
export function symbolPosterior(pixels: ArrayLike<number>, flipChance: number): Float32Array {
  requireNumbers('symbolPosterior', pixels, 9)
  requireNumber('flipChance', flipChance, Number.MIN_VALUE, 0.5)
  // A pixel that agrees counts ln(1 − chance), one that differs ln(chance): half their difference a unit.
  const weight = (Math.log1p(-flipChance) - Math.log(flipChance)) / 2
  const evidence = symbols.map((symbol) => {
    let agreement = 0
    for (let i = 0; i < 9; i++) agreement += Math.max(-1, Math.min(1, pixels[i])) * symbol.pixels[i]
    return weight * agreement
  })
  return softmax(evidence) as Float32Array
}

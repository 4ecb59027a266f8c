import { requireInteger, requireNumber } from './require.ts'

/** A source of chance: each call gives the next number from 0 (included) to 1 (excluded). */
export type Random = () => number

/**
 * Chance that repeats: one seed, one sequence, the same in every engine.
 *
 * xoshiro128**, its four words of state filled from the seed by a Weyl sequence through
 * MurmurHash3's finaliser. Only 32-bit integer steps, so no engine can round differently; the
 * 32 bits are divided by 2³².
 * @param seed - a whole number from 0 to 2³² − 1
 * @throws RangeError if the seed isn't one
 * @see Blackman and Vigna 2018, "Scrambled linear pseudorandom number generators"
 */
export function seededRandom(seed: number): Random {
  requireInteger('seededRandom seed', seed, 0, 2 ** 32 - 1)
  let mixed = seed | 0
  const nextWord = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let a = nextWord()
  let b = nextWord()
  let c = nextWord()
  let d = nextWord()
  return () => {
    const starred = Math.imul(b, 5)
    const result = Math.imul((starred << 7) | (starred >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return (result >>> 0) / 4294967296
  }
}

/**
 * A number drawn evenly from `low` to `high`.
 * @throws RangeError if a bound isn't finite or they are the wrong way round
 */
export function uniformFrom(low: number, high: number, random: Random): number {
  requireNumber('uniformFrom width', high - low, 0, Number.MAX_VALUE)
  return low + (high - low) * random()
}

/**
 * A number from the normal distribution of mean 0 and variance 1.
 * @see Box and Muller 1958
 */
export function normalFrom(random: Random): number {
  // 1 − random() is never 0, so the logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A whole number drawn evenly from 0 to `count` − 1. */
export function integerBelow(count: number, random: Random): number {
  requireInteger('integerBelow count', count, 1, 2 ** 32)
  return Math.floor(random() * count)
}

/**
 * Puts the entries into a random order, all orders equally likely.
 * @see Durstenfeld 1964, the Fisher–Yates shuffle
 */
export function shuffleInto(
  target: { length: number; [index: number]: number },
  random: Random,
): void {
  for (let last = target.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1))
    const held = target[last]
    target[last] = target[pick]
    target[pick] = held
  }
}

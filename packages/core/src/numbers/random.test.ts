import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  integerBelow,
  mean,
  normalFrom,
  seededRandom,
  shuffleInto,
  uniformFrom,
  variance,
} from './index.ts'

const draws = (count: number, draw: () => number): Float64Array =>
  Float64Array.from({ length: count }, draw)

describe('seeded chance', () => {
  test('the same seed gives the same sequence, another seed another', () => {
    const three = (seed: number): Float64Array => draws(3, seededRandom(seed))
    expect(three(1)).toEqual(three(1))
    expect(three(1)).not.toEqual(three(2))
  })

  test('stays within 0 … 1 and fills it evenly', () => {
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const values = draws(100_000, seededRandom(seed))
      expect(Math.min(...values.subarray(0, 1e4))).toBeGreaterThanOrEqual(0)
      expect(values.every((x) => x >= 0 && x < 1)).toBe(true)
      const bins = new Array<number>(10).fill(0)
      for (const x of values) bins[Math.floor(x * 10)]++
      // 10,000 each, give or take 95: six of those are one in five hundred million.
      for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(570)
    }
  })

  test('neighbouring draws and neighbouring seeds have nothing to do with each other', () => {
    const one = draws(20_000, seededRandom(7))
    const next = draws(20_000, seededRandom(8))
    const correlation = (a: Float64Array, b: Float64Array): number =>
      mean(a.map((x, i) => (x - 0.5) * (b[i] - 0.5))) * 12
    expect(Math.abs(correlation(one, next))).toBeLessThan(0.05)
    expect(Math.abs(correlation(one.subarray(1), one.subarray(0, -1)))).toBeLessThan(0.05)
  })

  test('a seed that isn’t a whole number from 0 to 2³² − 1 is refused', () => {
    for (const seed of [-1, 1.5, NaN, 2 ** 32, Infinity])
      expect(() => seededRandom(seed)).toThrow(RangeError)
    expect(() => seededRandom('1' as unknown as number)).toThrow(TypeError)
  })
})

describe('numbers drawn from it', () => {
  test('uniformFrom keeps within its bounds, and has their mean', () => {
    const random = seededRandom(3)
    const values = draws(50_000, () => uniformFrom(-1, 3, random))
    expect(values.every((x) => x >= -1 && x < 3)).toBe(true)
    expect(mean(values)).toBeCloseTo(1, 1)
    expect(uniformFrom(2, 2, random)).toBe(2)
    expect(() => uniformFrom(1, 0, random)).toThrow(RangeError)
    expect(() => uniformFrom(NaN, 0, random)).toThrow(RangeError)
  })

  test('normalFrom has mean 0, variance 1 and the bell’s shares', () => {
    const random = seededRandom(4)
    const values = draws(100_000, () => normalFrom(random))
    expect(values.every(Number.isFinite)).toBe(true)
    expect(Math.abs(mean(values))).toBeLessThan(0.02)
    expect(Math.abs(variance(values) - 1)).toBeLessThan(0.03)
    const within = (far: number): number => values.filter((x) => Math.abs(x) < far).length / 1e5
    expect(within(1)).toBeCloseTo(0.6827, 2)
    expect(within(2)).toBeCloseTo(0.9545, 2)
  })

  test('integerBelow gives each whole number its turn', () => {
    const random = seededRandom(5)
    const counts = new Array<number>(6).fill(0)
    for (let n = 0; n < 60_000; n++) counts[integerBelow(6, random)]++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(600)
    expect(() => integerBelow(0, random)).toThrow(RangeError)
  })

  test('a shuffle keeps all entries, and all six orders of three come equally often', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 0, max: 1000 }), (entries, seed) => {
        const shuffled = entries.slice()
        shuffleInto(shuffled, seededRandom(seed))
        expect(shuffled.sort((a, b) => a - b)).toEqual(entries.sort((a, b) => a - b))
      }),
    )
    const random = seededRandom(6)
    const orders = new Map<string, number>()
    for (let n = 0; n < 60_000; n++) {
      const entries = [1, 2, 3]
      shuffleInto(entries, random)
      orders.set(entries.join(''), (orders.get(entries.join('')) ?? 0) + 1)
    }
    expect(orders.size).toBe(6)
    for (const count of orders.values()) expect(Math.abs(count - 10_000)).toBeLessThan(600)
  })
})

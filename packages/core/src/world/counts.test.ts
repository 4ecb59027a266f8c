import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countModel, klDivergence, wordCounter } from './index.ts'

const texts = [
  [0, 1, 2, 0],
  [0, 1, 3, 0],
  [0, 1, 2, 0],
]

describe('a model that counts', () => {
  test('is small enough for paper', () => {
    // Nine words came, of four kinds: 3 ends, 3 ones, 2 twos, 1 three.
    const unigram = [3, 3, 2, 1].map((count) => (count + 4 / 4) / 13)
    const one = countModel(texts, { vocabulary: 4, order: 1 })
    for (const [id, share] of one.probabilitiesAfter([0, 1]).entries())
      expect(share).toBeCloseTo(unigram[id], 12)
    // After 1: 2 twos and a three, two kinds.
    const bigram = unigram.map((share, id) => ([0, 0, 2, 1][id] + 2 * share) / 5)
    const two = countModel(texts, { vocabulary: 4, order: 2 })
    for (const [id, share] of two.probabilitiesAfter([0, 1]).entries())
      expect(share).toBeCloseTo(bigram[id], 12)
    // After 0 1: the same counts again, over the bigram's.
    const three = countModel(texts, { vocabulary: 4, order: 3 })
    for (const [id, share] of three.probabilitiesAfter([0, 1]).entries())
      expect(share).toBeCloseTo(([0, 0, 2, 1][id] + 2 * bigram[id]) / 5, 12)
  })

  test('falls back to fewer words where it has never been', () => {
    const three = countModel(texts, { vocabulary: 4, order: 3 })
    const two = countModel(texts, { vocabulary: 4, order: 2 })
    expect(three.probabilitiesAfter([3, 1])).toEqual(two.probabilitiesAfter([1]))
    expect(countModel([], { vocabulary: 4, order: 2 }).probabilitiesAfter([1])).toEqual(
      Float64Array.of(0.25, 0.25, 0.25, 0.25),
    )
  })

  test('gives every word a chance, and all of them one together', () => {
    const some = fc.array(fc.array(fc.nat(5), { maxLength: 8 }), { maxLength: 8 })
    fc.assert(
      fc.property(some, fc.array(fc.nat(5)), fc.integer({ min: 1, max: 4 }), (list, ids, order) => {
        const shares = countModel(list, { vocabulary: 6, order }).probabilitiesAfter(ids)
        expect(Math.min(...shares)).toBeGreaterThan(0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      }),
    )
  })

  test('is one of several that a single counter holds, and goes on counting', () => {
    const counter = wordCounter({ vocabulary: 4, order: 3 })
    const models = [1, 2, 3].map((order) => counter.model(order))
    for (const [n, text] of texts.entries()) {
      counter.add(text)
      for (const model of models) {
        const alone = countModel(texts.slice(0, n + 1), { vocabulary: 4, order: model.order })
        for (const ids of [[], [0], [0, 1], [3, 1, 2]])
          expect(model.probabilitiesAfter(ids)).toEqual(alone.probabilitiesAfter(ids))
      }
    }
    const before = models[2].probabilitiesAfter([0, 1])
    expect(() => counter.add([0, 1, 4])).toThrow(RangeError)
    expect(models[2].probabilitiesAfter([0, 1])).toEqual(before)
    expect(() => counter.model(4)).toThrow(RangeError)
  })

  test('refuses ids and orders that it can’t count', () => {
    expect(() => countModel(texts, { vocabulary: 3, order: 1 })).toThrow(RangeError)
    expect(() => countModel(texts, { vocabulary: 4, order: 0 })).toThrow(RangeError)
  })
})

describe('the distance of a guess from the truth', () => {
  test('is 0 for the truth alone and never below', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
      minLength: 4,
      maxLength: 4,
    })
    const normalised = (list: number[]) => list.map((x) => x / list.reduce((a, b) => a + b, 0))
    fc.assert(
      fc.property(shares, shares, (p, q) => {
        expect(klDivergence(normalised(p), normalised(q))).toBeGreaterThanOrEqual(0)
        expect(klDivergence(normalised(p), normalised(p))).toBeLessThan(1e-12)
      }),
    )
  })

  test('is endless where the guess rules out what may come', () => {
    expect(klDivergence([0.5, 0.5], [1, 0])).toBe(Infinity)
    expect(klDivergence([1, 0], [1, 0])).toBe(0)
    expect(() => klDivergence([1], [1, 0])).toThrow(RangeError)
  })
})

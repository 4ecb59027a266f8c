import { describe, expect, test } from 'vitest'
import { dot, norm } from '../numbers/vector.ts'
import { normalFrom, seededRandom } from '../numbers/random.ts'
import { rotated, sinusoidalPositions, vectorAt, vectors, withPositions } from './index.ts'

const random = seededRandom(18)
const someVectors = (tokens: number, width: number) =>
  vectors(
    tokens,
    width,
    Float64Array.from({ length: tokens * width }, () => normalFrom(random)),
  )

describe('sinusoidal positions', () => {
  test('are the paper’s waves: sines and cosines, each pair slower', () => {
    const places = sinusoidalPositions(3, 4)
    expect([...places.subarray(0, 4)]).toEqual([0, 1, 0, 1])
    const wanted = [Math.sin(2), Math.cos(2), Math.sin(0.02), Math.cos(0.02)]
    wanted.forEach((wave, i) => expect(places[8 + i]).toBeCloseTo(wave, 6))
  })

  test('of the same place are the same, wherever one begins; an odd width ends on a sine', () => {
    expect(sinusoidalPositions(2, 5, 3)).toEqual(sinusoidalPositions(5, 5).subarray(15))
    expect(sinusoidalPositions(1, 3)[2]).toBe(0)
    expect(sinusoidalPositions(0, 3)).toHaveLength(0)
  })

  test('are like those of near places, whichever place that is', () => {
    const places = vectors(60, 100, sinusoidalPositions(60, 100))
    const likeness = (a: number, b: number) => dot(vectorAt(places, a), vectorAt(places, b)) / 50
    for (const start of [0, 20]) {
      expect(likeness(start, start)).toBeCloseTo(1, 5)
      expect(likeness(start, start + 1)).toBeGreaterThan(likeness(start, start + 4))
      expect(likeness(start, start + 7)).toBeCloseTo(likeness(start + 9, start + 16), 5)
    }
  })

  test('need whole numbers', () => {
    expect(() => sinusoidalPositions(-1, 4)).toThrow('tokens needs a whole number from 0')
    expect(() => sinusoidalPositions(4, 0)).toThrow('width needs a whole number from 1')
    expect(() => sinusoidalPositions(4, 4, 0.5)).toThrow('from needs a whole number')
  })
})

describe('a table of places', () => {
  test('is added, each token its place', () => {
    const words = vectors(2, 2, Float32Array.of(1, 2, 3, 4))
    const places = vectors(3, 2, Float32Array.of(10, 20, 30, 40, 50, 60))
    expect([...withPositions(words, places).data]).toEqual([11, 22, 33, 44])
    expect([...withPositions(words, places, 1).data]).toEqual([31, 42, 53, 64])
    expect([...words.data]).toEqual([1, 2, 3, 4])
  })

  test('of another width or too short is refused', () => {
    const words = someVectors(2, 2)
    expect(() => withPositions(words, someVectors(2, 3))).toThrow('places of width 2, got 3')
    expect(() => withPositions(words, someVectors(2, 2), 1)).toThrow('needs 3 places')
  })
})

describe.each(['neighbours', 'halves'] as const)('rotary positions, %s paired', (pairs) => {
  test('turn a pair by its place, without changing its length', () => {
    const [x, y] = rotated(vectors(1, 2, Float64Array.of(3, 4)), { from: 2, pairs }).data
    expect(x).toBeCloseTo(3 * Math.cos(2) - 4 * Math.sin(2), 14)
    expect(y).toBeCloseTo(3 * Math.sin(2) + 4 * Math.cos(2), 14)
    const before = someVectors(5, 8)
    const after = rotated(before, { pairs })
    for (let t = 0; t < 5; t++)
      expect(norm(vectorAt(after, t))).toBeCloseTo(norm(vectorAt(before, t)), 12)
    expect(vectorAt(after, 0)).toEqual(vectorAt(before, 0))
  })

  test('let a dot product depend on the distance alone', () => {
    const [query, key] = [someVectors(1, 16), someVectors(1, 16)]
    const score = (q: number, k: number) =>
      dot(rotated(query, { from: q, pairs }).data, rotated(key, { from: k, pairs }).data)
    for (const [q, k] of [
      [4, 1],
      [0, 0],
      [9, 11],
    ])
      expect(score(q + 100, k + 100)).toBeCloseTo(score(q, k), 9)
    expect(score(4, 1)).not.toBeCloseTo(score(5, 1), 3)
  })
})

describe('rotary positions', () => {
  test('differ between the two pairings in the order of the numbers alone', () => {
    const given = someVectors(3, 6)
    const order = [0, 3, 1, 4, 2, 5]
    const sorted = (data: ArrayLike<number>) =>
      Float64Array.from(data, (_, i) => data[i - (i % 6) + order[i % 6]])
    expect(rotated(vectors(3, 6, sorted(given.data))).data).toEqual(
      sorted(rotated(given, { pairs: 'halves' }).data),
    )
  })

  test('need an even width and one of the two pairings', () => {
    expect(() => rotated(someVectors(1, 3))).toThrow('an even width, got 3')
    expect(() => rotated(someVectors(1, 2), { pairs: 'thirds' as 'halves' })).toThrow(
      "got 'thirds'",
    )
    expect(() => rotated(someVectors(1, 2), { base: 0 })).toThrow('from 1 to')
  })
})

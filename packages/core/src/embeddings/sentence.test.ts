import { describe, expect, test } from 'vitest'
import { dot, norm } from '../numbers/index.ts'
import {
  commonDirection,
  cosine,
  createEmbeddingTable,
  sentenceVector,
  sentenceVectors,
  withoutDirection,
  wordWeight,
} from './index.ts'

// 'the' makes up half of all text, the others next to nothing.
const table = createEmbeddingTable({
  words: ['the', 'dog', 'cat', 'moon'],
  width: 3,
  values: Float32Array.of(9, 0, 0, 1, 2, 0, 1, 1.9, 0.5, 1, 0, 2),
  frequencies: [0.5, 1e-3, 1e-3, 0],
})
const [the, dog, cat, moon] = [0, 1, 2, 3]

describe('a sentence as one vector', () => {
  test('by hand: weights a/(a + p), then the mean', () => {
    expect(wordWeight(table, the)).toBeCloseTo(0.001 / 0.501, 15)
    expect(wordWeight(table, dog)).toBe(0.5)
    expect(wordWeight(table, moon)).toBe(1)
    const vector = sentenceVector(table, [dog, moon])
    expect([...vector]).toEqual([(0.5 * 1 + 1) / 2, 0.5, 1])
  })

  test('with smoothing without end it is the plain mean', () => {
    expect([...sentenceVector(table, [the, dog], { smoothing: Infinity })]).toEqual([5, 1, 0])
  })

  test('the order of the words says nothing to it, and no words are zeros', () => {
    expect(sentenceVector(table, [dog, the, cat])).toEqual(sentenceVector(table, [cat, dog, the]))
    expect([...sentenceVector(table, [])]).toEqual([0, 0, 0])
    expect(sentenceVectors(table, [])).toEqual([])
  })

  test('common words make the plain means alike, and the weighed ones not', () => {
    const alike = (smoothing: number) =>
      cosine(
        sentenceVector(table, [the, the, dog], { smoothing }),
        sentenceVector(table, [the, the, moon], { smoothing }),
      )
    expect(alike(Infinity)).toBeGreaterThan(0.97)
    expect(alike(1e-3)).toBeLessThan(0.35)
  })
})

describe('what sentences have in common', () => {
  test('by hand: the direction that most of them share', () => {
    const direction = commonDirection([
      [2, 0.1],
      [3, -0.1],
      [-1, 0],
    ])
    expect(norm(direction)).toBeCloseTo(1, 12)
    expect(direction[0]).toBeGreaterThan(0.99)
  })

  test('is taken out: what is left stands at right angles to it', () => {
    const sentences = [[the, dog], [the, cat, moon], [moon], [dog, cat]]
    const vectors = sentences.map((rows) => sentenceVector(table, rows))
    const common = commonDirection(vectors)
    for (const vector of sentenceVectors(table, sentences))
      expect(dot(vector, common)).toBeCloseTo(0, 12)
    expect(sentenceVectors(table, sentences)).toEqual(
      vectors.map((vector) => withoutDirection(vector, common)),
    )
  })

  test('may be known from elsewhere, for a sentence alone', () => {
    const [vector] = sentenceVectors(table, [[dog]], { common: [1, 0, 0] })
    expect([...vector]).toEqual([0, 1, 0])
  })

  test('what doesn’t fit is an error that says so', () => {
    expect(() => sentenceVector(table, [4])).toThrow(RangeError)
    expect(() => sentenceVector(table, [the], { smoothing: 0 })).toThrow(RangeError)
    expect(() => sentenceVector({ ...table, frequencies: null }, [the])).toThrow(
      'need a table with frequencies',
    )
    expect(() => commonDirection([])).toThrow(RangeError)
    expect(() => commonDirection([[1, 2], [1]])).toThrow('needs 2 numbers, got 1')
    expect(() => withoutDirection([1], [1, 0])).toThrow(RangeError)
    expect(() => sentenceVectors(table, [[dog]], { common: [1] })).toThrow(RangeError)
  })
})

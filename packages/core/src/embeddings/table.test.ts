import { describe, expect, test } from 'vitest'
import { createEmbeddingTable, type EmbeddingParts, rowOf, vectorOf } from './index.ts'

const paper: EmbeddingParts = {
  words: ['the', 'Rome', 'cat'],
  width: 2,
  values: Int8Array.of(1, 2, -127, 0, 10, 10),
  scales: Float32Array.of(0.5, 1, 0.25),
}

describe('a table of word vectors', () => {
  const table = createEmbeddingTable(paper)

  test('a row is its values times its scale', () => {
    expect([0, 1, 2].map((row) => [...vectorOf(table, row)])).toEqual([
      [0.5, 1],
      [-127, 0],
      [2.5, 2.5],
    ])
  })

  test('the mean, if not given, is the average of the rows; centred vectors are measured from it', () => {
    expect([...table.mean].map((x) => x.toFixed(4))).toEqual(['-41.3333', '1.1667'])
    const centred = [0, 1, 2].map((row) => vectorOf(table, row, { centred: true }))
    for (const i of [0, 1])
      expect(centred.reduce((sum, vector) => sum + vector[i], 0)).toBeCloseTo(0, 12)
    const given = createEmbeddingTable({ ...paper, mean: [1, 2] })
    expect([...vectorOf(given, 2, { centred: true })]).toEqual([1.5, 0.5])
  })

  test('a word is found as it is written, or else in lower case', () => {
    expect(rowOf(table, 'cat')).toBe(2)
    expect(rowOf(table, 'CAT')).toBe(2)
    expect(rowOf(table, 'Rome')).toBe(1)
    expect(rowOf(table, 'rome')).toBeUndefined()
    for (const nothing of ['', '__proto__', 'constructor', '\ud800', '🐈', 'x'.repeat(1e5)])
      expect(rowOf(table, nothing)).toBeUndefined()
  })

  test('a vector may be brought to length 1; zeros stay', () => {
    expect([...vectorOf(table, 1, { unit: true })]).toEqual([-1, 0])
    const given = createEmbeddingTable({ ...paper, mean: [-127, -4] })
    expect([...vectorOf(given, 1, { centred: true, unit: true })]).toEqual([0, 1])
    const zeros = createEmbeddingTable({ words: ['nil'], width: 2, values: new Float32Array(2) })
    expect([...vectorOf(zeros, 0, { unit: true })]).toEqual([0, 0])
  })

  test('f32 values need no scales', () => {
    const plain = createEmbeddingTable({
      words: ['a'],
      width: 3,
      values: Float32Array.of(1, 2, 3),
    })
    expect([...vectorOf(plain, 0)]).toEqual([1, 2, 3])
    expect(plain.scales).toBeNull()
  })

  test('a table may be empty', () => {
    const none = createEmbeddingTable({ words: [], width: 2, values: new Float32Array(0) })
    expect(rowOf(none, 'a')).toBeUndefined()
    expect([...none.mean]).toEqual([0, 0])
    expect(() => vectorOf(none, 0)).toThrow(RangeError)
  })

  test('a copy made by spreading is a table too', () => {
    expect(rowOf({ ...table }, 'cat')).toBe(2)
  })

  test('what doesn’t fit is an error that names what was needed and what came', () => {
    const made = (parts: object) => () => createEmbeddingTable({ ...paper, ...parts })
    expect(made({ width: 3 })).toThrow('embedding values of 3 × 3 needs 9 numbers, got 6')
    expect(made({ width: 0 })).toThrow(RangeError)
    expect(made({ scales: null })).toThrow('need a scale for each row')
    expect(made({ scales: Float32Array.of(1) })).toThrow('embedding scales needs 3 numbers, got 1')
    expect(made({ scales: Float32Array.of(1, NaN, 1) })).toThrow('got NaN at index 1')
    expect(made({ scales: [1, 1, 1] })).toThrow(TypeError)
    expect(made({ values: [1, 2, 3, 4, 5, 6] })).toThrow(TypeError)
    expect(made({ values: Float32Array.of(1, 2, 3, 4, 5, Infinity) })).toThrow('got Infinity')
    expect(made({ words: ['a', 'b', 'a'] })).toThrow("each word once, got 'a' twice")
    expect(made({ words: ['a', 'b', 3] })).toThrow(TypeError)
    expect(made({ words: 'abc' })).toThrow(TypeError)
    expect(made({ mean: [1] })).toThrow('embedding mean needs 2 numbers, got 1')
    expect(made({ mean: [1, NaN] })).toThrow(RangeError)
    expect(made({ frequencies: [0.1, 0.2] })).toThrow('embedding frequencies needs 3 numbers')
    expect(made({ frequencies: [0.1, 0.2, 1.5] })).toThrow('shares from 0 to 1, got 1.5')
    expect(made({ frequencies: [0.1, 0.2, NaN] })).toThrow(RangeError)
    for (const row of [-1, 3, 0.5, NaN]) expect(() => vectorOf(table, row)).toThrow(RangeError)
  })
})

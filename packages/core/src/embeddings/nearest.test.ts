import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainEngine } from '../kernels/index.ts'
import { loadSimdEngine } from '../kernels/simd.ts'
import { normalFrom, seededRandom } from '../numbers/index.ts'
import {
  analogy,
  cosine,
  createEmbeddingTable,
  degreesBetween,
  distance,
  type EmbeddingTable,
  metrics,
  nearestRows,
  offsetBetween,
  tableInKernels,
  vectorOf,
} from './index.ts'

// Four words on paper: two along an axis, one between, one the other way.
const paper = createEmbeddingTable({
  words: ['east', 'north', 'far northeast', 'west'],
  width: 2,
  values: Float32Array.of(1, 0, 0, 1, 3, 3, -2, 0),
  mean: [0, 0],
})

const found = (...args: Parameters<typeof nearestRows>) =>
  nearestRows(...args).map(({ word, value }) => `${word} ${value.toFixed(3)}`)

function randomTable(rows: number, width: number, seed: number, int8: boolean): EmbeddingTable {
  const random = seededRandom(seed)
  const words = Array.from({ length: rows }, (_, n) => `w${n}`)
  const numbers = Array.from({ length: rows * width }, () => normalFrom(random))
  if (!int8)
    return createEmbeddingTable({ words, width, values: Float32Array.from(numbers, (x) => x + 1) })
  const values = Int8Array.from(numbers, (x) => Math.max(-127, Math.min(127, x * 40)))
  const scales = Float32Array.from({ length: rows }, () => 0.01 + random())
  return createEmbeddingTable({ words, width, values, scales })
}

describe('the two measures of likeness', () => {
  test('by hand', () => {
    expect(cosine([3, 4], [4, 3])).toBeCloseTo(24 / 25, 15)
    expect(cosine([1, 2], [-2, -4])).toBeCloseTo(-1, 15)
    expect(degreesBetween([1, 0], [1, 1])).toBeCloseTo(45, 10)
    expect(distance([1, 1], [4, 5])).toBe(5)
  })

  test('zeros point nowhere', () => {
    expect(cosine([0, 0], [1, 2])).toBe(0)
    expect(degreesBetween([0, 0], [0, 0])).toBe(90)
  })

  test('rounding never takes a cosine past ±1', () => {
    const vector = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(vector, fc.double({ min: -9, max: 9, noNaN: true }), (v, factor) => {
        const same = cosine(
          v,
          v.map((x) => x * factor),
        )
        expect(Math.abs(same)).toBeLessThanOrEqual(1)
        expect(degreesBetween(v, v)).not.toBeNaN()
      }),
    )
  })

  test('lengths that differ and numbers that aren’t finite are errors', () => {
    for (const measure of [cosine, distance, degreesBetween]) {
      expect(() => measure([1, 2], [1])).toThrow(RangeError)
      expect(() => measure([1], [1, 2])).toThrow(RangeError)
      expect(() => measure([NaN], [1])).toThrow(RangeError)
      expect(() => measure([1], [Infinity])).toThrow(RangeError)
      expect(() => measure([1], null as unknown as number[])).toThrow(TypeError)
    }
  })
})

describe('the nearest rows', () => {
  test('by hand: the angle, the dot product and the way between give three orders', () => {
    expect(found(paper, [1, 0], { count: 3 })).toEqual([
      'east 1.000',
      'far northeast 0.707',
      'north 0.000',
    ])
    expect(found(paper, [1, 0], { count: 2, metric: 'dot' })).toEqual([
      'far northeast 3.000',
      'east 1.000',
    ])
    expect(found(paper, [0, 2], { count: 2, metric: 'distance' })).toEqual([
      'north 1.000',
      'east 2.236',
    ])
  })

  test('rows left out don’t come', () => {
    expect(found(paper, [1, 0], { count: 1, except: [0] })).toEqual(['far northeast 0.707'])
    expect(nearestRows(paper, [1, 0], { count: 9, except: [0, 1, 2, 3, 3] })).toEqual([])
  })

  test('of equally near rows the lowest come, in order', () => {
    const same = createEmbeddingTable({
      words: ['a', 'b', 'c', 'd', 'e', 'f'],
      width: 1,
      values: Float32Array.of(1, 2, 1, 2, 2, 1),
    })
    for (const metric of metrics) {
      const rows = (count: number) =>
        nearestRows(same, [2], { count, metric }).map(({ row }) => row)
      expect(rows(2)).toEqual(metric === 'cosine' ? [0, 1] : [1, 3])
      expect(rows(5)).toEqual(metric === 'cosine' ? [0, 1, 2, 3, 4] : [1, 3, 4, 0, 2])
    }
  })

  test.each(metrics)(
    'by %s are what sorting everything gives, centred or not, in int8 or f32',
    (metric) => {
      const cases = fc.record({
        seed: fc.nat(1e6),
        rows: fc.integer({ min: 1, max: 40 }),
        width: fc.integer({ min: 1, max: 11 }),
        int8: fc.boolean(),
        centred: fc.boolean(),
        count: fc.nat(45),
      })
      fc.assert(
        fc.property(cases, ({ seed, rows, width, int8, centred, count }) => {
          const table = randomTable(rows, width, seed, int8)
          const random = seededRandom(seed)
          const query = Array.from({ length: width }, () => normalFrom(random))
          const except = [rows - 1]
          const all = table.words.map((word, row) => {
            const vector = vectorOf(table, row, { centred })
            const value =
              metric === 'cosine'
                ? cosine(vector, query)
                : metric === 'distance'
                  ? distance(vector, query)
                  : vector.reduce((sum, x, i) => sum + x * query[i], 0)
            return { row, word, value }
          })
          const sorted = all
            .slice(0, -1)
            .sort((a, b) => (metric === 'distance' ? a.value - b.value : b.value - a.value))
            .slice(0, count)
          const got = nearestRows(table, query, { count, metric, centred, except })
          expect(got.length).toBe(sorted.length)
          got.forEach(({ row, word, value }, n) => {
            expect(word).toBe(table.words[row])
            expect(value).toBeCloseTo(all[row].value, 8)
            expect(value).toBeCloseTo(sorted[n].value, 8)
          })
        }),
      )
    },
  )

  test('a table of many blocks and an odd number of rows is searched to its end', () => {
    const table = randomTable(1537, 7, 9, false)
    for (const wanted of [0, 511, 512, 1024, 1535, 1536])
      for (const metric of ['cosine', 'distance'] as const) {
        const found = nearestRows(table, vectorOf(table, wanted), { count: 3, metric })
        expect(found.map(({ row }) => row)).toContain(wanted)
        expect(found[0].row).toBe(wanted)
      }
    expect(nearestRows(table, [1, 0, 0, 0, 0, 0, 0], { count: 5000 }).length).toBe(1537)
  })

  test('a row is its own nearest, at 1 and at distance 0', () => {
    for (const int8 of [true, false])
      for (const centred of [true, false]) {
        const table = randomTable(50, 20, 3, int8)
        for (const row of [0, 7, 49]) {
          const query = vectorOf(table, row, { centred })
          const [byAngle] = nearestRows(table, query, { count: 1, centred })
          expect(byAngle.row).toBe(row)
          expect(byAngle.value).toBeCloseTo(1, 12)
          const [byWay] = nearestRows(table, query, { count: 1, metric: 'distance', centred })
          expect(byWay.row).toBe(row)
          expect(byWay.value).toBeCloseTo(0, 10)
        }
      }
  })

  test('length doesn’t matter to the angle', () => {
    const table = randomTable(30, 6, 5, true)
    const query = vectorOf(table, 4)
    const rows = (factor: number) =>
      nearestRows(
        table,
        query.map((x) => x * factor),
        { count: 10 },
      ).map(({ row }) => row)
    expect(rows(1000)).toEqual(rows(1))
  })

  test('a query of zeros is at right angles to all, so that the commonest come', () => {
    expect(found(paper, [0, 0], { count: 2 })).toEqual(['east 0.000', 'north 0.000'])
  })

  test('what doesn’t fit is an error that says so', () => {
    expect(() => nearestRows(paper, [1], { count: 1 })).toThrow('needs 2 numbers, got 1')
    expect(() => nearestRows(paper, [1, NaN], { count: 1 })).toThrow('got NaN at index 1')
    expect(() => nearestRows(paper, [1, 0], { count: -1 })).toThrow(RangeError)
    expect(() => nearestRows(paper, [1, 0], { count: 1.5 })).toThrow(RangeError)
    expect(() => nearestRows(paper, [1, 0], { count: 1, except: [4] })).toThrow(RangeError)
    expect(() => nearestRows(paper, [1, 0], { count: 1, metric: 'near' as 'dot' })).toThrow(
      "one of cosine, dot, distance, got 'near'",
    )
  })
})

describe('an analogy', () => {
  // Age along one axis, kind along the other: a parallelogram.
  const young = createEmbeddingTable({
    words: ['dog', 'cat', 'puppy', 'kitten', 'goldfish'],
    width: 2,
    values: Float32Array.of(4, 1, 1, 4, 5, 2, 2, 5, -3, 3),
  })

  test('by hand: puppy − dog + cat is where kitten is', () => {
    const { target, answers } = analogy(young, 2, 0, 1, { count: 2, allowInputs: false })
    expect([...target]).toEqual([2, 5])
    expect(answers.map(({ word }) => word)).toEqual(['kitten', 'goldfish'])
    expect(answers[0].value).toBeCloseTo(1, 12)
  })

  test('with the input words allowed they may be the answer', () => {
    const words = (allowInputs: boolean) =>
      analogy(young, 3, 1, 1, { count: 2, allowInputs }).answers.map(({ word }) => word)
    expect(words(true)).toEqual(['kitten', 'cat'])
    expect(words(false)).toEqual(['puppy', 'dog'])
  })

  test('centred, the target is measured from the mean, and comes to the same place', () => {
    const plain = analogy(young, 2, 0, 1, { count: 1, allowInputs: false }).target
    const centred = analogy(young, 2, 0, 1, { count: 1, allowInputs: false, centred: true })
    centred.target.forEach((x, i) => expect(x + young.mean[i]).toBeCloseTo(plain[i], 12))
    expect(centred.answers[0].word).toBe('kitten')
  })

  test('with unit vectors a long word counts no more than a short one', () => {
    const long = createEmbeddingTable({
      ...young,
      values: young.values.map((x, i) => (i < 2 ? 9 * x : x)),
    })
    const target = (table: EmbeddingTable) =>
      analogy(table, 2, 0, 1, { count: 1, allowInputs: false, unit: true }).target
    target(young).forEach((x, i) => expect(target(long)[i]).toBeCloseTo(x, 12))
  })

  test('the way between two words is one minus the other', () => {
    expect([...offsetBetween(young, 0, 2)]).toEqual([1, 1])
    expect(degreesBetween(offsetBetween(young, 0, 2), offsetBetween(young, 1, 3))).toBeCloseTo(0, 5)
  })

  test('a row that there isn’t is an error', () => {
    expect(() => analogy(young, 5, 0, 1, { count: 1, allowInputs: false })).toThrow(RangeError)
    expect(() => offsetBetween(young, 0, -1)).toThrow(RangeError)
  })
})

describe('a table in kernels', async () => {
  const engines = [await loadSimdEngine(), plainEngine]

  test.each(engines)('of $name finds the same rows with the same values', (engine) => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 0, max: 300 }),
          width: fc.integer({ min: 1, max: 40 }),
          seed: fc.nat(),
          int8: fc.boolean(),
          metric: fc.constantFrom(...metrics),
          centred: fc.boolean(),
          count: fc.integer({ min: 0, max: 30 }),
          except: fc.array(fc.nat(), { maxLength: 3 }),
        }),
        ({ rows, width, seed, int8, ...rest }) => {
          const table = randomTable(rows, width, seed, int8)
          const inKernels = tableInKernels(table, engine)
          const random = seededRandom(seed + 1)
          const query = Float64Array.from({ length: width }, () => normalFrom(random))
          const except = rows === 0 ? [] : rest.except.map((row) => row % rows)
          const options = { ...rest, except }
          expect(nearestRows(inKernels, query, options)).toEqual(nearestRows(table, query, options))
        },
      ),
      { seed: 5, numRuns: 200 },
    )
  })

  test('finds them among equals, near equals and zeros, and for any length of the query', () => {
    const words = Array.from({ length: 400 }, (_, n) => `w${n}`)
    const values = Float32Array.from({ length: 800 }, (_, n) =>
      n < 40 ? 0 : n % 2 === 0 ? 1 : 1 + (n % 7) * 2 ** -23,
    )
    const table = createEmbeddingTable({ words, width: 2, values })
    const inKernels = tableInKernels(table, engines[0])
    for (const metric of metrics)
      for (const centred of [false, true])
        for (const size of [0, 1e-300, 1e-20, 1, 1e20, 1e300]) {
          const options = { count: 25, metric, centred }
          const query = [size, -size]
          expect(nearestRows(inKernels, query, options)).toEqual(nearestRows(table, query, options))
        }
  })

  test('finds them among rows too long or too short for products in single precision', () => {
    const words = ['a', 'b', 'c', 'd']
    const values = Float32Array.of(3e38, 3e38, 1e-44, 1e-45, 1, -1, 2, 1)
    const table = createEmbeddingTable({ words, width: 2, values })
    const inKernels = tableInKernels(table, engines[0])
    for (const metric of metrics) {
      const options = { count: 3, metric }
      expect(nearestRows(inKernels, [9, 8], options)).toEqual(nearestRows(table, [9, 8], options))
    }
  })

  test('is a table like any other', () => {
    const table = tableInKernels(paper, engines[0])
    expect(vectorOf(table, 2)).toEqual(vectorOf(paper, 2))
    expect(table.mean).toEqual(paper.mean)
    expect(found(table, [1, 0], { count: 2 })).toEqual(found(paper, [1, 0], { count: 2 }))
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalFrom, seededRandom } from '../numbers/random.ts'
import {
  attend,
  attendInHeads,
  attentionTrace,
  averagePattern,
  causalMask,
  type AttentionGrid,
  headsTrace,
  attentionValue,
  type AttentionName,
  joinHeads,
  maskedScores,
  maskOf,
  mixOf,
  patternOf,
  type Projection,
  scoresOf,
  splitHeads,
  vectorAt,
  type Vectors,
  vectors,
  vectorsFrom,
  withoutKeys,
  withPinned,
} from './index.ts'

const random = seededRandom(18)
const normals = (count: number) => Float64Array.from({ length: count }, () => normalFrom(random))
const someVectors = (tokens: number, width: number) =>
  vectors(tokens, width, normals(tokens * width))
const someProjection = (outputs: number, inputs: number): Projection => ({
  inputs,
  outputs,
  weights: normals(outputs * inputs),
  biases: normals(outputs),
})

const rowOf = ({ shape, data }: AttentionGrid, row: number) =>
  Array.from(data.subarray(row * shape[1], (row + 1) * shape[1]))
const totalOf = (row: readonly number[]) => row.reduce((a, b) => a + b, 0)

describe('attention small enough for paper', () => {
  // Two words of two numbers. The query [2, 0] fits the first key twice as well as the second not.
  const queries = vectorsFrom([[2, 0]])
  const keys = vectorsFrom([
    [1, 1],
    [0, 1],
  ])
  const values = vectorsFrom([
    [10, 0, 0],
    [0, 20, 1],
  ])

  test('goes from scores over √2 and softmax to a mix of the values', () => {
    const trace = attentionTrace(queries, keys, values)
    expect([...trace.scores.data]).toEqual([2, 0])
    expect(trace.scaled.data[0]).toBeCloseTo(Math.SQRT2, 15)
    const first = Math.exp(Math.SQRT2) / (Math.exp(Math.SQRT2) + 1)
    expect(trace.pattern.data[0]).toBeCloseTo(first, 15)
    expect(trace.mix.data[0]).toBeCloseTo(10 * first, 14)
    expect(trace.mix.data[1]).toBeCloseTo(20 * (1 - first), 14)
    expect(trace.mix.data[2]).toBeCloseTo(1 - first, 14)
  })

  test('names the axes of every stage', () => {
    const trace = attentionTrace(queries, keys, values)
    for (const stage of ['scores', 'scaled', 'masked', 'pattern'] as const) {
      expect(trace[stage].axes).toEqual(['queries', 'keys'])
      expect(trace[stage].shape).toEqual([1, 2])
    }
    expect(trace.mix.axes).toEqual(['queries', 'width'])
    expect(trace.mix.shape).toEqual([1, 3])
  })

  test('is a plain average where all scores are alike', () => {
    expect([...attend(queries, keys, values, { scale: 0 }).data]).toEqual([5, 10, 0.5])
    const { masked } = attentionTrace(queries, keys, values)
    expect([...averagePattern(masked).data]).toEqual([0.5, 0.5])
  })
})

describe('every pattern', () => {
  test('has rows that add up to 1, in single precision as in double', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (tokens, width, single) => {
          const made = normals(tokens * width)
          const words = vectors(tokens, width, single ? Float32Array.from(made) : made)
          const { pattern, mix } = attentionTrace(words, words, words, { mask: 'causal' })
          for (let t = 0; t < tokens; t++)
            expect(totalOf(rowOf(pattern, t))).toBeCloseTo(1, single ? 6 : 14)
          expect(mix.data.constructor).toBe(words.data.constructor)
        },
      ),
    )
  })

  test('stays finite for scores of ±10⁴', () => {
    const extreme = vectorsFrom([[1e4], [-1e4], [0]])
    const one = vectorsFrom([[1], [-1]])
    const { pattern, mix } = attentionTrace(one, extreme, extreme, { scale: 1 })
    expect([...pattern.data]).toEqual([1, 0, 0, 0, 1, 0])
    expect([...mix.data]).toEqual([1e4, -1e4])
  })

  test('is 0 for a query that may look at nobody, and so is its mix', () => {
    const words = someVectors(3, 4)
    const mask = maskOf(3, 3, (query) => query !== 1)
    const { pattern, mix } = attentionTrace(words, words, words, { mask })
    expect(rowOf(pattern, 1)).toEqual([0, 0, 0])
    expect(rowOf(mix, 1)).toEqual([0, 0, 0, 0])
    expect(totalOf(rowOf(pattern, 2))).toBeCloseTo(1, 14)
    expect([
      ...averagePattern(maskedScores(scoresOf(words, words), mask)).data.slice(3, 6),
    ]).toEqual([0, 0, 0])
  })

  test('takes nothing from a value that isn’t looked at, be it infinite', () => {
    const words = vectorsFrom([[1], [Infinity]])
    const keys = vectorsFrom([[1], [1]])
    const mask = causalMask(2)
    expect(attend(keys, keys, words, { mask }).data[0]).toBe(1)
    expect(attend(keys, keys, words, { mask }).data[1]).toBe(Infinity)
  })

  test('of no tokens at all is empty', () => {
    const none = vectors(0, 4, new Float64Array(0))
    expect(attend(none, none, none, { mask: 'causal' }).data).toHaveLength(0)
    expect([...attend(someVectors(2, 4), none, none).data]).toEqual(new Array(8).fill(0))
  })
})

describe('causality', () => {
  test('changing a token leaves the outputs of those before it bit-identical', () => {
    const options = {
      heads: 2,
      mask: 'causal' as const,
      toQueries: someProjection(8, 8),
      toKeys: someProjection(8, 8),
      toValues: someProjection(8, 8),
      toOutput: someProjection(8, 8),
      rotary: {},
    }
    const before = someVectors(6, 8)
    for (let changed = 0; changed < 6; changed++) {
      const data = before.data.slice()
      for (let i = 0; i < 8; i++) data[changed * 8 + i] = 1e3 * normalFrom(random)
      const after = vectors(6, 8, data)
      const [was, is] = [before, after].map((words) => attendInHeads(words, options).data)
      expect(is.subarray(0, changed * 8)).toEqual(was.subarray(0, changed * 8))
      expect(is.subarray(changed * 8)).not.toEqual(was.subarray(changed * 8))
    }
  })

  test('with more keys than queries the queries are the last tokens', () => {
    expect([...causalMask(2, 4).allowed]).toEqual([1, 1, 1, 0, 1, 1, 1, 1])
    const words = someVectors(5, 4)
    const last = vectors(2, 4, words.data.slice(12))
    const whole = attend(words, words, words, { mask: 'causal' }).data.subarray(12)
    expect(attend(last, words, words, { mask: 'causal' }).data).toEqual(whole)
  })
})

describe('order', () => {
  test('doesn’t matter without positions: shuffled words give the same mixes, shuffled', () => {
    const words = someVectors(5, 6)
    const order = [3, 0, 4, 1, 2]
    const shuffled = vectorsFrom(order.map((t) => vectorAt(words, t)))
    const [plain, mixed] = [words, shuffled].map((all) => attendInHeads(all, { heads: 3 }))
    order.forEach((t, at) => {
      const [a, b] = [vectorAt(mixed, at), vectorAt(plain, t)]
      a.forEach((x, i) => expect(x).toBeCloseTo(b[i], 13))
    })
  })

  test('matters with rotary positions, but only the distances count', () => {
    const words = someVectors(5, 6)
    const at = (from: number) => attendInHeads(words, { heads: 1, rotary: { from } }).data
    at(7).forEach((x, i) => expect(x).toBeCloseTo(at(0)[i], 12))
    expect(at(0)).not.toEqual(attendInHeads(words, { heads: 1 }).data)
  })
})

describe('what a reader may do to it', () => {
  const words = someVectors(4, 6)

  test('dropping a token is as good as its not being there', () => {
    const mask = withoutKeys(
      maskOf(4, 4, () => true),
      [1],
    )
    const without = vectorsFrom([0, 2, 3].map((t) => vectorAt(words, t)))
    const dropped = attend(words, words, words, { mask }).data
    const wanted = attend(words, without, without).data
    wanted.forEach((x, i) => expect(dropped[i]).toBeCloseTo(x, 14))
  })

  test('a weight set by hand stays, and the others share the rest in proportion', () => {
    const set = withPinned([0.5, 0.25, 0.25], new Map([[0, 0.75]]))
    expect([...set]).toEqual([0.75, 0.125, 0.125])
    const plain = attentionTrace(words, words, words)
    const pins = [{ query: 2, key: 0, weight: 0.9 }]
    const pinned = attentionTrace(words, words, words, { pins })
    const [before, after] = [rowOf(plain.pattern, 2), rowOf(pinned.pattern, 2)]
    expect(after[0]).toBe(0.9)
    expect(totalOf(after)).toBeCloseTo(1, 14)
    expect(after[1] / after[3]).toBeCloseTo(before[1] / before[3], 12)
    expect(rowOf(pinned.pattern, 1)).toEqual(rowOf(plain.pattern, 1))
    expect(rowOf(mixOf(pinned.pattern, words), 2)).toEqual(rowOf(pinned.mix, 2))
  })

  test('of two that don’t fit into 1 the later has its way', () => {
    const pins = new Map([
      [0, 0.7],
      [1, 0.6],
    ])
    expect([...withPinned([0.2, 0.3, 0.5], pins)]).toEqual([0.4, 0.6, 0])
    const both = [0, 1, 0].map((key, i) => ({ query: 0, key, weight: [0.7, 0.6, 0.9][i] }))
    const row = rowOf(attentionTrace(words, words, words, { pins: both }).pattern, 0)
    expect(row[0]).toBe(0.9)
    expect(row[1]).toBeCloseTo(0.1, 14)
  })

  test('where nobody else has a weight, those set by hand make 1 or nothing changes', () => {
    expect([
      ...withPinned(
        [0.5, 0.5],
        new Map([
          [0, 0.2],
          [1, 0.2],
        ]),
      ),
    ]).toEqual([0.5, 0.5])
    expect([...withPinned([1, 0], new Map([[0, 0.3]]))]).toEqual([1, 0])
    expect([...withPinned([1], new Map([[0, 0]]))]).toEqual([1])
    expect([...withPinned([0.5, 0.5], new Map())]).toEqual([0.5, 0.5])
  })

  test('always leaves weights that add up to 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }))),
        (raw, pairs) => {
          const whole = totalOf(raw)
          const weights = raw.map((x) => (whole > 1e-9 ? x / whole : 1 / raw.length))
          const pins = new Map(pairs.filter(([key]) => key < raw.length))
          const after = withPinned(weights, pins)
          expect(totalOf([...after])).toBeCloseTo(1, 9)
          expect(Math.min(...after)).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('several heads', () => {
  test('are each attention over their own part of the vectors', () => {
    const words = someVectors(4, 6)
    const parts = splitHeads(words, 3)
    expect(parts.map(({ tokens, width }) => [tokens, width])).toEqual([
      [4, 2],
      [4, 2],
      [4, 2],
    ])
    expect(joinHeads(parts)).toEqual(words)
    const alone = joinHeads(parts.map((part) => attend(part, part, part)))
    expect(attendInHeads(words, { heads: 3 }).data).toEqual(alone.data)
  })

  test('keep every stage under its name', () => {
    const words = someVectors(3, 4)
    const trace = headsTrace(words, { heads: 2, toOutput: someProjection(5, 4) })
    expect(attentionValue(trace, 'queries').axes).toEqual(['tokens', 'width'])
    expect(attentionValue(trace, 'heads.1.pattern')).toBe(trace.heads[1].pattern)
    expect(attentionValue(trace, 'heads.0.mix').shape).toEqual([3, 2])
    expect(attentionValue(trace, 'joined').shape).toEqual([3, 4])
    expect(attentionValue(trace, 'output').shape).toEqual([3, 5])
    for (const name of ['heads.2.mix', 'heads', 'heads.0.__proto__', 'mix', ''])
      expect(() => attentionValue(trace, name as AttentionName)).toThrow('of 2 heads')
  })

  test('can look at other tokens than those that ask', () => {
    const trace = headsTrace(someVectors(2, 4), { heads: 2 }, someVectors(7, 4))
    expect(trace.heads[0].pattern.shape).toEqual([2, 7])
    expect(trace.output.shape).toEqual([2, 4])
  })
})

describe('shapes that don’t fit are refused at the door, both sizes named', () => {
  const words = someVectors(2, 4)
  const bad = (data: unknown): Vectors => ({ tokens: 2, width: 2, data }) as Vectors

  test.each<[string, () => unknown, string]>([
    ['keys', () => attend(words, someVectors(2, 3), words), 'keys of width 4, got 3'],
    ['values', () => attend(words, words, someVectors(3, 4)), 'values for 2 keys, got 3'],
    ['mask', () => attend(words, words, words, { mask: causalMask(3) }), '2 × 2, got 3 × 3'],
    ['heads', () => attendInHeads(words, { heads: 3 }), 'that 3 heads can share, got 4'],
    ['no heads', () => attendInHeads(words, { heads: 0 }), 'from 1 to 4, got 0'],
    [
      'projection',
      () => attendInHeads(words, { heads: 1, toKeys: someProjection(4, 5) }),
      'toKeys needs vectors of width 5, got 4',
    ],
    [
      'projected keys',
      () => attendInHeads(words, { heads: 1, toKeys: someProjection(2, 4) }),
      'keys of width 4, got 2',
    ],
    ['odd rotary', () => attendInHeads(words, { heads: 4, rotary: {} }), 'even width, got 1'],
    [
      'pins',
      () => attend(words, words, words, { pins: [{ query: 2, key: 0, weight: 1 }] }),
      'got 2',
    ],
    ['pinned key', () => withPinned([1], new Map([[1, 0.5]])), 'from 0 to 0, got 1'],
    ['pinned weight', () => withPinned([1], new Map([[0, 1.5]])), 'from 0 to 1, got 1.5'],
    ['dropped key', () => withoutKeys(causalMask(2), [2]), 'from 0 to 1, got 2'],
    ['data', () => vectors(2, 2, new Float32Array(3)), 'needs 4 numbers, got 3'],
    ['rows', () => vectorsFrom([[1, 2], [3]]), 'row 1 needs 2 numbers, got 1'],
    ['token', () => vectorAt(words, 2), 'from 0 to 1, got 2'],
    ['joined', () => joinHeads([words, someVectors(2, 3)]), '2 × 4, got 2 × 3'],
    ['scale', () => attend(words, words, words, { scale: NaN }), 'got NaN'],
    [
      'a grid of other axes',
      () => patternOf(attentionTrace(words, words, words).mix),
      'queries and',
    ],
    ['plain arrays', () => attend(bad([1, 2, 3, 4]), words, words), 'needs a Float32Array'],
    ['nothing', () => attend(null as unknown as Vectors, words, words), 'got null'],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message)
  })
})

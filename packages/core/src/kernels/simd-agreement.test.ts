import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { normalFrom, seededRandom } from '../numbers/random.ts'
import type { AttentionShape, Kernels } from './kernels.ts'
import { plainKernels } from './plain.ts'
import { loadSimdEngine } from './simd.ts'

// The same inputs go to the plain kernels in double precision and to the SIMD kernels; every number of
// every array that either may write to has to agree within 1e-5 of the array's largest number.

const plain = plainKernels(Float64Array)
let simd: Kernels<Float32Array>
beforeAll(async () => {
  const engine = await loadSimdEngine()
  expect(engine.name).toBe('simd')
  simd = engine.kernels(200_000_000)
})

type Input = Float64Array | Int32Array | Int8Array
type Call = (kernels: Kernels<never>, ...arrays: never[]) => void | number

/** What follows an array in memory, and isn't to be written to. */
const guard = 77

/** Runs both and compares all arrays afterwards; below a thousandth, by the thousandth. */
function expectAgreement(inputs: readonly Input[], call: Call, tolerance = 1e-5): void {
  const placed = inputs.map((input) => {
    const length = input.length + 4
    const array =
      input instanceof Float64Array
        ? simd.floats(length)
        : input instanceof Int32Array
          ? simd.ints(length)
          : simd.bytes(length)
    array.fill(guard)
    array.set(input)
    return array
  })
  // Single precision is what both start from.
  const wanted = inputs.map((input) =>
    input instanceof Float64Array ? Float64Array.from(input, Math.fround) : input.slice(),
  )
  const plainResult = call(plain as never, ...(wanted as never[]))
  const simdResult = call(simd as never, ...(placed as never[]))
  if (typeof plainResult === 'number')
    expect(Math.abs((simdResult as number) - plainResult)).toBeLessThanOrEqual(
      tolerance * Math.abs(plainResult),
    )
  placed.forEach((array, n) => {
    const { length } = inputs[n]
    const largest = Math.max(1e-3, ...Array.from(wanted[n], Math.abs))
    const off = Array.from(wanted[n], (x, i) => Math.abs(x - array[i]) / largest)
    expect(Math.max(0, ...off), `array ${n}`).toBeLessThanOrEqual(tolerance)
    expect([...array.subarray(length)], `after array ${n}`).toEqual(Array(4).fill(guard))
  })
}

const random = seededRandom(11)
const normals = (length: number): Float64Array<ArrayBuffer> =>
  Float64Array.from({ length }, () => normalFrom(random))
const shares = (length: number): Float64Array => Float64Array.from({ length }, () => random())
const bytes = (length: number): Int8Array =>
  Int8Array.from({ length }, () => Math.floor(random() * 256) - 128)

const size = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 70 }) },
)
const seed = 4
function check<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, { seed, numRuns: 60 })
}

describe('products agree with the plain ones within 1e-5 of the largest number', () => {
  const products = ['matmulInto', 'matmulTransposedInto', 'transposedMatmulInto'] as const
  test.each(products)('%s, for all small shapes', (name) => {
    check(
      fc.property(size, size, size, fc.boolean(), (rows, inner, columns, add) => {
        expectAgreement(
          [normals(rows * columns), normals(rows * inner), normals(inner * columns)],
          (kernels, c, a, b) => kernels[name](c, a, b, rows, inner, columns, add),
        )
      }),
    )
  })
  test.each(products)('%s, where the inner axis takes several panels', (name) => {
    for (const [rows, inner, columns] of [
      [5, 512, 9],
      [4, 1025, 8],
      [3, 1537, 17],
    ])
      for (const add of [false, true])
        expectAgreement(
          [normals(rows * columns), normals(rows * inner), normals(inner * columns)],
          (kernels, c, a, b) => kernels[name](c, a, b, rows, inner, columns, add),
        )
  })
  test('matvecInto', () => {
    check(
      fc.property(size, size, (rows, columns) => {
        expectAgreement(
          [normals(rows), normals(rows * columns), normals(columns)],
          (kernels, y, w, x) => kernels.matvecInto(y, w, x, rows, columns),
        )
      }),
    )
  })
  test('matvecInt8Into, which rounds x: within 1e-4', () => {
    check(
      fc.property(size, size, (rows, columns) => {
        expectAgreement(
          [normals(rows), bytes(rows * columns), shares(rows), normals(columns)],
          (kernels, y, w, scales, x) => kernels.matvecInt8Into(y, w, scales, x, rows, columns),
          1e-4,
        )
      }),
    )
  })
})

describe('rows agree with the plain ones within 1e-5', () => {
  test('addRowInto, addRowSumsInto, addInto, scaleInto and sumOfSquares', () => {
    check(
      fc.property(size, size, (rows, columns) => {
        const length = rows * columns
        expectAgreement([normals(length), normals(columns)], (kernels, c, bias) =>
          kernels.addRowInto(c, bias, rows, columns),
        )
        expectAgreement([normals(columns), normals(length)], (kernels, target, c) =>
          kernels.addRowSumsInto(target, c, rows, columns),
        )
        expectAgreement([normals(length), normals(length)], (kernels, target, values) =>
          kernels.addInto(target, values, length),
        )
        expectAgreement([normals(length)], (kernels, target) =>
          kernels.scaleInto(target, -1.5, length),
        )
        expectAgreement([normals(length)], (kernels, values) =>
          kernels.sumOfSquares(values, length),
        )
      }),
    )
  })
})

describe('norms agree with the plain ones within 1e-5', () => {
  const width = size.map((value) => value + 1)
  test('layer norm, there and back', () => {
    check(
      fc.property(size, width, (rows, width) => {
        const [n, m] = [rows * width, width]
        expectAgreement(
          [normals(n), normals(rows), normals(rows), normals(n), normals(m), normals(m)],
          (kernels, out, means, scales, input, weight, bias) =>
            kernels.layerNormInto(out, means, scales, input, weight, bias, rows, width, 1e-5),
        )
        expectAgreement(
          [
            ...[normals(n), normals(m), normals(m), normals(n), normals(n), normals(m)],
            ...[normals(rows), shares(rows)],
          ],
          (kernels, ofInput, ofWeight, ofBias, ofOut, input, weight, means, scales) =>
            kernels.layerNormGradientInto(
              ...([ofInput, ofWeight, ofBias, ofOut, input, weight, means, scales] as const),
              rows,
              width,
            ),
        )
      }),
    )
  })
  test('RMS norm, there and back', () => {
    check(
      fc.property(size, width, (rows, width) => {
        const [n, m] = [rows * width, width]
        expectAgreement(
          [normals(n), normals(rows), normals(n), normals(m)],
          (kernels, out, scales, input, weight) =>
            kernels.rmsNormInto(out, scales, input, weight, rows, width, 1e-5),
        )
        expectAgreement(
          [normals(n), normals(m), normals(n), normals(n), normals(m), shares(rows)],
          (kernels, ofInput, ofWeight, ofOut, input, weight, scales) =>
            kernels.rmsNormGradientInto(
              ...([ofInput, ofWeight, ofOut, input, weight, scales] as const),
              rows,
              width,
            ),
        )
      }),
    )
  })

  const far = fc.tuple(
    fc.double({ min: -37, max: 38.5, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )
  const farRow = fc.array(
    far.map(([power, x]) => Math.fround(x * 10 ** power)),
    { minLength: 1, maxLength: 19 },
  )
  test.each([1e-5, 1e-12])('over numbers large and tiny, with epsilon %d', (epsilon) => {
    check(
      fc.property(farRow, size, (row, before) => {
        const [rows, width] = [before + 2, row.length]
        const input = normals(rows * width)
        input.set(row, (rows - 2) * width)
        const [n, m] = [rows * width, width]
        expectAgreement(
          [normals(n), normals(rows), input, normals(m)],
          (kernels, out, scales, given, weight) =>
            kernels.rmsNormInto(out, scales, given, weight, rows, width, epsilon),
        )
        // Below, a mean may leave so little of nearly equal numbers that single precision rounds it.
        if (row.every((x) => Math.abs(x) < 1e19)) return
        expectAgreement(
          [normals(n), normals(rows), normals(rows), input, normals(m), normals(m)],
          (kernels, out, means, scales, given, weight, bias) =>
            kernels.layerNormInto(out, means, scales, given, weight, bias, rows, width, epsilon),
        )
      }),
    )
  })

  test('of a row whose squares single precision can’t hold, no number becomes 0', () => {
    for (const large of [3e19, 3.4e38]) {
      const input = Float64Array.of(large, large / 3, (-large * 2) / 3, 0)
      const out = simd.floats(4)
      const [given, ones, zeros] = [simd.floats(4), simd.floats(4).fill(1), simd.floats(4)]
      given.set(input)
      simd.rmsNormInto(out, simd.floats(1), given, ones, 1, 4, 1e-5)
      const wanted = [1.6035675, 0.5345225, -1.069045, 0]
      for (const [i, x] of out.entries()) expect(x).toBeCloseTo(wanted[i], 6)
      simd.layerNormInto(out, simd.floats(1), simd.floats(1), given, ones, zeros, 1, 4, 1e-5)
      const shifted = [1.3867505, 0.2773501, -1.3867505, -0.2773501]
      for (const [i, x] of out.entries()) expect(x).toBeCloseTo(shifted[i], 6)
    }
  })
})

describe('activations agree with the plain ones within 1e-5', () => {
  test('GELU and SwiGLU, there and back', () => {
    check(
      fc.property(size, size, (rows, hidden) => {
        const [n, two] = [rows * hidden, 2 * rows * hidden]
        expectAgreement([normals(n), normals(n)], (kernels, out, sums) =>
          kernels.geluInto(out, sums, n),
        )
        expectAgreement([normals(n), normals(n)], (kernels, gradient, sums) =>
          kernels.geluGradientInto(gradient, sums, n),
        )
        expectAgreement([normals(n), normals(two)], (kernels, out, sums) =>
          kernels.swigluInto(out, sums, rows, hidden),
        )
        expectAgreement([normals(two), normals(n), normals(two)], (kernels, ofSums, ofOut, sums) =>
          kernels.swigluGradientInto(ofSums, ofOut, sums, rows, hidden),
        )
      }),
    )
  })
  test('one number at a time, far out too', () => {
    for (const x of [0, -0.001, 0.3, -3, 5, -9, 12, -40, 40, -90, 90, -1e4, 1e4, -1e15, 1e15]) {
      const number = Float64Array.of(x)
      const ones = Float64Array.of(1)
      expectAgreement([ones, number], (kernels, out, sums) => kernels.geluInto(out, sums, 1))
      expectAgreement([ones, number], (kernels, out, sums) =>
        kernels.geluGradientInto(out, sums, 1),
      )
      expectAgreement([ones, Float64Array.of(x, 1)], (kernels, out, sums) =>
        kernels.swigluInto(out, sums, 1, 1),
      )
    }
  })
  test('turning by place, forth and back', () => {
    check(
      fc.property(
        ...([size, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })] as const),
        fc.integer({ min: 0, max: 5 }),
        (rows, heads, half, more) => {
          const places = Int32Array.from({ length: rows }, () => Math.floor(random() * 5))
          const stride = heads * 2 * half + more
          for (const direction of [1, -1])
            expectAgreement(
              [normals(rows * stride), normals(5 * half), normals(5 * half), places],
              (kernels, values, cosines, sines, places) =>
                kernels.rotateInto(
                  ...([values, cosines, sines, places, rows, stride, heads] as const),
                  2 * half,
                  direction,
                ),
            )
        },
      ),
    )
  })
})

describe('attention agrees with the plain one within 1e-5', () => {
  const shape = fc.record({
    sequences: fc.integer({ min: 0, max: 3 }),
    tokens: fc.integer({ min: 0, max: 20 }),
    keyValueHeads: fc.integer({ min: 1, max: 3 }),
    shared: fc.integer({ min: 1, max: 3 }),
    headWidth: fc.integer({ min: 1, max: 37 }),
  })
  const startsOf = ({ sequences, tokens }: AttentionShape): Int32Array =>
    Int32Array.from({ length: sequences * tokens }, (_, row) =>
      Math.floor(random() * ((row % tokens) + 1)),
    )
  test('there and back, with shared keys and borders', () => {
    check(
      fc.property(shape, ({ shared, ...rest }) => {
        const shape = { ...rest, heads: shared * rest.keyValueHeads }
        const { sequences, tokens, heads, keyValueHeads, headWidth } = shape
        const rows = sequences * tokens
        const qkv = normals(rows * (heads + 2 * keyValueHeads) * headWidth)
        const starts = startsOf(shape)
        const out = normals(rows * heads * headWidth)
        const pattern = normals(rows * heads * tokens)
        expectAgreement([out, pattern, qkv, starts], (kernels, out, pattern, qkv, starts) =>
          kernels.attentionInto(out, pattern, qkv, starts, shape),
        )
        plain.attentionInto(out, pattern, qkv, starts, shape)
        expectAgreement(
          [normals(qkv.length), normals(out.length), pattern, qkv, starts],
          (kernels, ofQkv, ofOut, pattern, qkv, starts) => {
            const scratch = (kernels as Kernels).floats(tokens) as never
            kernels.attentionGradientInto(ofQkv, ofOut, pattern, qkv, starts, scratch, shape)
          },
        )
      }),
    )
  })
  test('one token with those that are kept', () => {
    check(
      fc.property(shape, ({ tokens, shared, keyValueHeads, headWidth }) => {
        const heads = shared * keyValueHeads
        const kept = (tokens + 1) * keyValueHeads * headWidth
        const places = tokens + 3
        expectAgreement(
          [
            ...[normals(heads * headWidth), normals(heads * places), normals(heads * headWidth)],
            ...[normals(kept), normals(kept)],
          ],
          (kernels, out, pattern, query, keys, values) =>
            kernels.attendInto(
              ...([out, pattern, query, keys, values, tokens + 1, places, heads] as const),
              keyValueHeads,
              headWidth,
            ),
        )
      }),
    )
  })
})

describe('learning agrees with the plain one within 1e-5', () => {
  test('cross-entropy, with rows that don’t count', () => {
    check(
      fc.property(size, size, (rows, more) => {
        const vocabulary = more + 1
        const targets = Int32Array.from(
          { length: rows },
          () => Math.floor(random() * (vocabulary + 1)) - 1,
        )
        const logits = normals(rows * vocabulary)
        expectAgreement([normals(rows), logits, targets], (kernels, losses, logits, targets) =>
          kernels.crossEntropyInto(losses, logits, targets, rows, vocabulary, 0.25),
        )
      }),
    )
  })
  test('cross-entropy over 50,257', () => {
    const logits = normals(50_257)
    expectAgreement(
      [normals(1), logits, Int32Array.of(50_256)],
      (kernels, losses, logits, targets) =>
        kernels.crossEntropyInto(losses, logits, targets, 1, 50_257, 1),
    )
  })
  test('AdamW, over some of the numbers', () => {
    check(
      fc.property(size, size, fc.integer({ min: 1, max: 1000 }), (from, count, step) => {
        const length = from + count + 3
        const settings = {
          learningRate: 0.01,
          beta1: 0.9,
          beta2: 0.95,
          epsilon: 1e-8,
          weightDecay: 0.1,
        }
        expectAgreement(
          [normals(length), normals(length), shares(length), normals(length)],
          (kernels, parameters, first, second, gradient) =>
            kernels.adamWInto(
              ...([parameters, first, second, gradient, from, from + count, step] as const),
              settings,
            ),
        )
      }),
    )
  })
})

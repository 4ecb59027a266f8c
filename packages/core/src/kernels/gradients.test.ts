import { describe, expect, test } from 'vitest'
import { normalFrom, seededRandom } from '../numbers/random.ts'
import { plainKernels } from './plain.ts'

// Each way back, beside finite differences of the way there in double precision. The loss is the dot
// product of the result with fixed random numbers, which are then the result's gradient.

const kernels = plainKernels(Float64Array)
const random = seededRandom(7)
const normals = (length: number): Float64Array<ArrayBuffer> =>
  Float64Array.from({ length }, () => normalFrom(random))

const step = 1e-6

/** Asserts that each of `gradient` is how the loss moves with the number of `values` at its place. */
function expectSlopes(values: Float64Array, gradient: Float64Array, loss: () => number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    values[i] = value + step
    const above = loss()
    values[i] = value - step
    const below = loss()
    values[i] = value
    expect(Math.abs((above - below) / (2 * step) - gradient[i])).toBeLessThan(
      1e-7 * Math.max(1, Math.abs(gradient[i])),
    )
  }
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i], 0)

describe('the ways back agree with finite differences', () => {
  const [rows, width] = [3, 5]
  const n = rows * width

  test('layer norm', () => {
    const [input, weight, bias, ofOut] = [normals(n), normals(width), normals(width), normals(n)]
    const [out, means, scales] = [normals(n), normals(rows), normals(rows)]
    const forward = (): number => {
      kernels.layerNormInto(out, means, scales, input, weight, bias, rows, width, 0.01)
      return dot(out, ofOut)
    }
    forward()
    // They are added onto what is there.
    const [ofInput, ofWeight, ofBias] = [normals(n), normals(width), normals(width)]
    const before = [ofInput.slice(), ofWeight.slice(), ofBias.slice()]
    kernels.layerNormGradientInto(
      ...([ofInput, ofWeight, ofBias, ofOut, input, weight, means, scales] as const),
      ...([rows, width] as const),
    )
    const added = [ofInput, ofWeight, ofBias].map((a, k) => a.map((x, i) => x - before[k][i]))
    expectSlopes(input, added[0], forward)
    expectSlopes(weight, added[1], forward)
    expectSlopes(bias, added[2], forward)
  })

  test('RMS norm', () => {
    const [input, weight, ofOut] = [normals(n), normals(width), normals(n)]
    const [out, scales] = [normals(n), normals(rows)]
    const forward = (): number => {
      kernels.rmsNormInto(out, scales, input, weight, rows, width, 0.01)
      return dot(out, ofOut)
    }
    forward()
    const [ofInput, ofWeight] = [normals(n), normals(width)]
    const before = [ofInput.slice(), ofWeight.slice()]
    kernels.rmsNormGradientInto(
      ...([ofInput, ofWeight, ofOut, input, weight, scales, rows, width] as const),
    )
    expectSlopes(
      input,
      ofInput.map((x, i) => x - before[0][i]),
      forward,
    )
    expectSlopes(
      weight,
      ofWeight.map((x, i) => x - before[1][i]),
      forward,
    )
  })

  test('GELU', () => {
    const [sums, ofOut, out] = [normals(20).map((x) => 2 * x), normals(20), normals(20)]
    const forward = (): number => {
      kernels.geluInto(out, sums, 20)
      return dot(out, ofOut)
    }
    const gradient = ofOut.slice()
    kernels.geluGradientInto(gradient, sums, 20)
    expectSlopes(sums, gradient, forward)
  })

  test('SwiGLU', () => {
    const [sums, ofOut, out, ofSums] = [normals(2 * n), normals(n), normals(n), normals(2 * n)]
    const forward = (): number => {
      kernels.swigluInto(out, sums, rows, width)
      return dot(out, ofOut)
    }
    kernels.swigluGradientInto(ofSums, ofOut, sums, rows, width)
    expectSlopes(sums, ofSums, forward)
  })

  test('turning by place, whose way back turns back', () => {
    const angles = normals(12)
    const [cosines, sines] = [angles.map(Math.cos), angles.map(Math.sin)]
    const places = Int32Array.of(2, 0, 1)
    const [values, ofOut] = [normals(3 * 20), normals(3 * 20)]
    const turn = (numbers: Float64Array<ArrayBuffer>, direction: number): void =>
      kernels.rotateInto(numbers, cosines, sines, places, 3, 20, 2, 8, direction)
    const gradient = ofOut.slice()
    turn(gradient, -1)
    expectSlopes(values, gradient, () => {
      const turned = values.slice()
      turn(turned, 1)
      return dot(turned, ofOut)
    })
  })

  test.each([
    ['of as many keys as queries', 2, 2],
    ['of keys that heads share', 4, 2],
    ['of one key for all heads', 3, 1],
  ])('attention %s, with borders', (_, heads, keyValueHeads) => {
    const shape = { sequences: 2, tokens: 4, heads, keyValueHeads, headWidth: 3 }
    const starts = Int32Array.of(0, 0, 2, 2, 0, 1, 1, 0)
    const qkv = normals(8 * (heads + 2 * keyValueHeads) * 3)
    const ofOut = normals(8 * heads * 3)
    const [out, pattern] = [normals(ofOut.length), normals(2 * heads * 16)]
    const forward = (): number => {
      kernels.attentionInto(out, pattern, qkv, starts, shape)
      return dot(out, ofOut)
    }
    forward()
    const [gradient, scratch] = [normals(qkv.length), normals(4)]
    kernels.attentionGradientInto(gradient, ofOut, pattern, qkv, starts, scratch, shape)
    expectSlopes(qkv, gradient, forward)
  })

  test('cross-entropy, with a row that doesn’t count', () => {
    const logits = normals(3 * 5)
    const targets = Int32Array.of(4, -1, 0)
    const forward = (): number => {
      const losses = normals(3)
      kernels.crossEntropyInto(losses, logits.slice(), targets, 3, 5, 1)
      return 0.25 * losses.reduce((sum, loss) => sum + loss)
    }
    const gradient = logits.slice()
    kernels.crossEntropyInto(normals(3), gradient, targets, 3, 5, 0.25)
    expectSlopes(logits, gradient, forward)
  })

  test('the products, of which each is the way back of another', () => {
    const [a, b, ofC] = [normals(3 * 4), normals(2 * 4), normals(3 * 2)]
    const forward = (): number => {
      const c = normals(6)
      kernels.matmulTransposedInto(c, a, b, 3, 4, 2, false)
      return dot(c, ofC)
    }
    const [ofA, ofB] = [normals(12), normals(8)]
    kernels.matmulInto(ofA, ofC, b, 3, 2, 4, false)
    kernels.transposedMatmulInto(ofB, ofC, a, 2, 3, 4, false)
    expectSlopes(a, ofA, forward)
    expectSlopes(b, ofB, forward)
  })
})

describe('AdamW', () => {
  test('takes a first step of the learning rate, whatever the gradient’s size', () => {
    const [parameters, first, second] = [
      new Float64Array(2),
      new Float64Array(2),
      new Float64Array(2),
    ]
    const settings = { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 0, weightDecay: 0 }
    kernels.adamWInto(parameters, first, second, Float64Array.of(5, -0.001), 0, 2, 1, settings)
    expect([...parameters]).toEqual([expect.closeTo(-0.1, 12), expect.closeTo(0.1, 12)])
    expect([...first]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(-0.0001, 12)])
    expect([...second]).toEqual([expect.closeTo(0.25, 12), expect.closeTo(1e-8, 18)])
  })

  test('follows a second step worked out by hand, decay and all', () => {
    // m = 0.5 × 1 + 0.5 × 3 = 2, over 1 − 0.5² = 0.75; v = 0.75 × 4 + 0.25 × 9 = 5.25, over
    // 1 − 0.75² = 0.4375, is 12; θ = 2 × (1 − 0.1 × 0.5) − 0.1 × (2 ÷ 0.75) ÷ (√12 + 0.5)
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0.5, weightDecay: 0.5 }
    const [parameters, first, second] = [2, 1, 4].map((x) => Float64Array.of(9, x, 9))
    kernels.adamWInto(parameters, first, second, Float64Array.of(3, 3, 3), 1, 2, 2, settings)
    expect([...first]).toEqual([9, 2, 9])
    expect([...second]).toEqual([9, 5.25, 9])
    expect(parameters[1]).toBeCloseTo(1.9 - (0.1 * (2 / 0.75)) / (Math.sqrt(12) + 0.5), 12)
    expect([parameters[0], parameters[2]]).toEqual([9, 9])
  })
})

test('layer norm’s rows have mean 0 and variance 1', () => {
  const [input, out] = [normals(8), normals(8)]
  const [means, scales, ones] = [normals(2), normals(2), new Float64Array(4).fill(1)]
  kernels.layerNormInto(out, means, scales, input, ones, new Float64Array(4), 2, 4, 0)
  for (const row of [out.subarray(0, 4), out.subarray(4)]) {
    expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12)
    expect(row.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(4, 12)
  }
})

import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { kernelsModule, kernelsModuleUrl } from '../../scripts/kernels-module.ts'
import { normalFrom, seededRandom } from '../numbers/random.ts'
import type { Kernels } from './kernels.ts'
import { plainEngine } from './plain.ts'
import type { WebAssemblyGlobal } from './simd/web-assembly.ts'
import { loadSimdEngine } from './simd.ts'

const engine = await loadSimdEngine()
const random = seededRandom(3)

function normals(kernels: Kernels<Float32Array>, length: number): Float32Array {
  const array = kernels.floats(length)
  for (let i = 0; i < length; i++) array[i] = normalFrom(random)
  return array
}

test('the committed bytes are what the source compiles to', async () => {
  expect(readFileSync(kernelsModuleUrl, 'utf8')).toBe(await kernelsModule())
}, 30_000)

describe('memory', () => {
  test('is one piece of a fixed size, each array at a multiple of 16 bytes', () => {
    const kernels = engine.kernels(1000)
    const arrays = [kernels.bytes(3), kernels.floats(5), kernels.ints(1), kernels.floats(0)]
    for (const array of arrays) {
      expect(array.buffer).toBe(arrays[0].buffer)
      expect(array.byteOffset % 16).toBe(0)
    }
    expect(arrays.map(({ length }) => length)).toEqual([3, 5, 1, 0])
    expect(arrays[1].byteOffset - arrays[0].byteOffset).toBe(16)
    expect(arrays.every((array) => array.every((value) => value === 0))).toBe(true)
  })

  test('holds what was asked for, and says what was asked for beyond it', () => {
    const kernels = engine.kernels(1_000_000)
    expect(kernels.floats(250_000)).toHaveLength(250_000)
    expect(() => kernels.floats(1_000_000)).toThrow(
      /^an array of 4000000 bytes needs room, of which \d+ are left$/,
    )
    for (const length of [-1, 1.5, NaN, Infinity])
      expect(() => kernels.bytes(length)).toThrow(RangeError)
  })

  test('that there isn’t is refused', () => {
    expect(() => engine.kernels(2 ** 40)).toThrow(/^kernels need \d+ bytes of memory/)
    for (const bytes of [-1, NaN, Infinity]) expect(() => engine.kernels(bytes)).toThrow(RangeError)
  })

  test('doesn’t grow while they work, so that every view stays', () => {
    const kernels = engine.kernels(3_000_000)
    const [a, b, c] = [
      normals(kernels, 300 * 300),
      normals(kernels, 300 * 300),
      kernels.floats(90_000),
    ]
    const { buffer } = c
    const size = buffer.byteLength
    for (let step = 0; step < 3; step++) {
      kernels.matmulInto(c, a, b, 300, 300, 300, step > 0)
      kernels.transposedMatmulInto(c, a, b, 300, 300, 300, false)
      kernels.geluInto(c, a, 90_000)
    }
    expect(c.buffer).toBe(buffer)
    expect(buffer.byteLength).toBe(size)
    expect(c).toHaveLength(90_000)
  })

  test('of somebody else is refused', () => {
    const kernels = engine.kernels(100)
    expect(() => kernels.addInto(new Float32Array(4), kernels.floats(4), 4)).toThrow(TypeError)
  })
})

describe('a row comes out the same, to the bit, whatever rows are beside it', () => {
  const [rows, inner, columns] = [11, 700, 37]

  test.each(['matmulInto', 'matmulTransposedInto'] as const)('%s', (name) => {
    const kernels = engine.kernels(1_000_000)
    const a = normals(kernels, rows * inner)
    const b = normals(kernels, inner * columns)
    const [together, alone] = [kernels.floats(rows * columns), kernels.floats(columns)]
    kernels[name](together, a, b, rows, inner, columns, false)
    for (let row = 0; row < rows; row++) {
      kernels[name](alone, a.subarray(row * inner, (row + 1) * inner), b, 1, inner, columns, false)
      expect([...alone]).toEqual([...together.subarray(row * columns, (row + 1) * columns)])
    }
  })

  test('matvecInto and matvecInt8Into', () => {
    const kernels = engine.kernels(1_000_000)
    const [w, x] = [normals(kernels, rows * inner), normals(kernels, inner)]
    const [bytes, scales] = [kernels.bytes(rows * inner), normals(kernels, rows)]
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(random() * 256) - 128
    const [y, one] = [kernels.floats(rows), kernels.floats(1)]
    kernels.matvecInto(y, w, x, rows, inner)
    for (let row = 0; row < rows; row++) {
      kernels.matvecInto(one, w.subarray(row * inner), x, 1, inner)
      expect(one[0]).toBe(y[row])
    }
    kernels.matvecInt8Into(y, bytes, scales, x, rows, inner)
    for (let row = 0; row < rows; row++) {
      kernels.matvecInt8Into(one, bytes.subarray(row * inner), scales.subarray(row), x, 1, inner)
      expect(one[0]).toBe(y[row])
    }
  })

  test('attention, whatever comes after, before its border, or in another sequence', () => {
    const kernels = engine.kernels(1_000_000)
    const shape = { sequences: 2, tokens: 13, heads: 4, keyValueHeads: 2, headWidth: 12 }
    const width = (4 + 2 * 2) * 12
    const qkv = normals(kernels, 26 * width)
    const starts = kernels.ints(26)
    starts.fill(5, 5, 13)
    const out = kernels.floats(26 * 48)
    const pattern = kernels.floats(2 * 4 * 13 * 13)
    kernels.attentionInto(out, pattern, qkv, starts, shape)
    const before = out.slice(7 * 48, 8 * 48)
    // What token 7, at the border 5, may not look at: not even NaN there is felt.
    for (let token = 0; token < 26; token++)
      if (token < 5 || token > 7) qkv.fill(NaN, token * width, (token + 1) * width)
    kernels.attentionInto(out, pattern, qkv, starts, shape)
    expect([...out.subarray(7 * 48, 8 * 48)]).toEqual([...before])
    // And alone, at the beginning of a sequence of its own.
    const own = engine.kernels(1_000_000)
    const part = own.floats(3 * width)
    part.set(qkv.subarray(5 * width, 8 * width))
    const ownOut = own.floats(3 * 48)
    const ownShape = { ...shape, sequences: 1, tokens: 3 }
    own.attentionInto(ownOut, own.floats(4 * 3 * 3), part, own.ints(3), ownShape)
    expect([...ownOut.subarray(2 * 48)]).toEqual([...before])
  })
})

describe('NaN makes NaN', () => {
  /** Runs with one NaN in the first input, and says which results are NaN. */
  const spoilt = (
    length: number,
    call: (kernels: Kernels<Float32Array>, out: Float32Array, input: Float32Array) => void,
    outs = length,
  ): number[] => {
    const kernels = engine.kernels(100_000)
    const [out, input] = [kernels.floats(outs), normals(kernels, length)]
    input[1] = NaN
    call(kernels, out, input)
    return [...out].flatMap((value, i) => (Number.isNaN(value) ? [i] : []))
  }

  test('in products, for the rows that it is in', () => {
    const b = (kernels: Kernels<Float32Array>) => normals(kernels, 9 * 5)
    for (const name of ['matmulInto', 'matmulTransposedInto'] as const)
      expect(
        spoilt(2 * 9, (kernels, out, a) => kernels[name](out, a, b(kernels), 2, 9, 5, false), 10),
      ).toEqual([0, 1, 2, 3, 4])
    expect(spoilt(9, (kernels, y, x) => kernels.matvecInto(y, b(kernels), x, 5, 9), 5)).toEqual([
      0, 1, 2, 3, 4,
    ])
    expect(
      spoilt(
        9,
        (kernels, y, x) => kernels.matvecInt8Into(y, kernels.bytes(45), b(kernels), x, 5, 9),
        5,
      ),
    ).toEqual([0, 1, 2, 3, 4])
  })

  test('in activations, where it is', () => {
    expect(spoilt(6, (kernels, out, sums) => kernels.geluInto(out, sums, 6))).toEqual([1])
    expect(
      spoilt(6, (kernels, out, sums) => {
        out.fill(1)
        kernels.geluGradientInto(out, sums, 6)
      }),
    ).toEqual([1])
    expect(spoilt(6, (kernels, out, sums) => kernels.swigluInto(out, sums, 1, 3), 3)).toEqual([1])
  })

  test('in norms, in attention and in the loss, for the row', () => {
    const one = (kernels: Kernels<Float32Array>, length: number) => kernels.floats(length).fill(1)
    expect(
      spoilt(10, (kernels, out, input) =>
        kernels.layerNormInto(
          ...([out, one(kernels, 2), one(kernels, 2), input, one(kernels, 5)] as const),
          ...([one(kernels, 5), 2, 5, 1e-5] as const),
        ),
      ),
    ).toEqual([0, 1, 2, 3, 4])
    expect(
      spoilt(10, (kernels, out, input) =>
        kernels.rmsNormInto(out, one(kernels, 2), input, one(kernels, 5), 2, 5, 1e-5),
      ),
    ).toEqual([0, 1, 2, 3, 4])
    // A key of the second of three places.
    expect(
      spoilt(
        3,
        (kernels, out, keys) =>
          kernels.attendInto(out, one(kernels, 3), one(kernels, 1), keys, keys, 3, 3, 1, 1, 1),
        1,
      ),
    ).toEqual([0])
    expect(
      spoilt(
        6,
        (kernels, losses, logits) =>
          kernels.crossEntropyInto(losses, logits, kernels.ints(2), 2, 3, 1),
        2,
      ),
    ).toEqual([0])
  })

  test('in a step of AdamW and in a gradient’s length', () => {
    const settings = { learningRate: 1, beta1: 0.9, beta2: 0.9, epsilon: 1, weightDecay: 0 }
    expect(
      spoilt(6, (kernels, parameters, gradient) =>
        kernels.adamWInto(
          ...([parameters, kernels.floats(6), kernels.floats(6), gradient, 0, 6, 1] as const),
          settings,
        ),
      ),
    ).toEqual([1])
    const kernels = engine.kernels(100)
    expect(kernels.sumOfSquares(kernels.floats(5).fill(NaN, 4), 5)).toBeNaN()
  })
})

describe('far numbers', () => {
  test('e to a power is within 3e-7 of itself, and 0 below −87.34', () => {
    // The gradient of a softmax: shares whose ratio is e to the power of the difference.
    const count = 20_000
    const kernels = engine.kernels(200_000)
    const logits = kernels.floats(count)
    for (let i = 1; i < count; i++) logits[i] = -(i * 90) / count
    const powers = Float64Array.from(logits, Math.exp)
    kernels.crossEntropyInto(kernels.floats(1), logits, kernels.ints(1).fill(1), 1, count, 1)
    const [first] = logits
    const off = powers.map((power, i) =>
      power < 1.2e-38 ? 0 : Math.abs(logits[i] / first / power - 1),
    )
    // Shares below the smallest normal number have fewer digits; the target has 1 taken away.
    const normal = off.filter((_, i) => i !== 1 && logits[i] > 1.2e-38)
    expect(normal.length).toBeGreaterThan(17_000)
    expect(Math.max(...normal)).toBeLessThan(3e-7)
    expect(logits[count - 1]).toBe(0)
  })

  test('−∞ takes no share, and is no trouble to the others', () => {
    const kernels = engine.kernels(1000)
    const [keys, pattern] = [kernels.floats(5), kernels.floats(5)]
    keys.set([0, -Infinity, 0, -Infinity, 0])
    const values = kernels.floats(5).fill(2)
    const [out, query] = [kernels.floats(1), kernels.floats(1).fill(1)]
    kernels.attendInto(out, pattern, query, keys, values, 5, 5, 1, 1, 1)
    expect([...pattern]).toEqual([1, 0, 1, 0, 1].map((x) => Math.fround(x / 3)))
    expect(out[0]).toBeCloseTo(2, 6)
  })

  test('more places than there is room for are refused', () => {
    const kernels = engine.kernels(100)
    const one = kernels.floats(1)
    expect(() => kernels.attendInto(one, one, one, one, one, 65_537, 65_537, 1, 1, 1)).toThrow(
      /^attention needs at most 65536 places, got 65537$/,
    )
    const shape = { sequences: 1, tokens: 65_537, heads: 1, keyValueHeads: 1, headWidth: 1 }
    expect(() => kernels.attentionInto(one, one, one, kernels.ints(1), shape)).toThrow(RangeError)
  })

  test('attention over 65,536 places is as it is in plain kernels', () => {
    const count = 65_536
    const [kernels, plain] = [engine.kernels(2_000_000), plainEngine.kernels(0)]
    const query = normals(kernels, 1)
    const [keys, values] = [normals(kernels, count), normals(kernels, count)]
    const results = [kernels, plain].map((of) => {
      const [out, pattern] = [of.floats(1), of.floats(count)]
      of.attendInto(out, pattern, query, keys, values, count, count, 1, 1, 1)
      return [out[0], ...pattern.subarray(count - 9)]
    })
    for (const [n, wanted] of results[1].entries())
      expect(Math.abs(results[0][n] - wanted)).toBeLessThan(1e-5 * Math.max(0.01, wanted))
    // Arrays begin where the module's own memory ends.
    expect(values.every(Number.isFinite)).toBe(true)
  })

  test('a product of bytes at their ends with 16,384 numbers fits', () => {
    const kernels = engine.kernels(200_000)
    const columns = 16_384
    const [w, x] = [kernels.bytes(columns).fill(-128), kernels.floats(columns).fill(3)]
    const y = kernels.floats(1)
    kernels.matvecInt8Into(y, w, kernels.floats(1).fill(0.5), x, 1, columns)
    expect(y[0] / (-128 * 3 * columns * 0.5)).toBeCloseTo(1, 6)
    x.fill(0)
    kernels.matvecInt8Into(y, w, kernels.floats(1).fill(0.5), x, 1, columns)
    expect(y[0]).toBeCloseTo(0)
  })
})

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyGlobal }

describe('without WebAssembly the kernels are the plain ones', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })
  const loaded = async (): Promise<string> => {
    vi.resetModules()
    const fresh = await import('./simd.ts')
    return (await fresh.loadSimdEngine()).name
  }

  test('where there is none', async () => {
    expect(engine.name).toBe('simd')
    vi.stubGlobal('WebAssembly', undefined)
    expect(await loaded()).toBe(plainEngine.name)
  })
  test('where it knows no SIMD', async () => {
    vi.stubGlobal('WebAssembly', { ...WebAssembly, validate: () => false })
    expect(await loaded()).toBe(plainEngine.name)
  })
  test('where a page’s rules refuse it', async () => {
    const compile = () => Promise.reject(new Error('unsafe-eval is not allowed'))
    vi.stubGlobal('WebAssembly', { validate: WebAssembly.validate, compile })
    expect(await loaded()).toBe(plainEngine.name)
  })
  test('where it compiles and then can’t be started', async () => {
    const Instance = function (): never {
      throw new RangeError('WebAssembly.Instance is disallowed on the main thread')
    }
    const { Memory } = WebAssembly
    const validate = (bytes: Uint8Array): boolean => WebAssembly.validate(bytes)
    const compile = (bytes: Uint8Array): Promise<object> => WebAssembly.compile(bytes)
    vi.stubGlobal('WebAssembly', { validate, compile, Memory, Instance })
    expect(await loaded()).toBe(plainEngine.name)
  })
})

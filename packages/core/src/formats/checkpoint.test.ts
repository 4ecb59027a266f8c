import { describe, expect, test, vi } from 'vitest'
import { integerBelow, normalFrom, seededRandom } from '../numbers/index.ts'
import { type FloatTensor, gpt2Config, llamaConfig, parametersOf } from '../transformer/index.ts'
import {
  type CheckpointPrecision,
  crc32,
  dequantized,
  quantized,
  readCheckpoint,
  readSafetensors,
  WeightsError,
  writeCheckpoint,
} from './index.ts'

// Many thousand damaged files take their time on a busy machine.
vi.setConfig({ testTimeout: process.env['LONG'] ? 600_000 : 60_000 })

const sizes = { vocabulary: 9, context: 4, layers: 2, width: 6, heads: 3 }
const config = gpt2Config(sizes)
const random = seededRandom(8)
const tensors = new Map(
  parametersOf(config).map(({ name, shape, length }): [string, FloatTensor] => [
    name,
    { shape, values: Float32Array.from({ length }, () => normalFrom(random)) },
  ]),
)

/** The same file with a checksum that fits it again. */
function sealed(file: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(file)
  new DataView(bytes.buffer).setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true)
  return bytes
}

/** A checkpoint with some of its header's text replaced by as long another. */
function forged(from: string, to: string): Uint8Array {
  const file = writeCheckpoint(config, tensors)
  const text = Buffer.from(file).toString('latin1')
  expect(text).toContain(from)
  return sealed(Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1'))
}

describe('quantized', () => {
  test('a row’s largest is 127 steps, and the others their nearest', () => {
    const values = Float32Array.of(254, -2.9, 0.9, 0, 0, 0)
    const { values: bytes, scales, shape } = quantized({ shape: [2, 3], values })
    expect([...bytes]).toEqual([127, -1, 0, 0, 0, 0])
    expect([...scales]).toEqual([2, 0])
    expect(dequantized({ shape, values: bytes, scales }).values).toEqual(
      Float32Array.of(254, -2, 0, 0, 0, 0),
    )
  })

  test('no number moves by more than half its row’s step', () => {
    const values = Float32Array.from({ length: 4000 }, () => normalFrom(random) ** 3)
    const rounded = quantized({ shape: [40, 100], values })
    const back = dequantized(rounded).values
    values.forEach((x, i) => {
      const step = rounded.scales[Math.floor(i / 100)]
      expect(Math.abs(x - back[i])).toBeLessThanOrEqual(step / 2 + 1e-6)
    })
  })

  test('holds the largest and the smallest numbers there are', () => {
    const values = Float32Array.of(3.4028234663852886e38, -3.4028234663852886e38, 1e-45, 2e-43)
    const back = dequantized(quantized({ shape: [2, 2], values })).values
    expect(back[0]).toBeCloseTo(3.4028e38, -35)
    expect(back.every(Number.isFinite)).toBe(true)
    expect(Math.abs(back[3] - 2e-43)).toBeLessThan(1e-43)
  })

  test('16: a row that isn’t finite stays so, and no other', () => {
    const values = Float32Array.of(NaN, 1, Infinity, 1, 2, 1)
    const back = dequantized(quantized({ shape: [3, 2], values })).values
    expect([...back].map(Number.isFinite)).toEqual([false, false, false, false, true, true])
  })

  test('refuses what is no matrix', () => {
    const values = new Float32Array(6)
    for (const shape of [[6], [2, 2], [1, 2, 3]])
      expect(() => quantized({ shape, values })).toThrow('needs a matrix')
  })
})

describe('a checkpoint', () => {
  test('begins with its name and version, and ends with the checksum of all before', () => {
    const file = writeCheckpoint(config, tensors)
    expect([...file.subarray(0, 8)]).toEqual([0x89, 0x4e, 0x58, 0x54, 1, 0, 0, 0])
    const view = new DataView(file.buffer)
    expect(view.getUint32(file.length - 4, true)).toBe(crc32(file.subarray(0, -4)))
    expect(readSafetensors(file.subarray(8, -4)).tensors.size).toBe(tensors.size)
  })

  test('gives model, state and further tensors back bit for bit', () => {
    const state = { step: 12, random: [1, 2, 3, 4] }
    const moments = Float32Array.from({ length: 50 }, () => normalFrom(random) * 1e-20)
    const extra = new Map([
      ['first moments', { dtype: 'F32', shape: [50], values: moments }] as const,
      ['sums', { dtype: 'F64', shape: [1], values: Float64Array.of(0.1) }] as const,
      ['ids', { dtype: 'U32', shape: [2], values: Uint32Array.of(7, 2 ** 32 - 1) }] as const,
    ])
    const file = writeCheckpoint(config, tensors, { extra, state })
    for (const bytes of [file, unaligned(file)]) {
      const back = readCheckpoint(bytes)
      expect(back.config).toEqual(config)
      expect(back.tensors).toEqual(tensors)
      expect(back.extra).toEqual(new Map([...extra].sort()))
      expect(back.state).toEqual(state)
    }
    expect(readCheckpoint(writeCheckpoint(config, tensors)).state).toBeNull()
  })

  test('in f16 or int8 rounds matrices and leaves norms and biases as they are', () => {
    const half = readCheckpoint(writeCheckpoint(config, tensors, { precision: 'f16' })).tensors
    const int8 = readCheckpoint(writeCheckpoint(config, tensors, { precision: 'int8' })).tensors
    for (const [name, tensor] of tensors) {
      if (tensor.shape.length === 1) {
        expect(half.get(name)).toEqual(tensor)
        expect(int8.get(name)).toEqual(tensor)
      } else {
        expect(int8.get(name)).toEqual(quantized(tensor))
        const moved = half.get(name)!.values.map((x, i) => Math.abs(x - tensor.values[i]))
        expect(Math.max(...moved)).toBeGreaterThan(0)
        expect(Math.max(...moved)).toBeLessThan(2 ** -9)
      }
    }
  })

  test('in int8 is written again without another rounding, and in f32 in full', () => {
    const int8 = writeCheckpoint(config, tensors, { precision: 'int8' })
    const { tensors: rounded } = readCheckpoint(int8)
    expect(writeCheckpoint(config, rounded, { precision: 'int8' })).toEqual(int8)
    const full = readCheckpoint(writeCheckpoint(config, rounded)).tensors
    for (const [name, tensor] of rounded) expect(full.get(name)).toEqual(dequantized(tensor))
  })

  test('takes four bytes a number, two or one, and little more', () => {
    const large = llamaConfig({ vocabulary: 512, context: 64, layers: 4, width: 64, heads: 4 })
    const parameters = parametersOf(large)
    const count = parameters.reduce((sum, { length }) => sum + length, 0)
    const zeros = new Map(
      parameters.map(({ name, shape, length }) => [
        name,
        { shape, values: new Float32Array(length) },
      ]),
    )
    const size = (precision: CheckpointPrecision): number =>
      writeCheckpoint(large, zeros, { precision }).length / count
    expect(size('f32')).toBeLessThan(4.02)
    expect(size('f16')).toBeLessThan(2.03)
    expect(size('int8')).toBeLessThan(1.09)
  })

  test('refuses to be written with a tensor missing or of another shape, naming both', () => {
    const name = 'blocks.1.mlp.down.weight'
    const values = new Float32Array(144)
    const other = new Map([...tensors, [name, { shape: [24, 6], values }] as const])
    expect(() => writeCheckpoint(config, other)).toThrow(`${name} of 6 × 24, got 24 × 6`)
    other.delete(name)
    expect(() => writeCheckpoint(config, other)).toThrow(`${name} of 6 × 24, got none`)
    expect(() => writeCheckpoint(config, tensors, { precision: 'int4' as 'int8' })).toThrow('int4')
  })

  test('refuses to be written where it couldn’t be read back', () => {
    const none = { ...config, heads: 4 }
    expect(() => writeCheckpoint(none, tensors)).toThrow('width that its heads divide')
    const name = 'token.embedding'
    const { shape, values } = tensors.get(name)!
    const large = new Map([...tensors, [name, { shape, values: values.with(7, 65_520) }] as const])
    expect(() => writeCheckpoint(config, large, { precision: 'f16' })).toThrow(
      `'${name}' has 65520, too large for F16`,
    )
    expect(readCheckpoint(writeCheckpoint(config, large)).tensors).toEqual(large)
    for (const [wrong, words] of [
      [{ loss: NaN }, "got NaN at 'loss'"],
      [[1, -Infinity], "got -Infinity at '1'"],
      [{ step: { seed: 3n } }, "got 3 at 'seed'"],
      [() => 1, 'got function'],
    ] as const) {
      const writing = (): unknown => writeCheckpoint(config, tensors, { state: wrong })
      expect(writing).toThrow(RangeError)
      expect(writing).toThrow(words)
    }
  })

  test.each([
    ['an empty file', new Uint8Array(), 'truncated'],
    ['another file', new Uint8Array(64), 'foreign'],
    ['HTML', Buffer.from('<!doctype html><html><body></body>'), 'foreign'],
    ['a later version', sealed(writeCheckpoint(config, tensors).with(4, 2)), 'unsupported'],
    ['a config that is none', forged('{\\"vocabulary\\":9', '{\\"vocabulary\\":0'), 'damaged'],
    ['another config', forged('\\"layers\\":2', '\\"layers\\":3'), 'damaged'],
    ['a config that is no JSON', forged('{\\"vocabulary', '?'), 'damaged'],
    ['no config', forged('"config"', '"gonfig"'), 'damaged'],
    ['a state that is no JSON', forged('"state":"null"', '"state":"nil"'), 'damaged'],
    ['another dtype', forged('"F32"', '"I32"'), 'damaged'],
  ])('refuses %s', (_, file, kind) => {
    expect(() => readCheckpoint(file)).toThrow(WeightsError)
    expect(() => readCheckpoint(file)).toThrow(expect.objectContaining({ kind }))
  })

  test('15: cut off anywhere, it can be fetched again', () => {
    const file = writeCheckpoint(config, tensors)
    const header = new DataView(file.buffer).getUint32(8, true)
    const ends = [0, 9, 19, 20, 100, 16 + header, 17 + header, file.length - 5, file.length - 1]
    for (const end of ends)
      for (const bytes of [file.subarray(0, end), unaligned(file.subarray(0, end))])
        expect(() => readCheckpoint(bytes), `${end}`).toThrow(
          expect.objectContaining({ kind: 'truncated', canRetry: true }),
        )
    const flipped = file.with(file.length - 9, file[file.length - 9] ^ 1)
    expect(() => readCheckpoint(flipped)).toThrow(
      expect.objectContaining({ kind: 'damaged', canRetry: false }),
    )
  })

  test('int8 without its scales is refused', () => {
    const file = writeCheckpoint(config, tensors, { precision: 'int8' })
    const text = Buffer.from(file).toString('latin1').replace('norm.scales', 'norm.s')
    expect(text.length).toBe(file.length)
    const named = Buffer.from(file).toString('latin1').replaceAll('.scales', '.zcales')
    expect(() => readCheckpoint(sealed(Buffer.from(named, 'latin1')))).toThrow('int8 with scales')
  })

  test('13: every flipped bit is noticed; any that carries a new checksum gives a model or a typed error', () => {
    const small = llamaConfig({
      vocabulary: 2,
      context: 1,
      layers: 1,
      width: 2,
      heads: 1,
      hidden: 1,
    })
    const numbers = parametersOf(small).map(
      ({ name, shape, length }) => [name, { shape, values: new Float32Array(length) }] as const,
    )
    const file = writeCheckpoint(small, new Map(numbers), { precision: 'int8' })
    const seed = 14
    const chance = seededRandom(seed)
    for (let bit = 0; bit < file.length * 8; bit++) {
      const bytes = Uint8Array.from(file)
      bytes[bit >> 3] ^= 1 << (bit & 7)
      if (isReadable(bytes)) expect.unreachable(`bit ${bit} was not noticed`)
      isReadable(sealed(bytes))
    }
    for (let n = 0; n < (process.env['LONG'] ? 1e5 : 1e4); n++) {
      const bytes = Uint8Array.from(file)
      for (let k = integerBelow(4, chance); k >= 0; k--)
        bytes[integerBelow(bytes.length, chance)] = integerBelow(256, chance)
      expect(isReadable(sealed(bytes)), `seed ${seed}, run ${n}`).toBeTypeOf('boolean')
    }
  })
})

function unaligned(file: Uint8Array): Uint8Array {
  const room = new Uint8Array(file.length + 1)
  room.set(file, 1)
  return room.subarray(1)
}

/** Fails the test with whatever is thrown that isn't the typed error. */
function isReadable(bytes: Uint8Array): boolean {
  try {
    readCheckpoint(bytes)
    return true
  } catch (error) {
    if (error instanceof WeightsError) return false
    throw error
  }
}

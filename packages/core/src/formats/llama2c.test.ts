import { describe, expect, test, vi } from 'vitest'
import fixture from '../../fixtures/formats.json'
import { integerBelow, normalFrom, seededRandom } from '../numbers/index.ts'
import { gpt2Config, llamaConfig, parametersOf } from '../transformer/index.ts'
import { crc32, readLlama2c, WeightsError, type WeightsErrorKind, writeLlama2c } from './index.ts'

// Many thousand damaged files take their time on a busy machine.
vi.setConfig({ testTimeout: process.env['LONG'] ? 600_000 : 60_000 })

const version0 = Buffer.from(fixture.llama2c.version0, 'base64')
const version2 = Buffer.from(fixture.llama2c.version2, 'base64')

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)

/** The same file with one of its 32-bit numbers changed. */
function changed(file: Uint8Array, at: number, value: number): Uint8Array {
  const bytes = Uint8Array.from(file)
  new DataView(bytes.buffer).setInt32(at, value, true)
  return bytes
}

function refused(bytes: Uint8Array, kind: WeightsErrorKind, words: string): void {
  expect(() => readLlama2c(bytes)).toThrow(WeightsError)
  expect(() => readLlama2c(bytes)).toThrow(words)
  try {
    readLlama2c(bytes)
  } catch (error) {
    expect((error as WeightsError).kind).toBe(kind)
  }
}

describe('readLlama2c', () => {
  test('the first format: sizes, and each part where it belongs', () => {
    const { config, tensors } = readLlama2c(version0)
    expect(config).toEqual(
      llamaConfig({
        vocabulary: fixture.llama2c.vocabulary,
        context: 12,
        layers: 2,
        width: 8,
        heads: 4,
        keyValueHeads: 2,
        hidden: 16,
        tiedHead: false,
      }),
    )
    const qkv = tensors.get('blocks.1.attention.qkv.weight')!
    expect(qkv.shape).toEqual([16, 8])
    expect(crc32(bytesOf(qkv.values))).toBe(fixture.llama2c.qkv)
    const up = tensors.get('blocks.1.mlp.up.weight')!
    expect(crc32(bytesOf(up.values))).toBe(fixture.llama2c.up)
  })

  test('version 1 of the same numbers is the same model', () => {
    const model = readLlama2c(version0)
    expect(readLlama2c(writeLlama2c(model, 1))).toEqual(model)
  })

  test('version 2, bytes in groups, comes in full as it was rounded', () => {
    const { config, tensors } = readLlama2c(version2)
    expect(config).toEqual(readLlama2c(version0).config)
    expect(crc32(bytesOf(tensors.get('blocks.1.mlp.down.weight')!.values))).toBe(
      fixture.llama2c.roundedDown,
    )
    expect(crc32(bytesOf(tensors.get('head.weight')!.values))).toBe(fixture.llama2c.roundedHead)
  })

  test('reads at any place in memory', () => {
    const room = new Uint8Array(version2.length + 3)
    room.set(version2, 3)
    expect(readLlama2c(room.subarray(3))).toEqual(readLlama2c(version2))
  })

  test('refuses what is missing, too much, another version or no model at all', () => {
    refused(new Uint8Array(), 'truncated', 'needs 28 bytes for its sizes, got 0')
    refused(version0.subarray(0, -4), 'truncated', 'bytes for its sizes')
    refused(Uint8Array.from([...version0, 0]), 'damaged', 'bytes for its sizes')
    refused(version2.subarray(0, 200), 'truncated', 'needs 256 bytes for its sizes, got 200')
    refused(changed(version2, 4, 3), 'unsupported', 'up to version 2, got 3')
    refused(changed(version2, 4, 0), 'unsupported', 'got 0')
    refused(changed(version2, 4, -1), 'unsupported', 'got 4294967295')
    refused(changed(version0, 0, 9), 'damaged', 'heads divide')
    refused(changed(version0, 20, 0), 'damaged', 'vocabulary')
    refused(changed(version0, 24, 2 ** 31 - 1), 'damaged', 'context')
    refused(Buffer.from('<!DOCTYPE html><html>'), 'foreign', 'HTML')
    for (const group of [0, -4, 3, 2 ** 30])
      refused(changed(version2, 37, group), 'damaged', `groups that fill a row, got ${group}`)
  })

  test('a claim of a billion numbers is refused before room is made for them', () => {
    const sizes = Int32Array.of(8192, 64, 1, 64, 64, 2 ** 17, 16)
    refused(new Uint8Array(sizes.buffer), 'truncated', 'bytes for its sizes, got 28')
  })

  test('flipped bits of its head, and random bytes, give a model or a typed error', () => {
    const seed = 31
    const random = seededRandom(seed)
    const small = writeLlama2c(anyModel(), 1)
    const cases: Uint8Array[] = []
    for (const file of [small, writeLlama2c(anyModel(), 0), version2])
      for (let bit = 0; bit < 8 * 44; bit++) {
        const bytes = Uint8Array.from(file)
        bytes[bit >> 3] ^= 1 << (bit & 7)
        cases.push(bytes)
      }
    for (let n = 0; n < (process.env['LONG'] ? 1e5 : 1e4); n++)
      cases.push(Uint8Array.from({ length: integerBelow(300, random) }, () => random() * 256))
    for (const bytes of cases)
      try {
        readLlama2c(bytes)
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(WeightsError)
      }
  })
})

describe('writeLlama2c', () => {
  test('writes the very bytes that another program writes', () => {
    const model = readLlama2c(version0)
    expect(Buffer.from(writeLlama2c(model, 0)).equals(version0)).toBe(true)
    expect(crc32(writeLlama2c(model))).toBe(fixture.llama2c.version1)
    const { 'head.weight': _, ...rest } = Object.fromEntries(model.tensors)
    const config = { ...model.config, tiedHead: true }
    const tied = writeLlama2c({ config, tensors: new Map(Object.entries(rest)) }, 0)
    expect(crc32(tied)).toBe(fixture.llama2c.version0Tied)
    expect(readLlama2c(tied).config.tiedHead).toBe(true)
  })

  test('refuses what run.c would read as another model', () => {
    const { config, tensors } = readLlama2c(version0)
    for (const [other, words] of [
      [{ rotaryBase: 5e5 }, 'base 10000, got 500000'],
      [{ epsilon: 1e-6 }, 'epsilon 1e-5, got 0.000001'],
      [{ biases: true }, 'no biases, got another model'],
      [{ norm: 'layer' }, 'RMS norm'],
    ] as const) {
      const writing = (): unknown => writeLlama2c({ config: { ...config, ...other }, tensors })
      expect(writing).toThrow(WeightsError)
      expect(writing).toThrow(words)
    }
    const { vocabulary, context, layers, width, heads } = config
    const gpt2 = gpt2Config({ vocabulary, context, layers, width, heads })
    expect(() => writeLlama2c({ config: gpt2, tensors })).toThrow('needs RMS norm')
    expect(() => writeLlama2c({ config, tensors: new Map() })).toThrow(
      `token.embedding of ${fixture.llama2c.vocabulary} × 8, got none`,
    )
    expect(() => writeLlama2c({ config, tensors }, 2 as 1)).toThrow('version')
  })
})

function anyModel(): ReturnType<typeof readLlama2c> {
  const random = seededRandom(5)
  const config = llamaConfig({ vocabulary: 5, context: 3, layers: 1, width: 4, heads: 2 })
  const tensors = parametersOf(config).map(({ name, shape, length }) => {
    const values = Float32Array.from({ length }, () => normalFrom(random))
    return [name, { shape, values }] as const
  })
  return { config, tensors: new Map(tensors) }
}

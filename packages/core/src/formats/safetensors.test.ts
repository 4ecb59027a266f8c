import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import fixture from '../../fixtures/formats.json'
import { integerBelow, seededRandom } from '../numbers/index.ts'
import {
  readSafetensors,
  type SafetensorsLimits,
  WeightsError,
  type WeightsErrorKind,
  writeSafetensors,
} from './index.ts'

// Many thousand damaged files take their time on a busy machine.
vi.setConfig({ testTimeout: process.env['LONG'] ? 600_000 : 60_000 })

const utf8 = new TextEncoder()

/** A file with any header and any data, however wrong. */
function file(header: string | Uint8Array, data: Uint8Array | number = 0): Uint8Array {
  const text = typeof header === 'string' ? utf8.encode(header) : header
  const body = typeof data === 'number' ? new Uint8Array(data) : data
  const bytes = new Uint8Array(8 + text.length + body.length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
  bytes.set(text, 8)
  bytes.set(body, 8 + text.length)
  return bytes
}

const entry = (shape: unknown, offsets: unknown, dtype: unknown = 'F32'): unknown => ({
  dtype,
  shape,
  data_offsets: offsets,
})
const headed = (entries: Record<string, unknown>, data = 0): Uint8Array =>
  file(JSON.stringify(entries), data)

function refused(
  bytes: Uint8Array,
  kind: WeightsErrorKind,
  words: string,
  limits?: SafetensorsLimits,
): void {
  try {
    readSafetensors(bytes, limits)
  } catch (error) {
    expect(error).toBeInstanceOf(WeightsError)
    expect((error as WeightsError).message).toContain(words)
    expect((error as WeightsError).kind).toBe(kind)
    return
  }
  expect.unreachable('a bad file was read')
}

const small = writeSafetensors(
  [
    ['w', { shape: [2, 2], values: Float32Array.of(1, -2, 0.5, NaN) }],
    ['half', { dtype: 'F16', shape: [3], values: Float32Array.of(1, -Infinity, 6e-8) }],
  ],
  [['format', 'pt']],
)

const valuesOf = (base64: string): Record<string, unknown> =>
  Object.fromEntries(
    [...readSafetensors(Buffer.from(base64, 'base64')).tensors].map(([name, { values }]) => [
      name,
      [...(values as Iterable<unknown>)],
    ]),
  )

describe('writeSafetensors', () => {
  test('a small file, byte by byte', () => {
    const bytes = writeSafetensors([['a', { shape: [1], values: Int8Array.of(-1) }]])
    const header = '{"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}'.padEnd(56)
    expect(Buffer.from(bytes).toString('latin1')).toBe(`8\0\0\0\0\0\0\0${header}\xff`)
  })

  test('the very bytes that another writer makes of the same tensors', () => {
    const bytes = Buffer.from(fixture.gpt2.file, 'base64')
    const { tensors, metadata } = readSafetensors(bytes)
    expect(Buffer.from(writeSafetensors(tensors, metadata)).equals(bytes)).toBe(true)
  })

  test('any tensors come back, aligned, with their names, shapes and bits', () => {
    const tensor = fc
      .uint8Array({ maxLength: 40 })
      .chain((bytes) =>
        fc.constantFrom(
          new Uint8Array(bytes),
          new Int16Array(bytes),
          new Float32Array(bytes),
          Float64Array.from(bytes, (x) => x / 7),
          BigInt64Array.from(bytes, BigInt),
        ),
      )
      .map((values) => ({ shape: [values.length], values }))
    const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '7', '\ud800'))
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key }),
        fc.dictionary(fc.string(), fc.string()),
        (tensors, metadata) => {
          const bytes = writeSafetensors(tensors, Object.entries(metadata))
          const back = readSafetensors(bytes)
          expect(back.tensors.size).toBe(tensors.length)
          for (const [key, { shape, values }] of tensors) {
            const found = back.tensors.get(key)
            expect(found?.shape).toEqual(shape)
            expect(found?.values).toEqual(values)
            if (values.length > 0) expect(found?.values.buffer).toBe(bytes.buffer)
          }
          expect([...back.metadata].sort()).toEqual(Object.entries(metadata).sort())
        },
      ),
    )
  })

  test('refuses a name twice, a shape that isn’t filled and numbers that don’t fit the dtype', () => {
    const one = { shape: [1], values: Float32Array.of(1) }
    const twice = [
      ['a', one],
      ['a', one],
    ] as const
    expect(() => writeSafetensors(twice)).toThrow('a name of its own')
    expect(() => writeSafetensors([['a', { ...one, shape: [2] }]])).toThrow(
      'needs 2 numbers, got 1',
    )
    expect(() => writeSafetensors([['a', { ...one, dtype: 'I8' }]])).toThrow("'a' as 'I8'")
    expect(() => writeSafetensors([['__metadata__', one]])).toThrow(RangeError)
    for (const shape of [[-1, -1], [0.5, 2], [NaN]])
      expect(() => writeSafetensors([['a', { ...one, shape }]])).toThrow('whole numbers')
    const none = { shape: [2 ** 52, 2 ** 52, 0], values: new Float32Array() }
    expect(() => writeSafetensors([['a', none]])).toThrow('whole numbers')
    const texts = [['k', '1'] as const, ['k', '2'] as const]
    expect(() => writeSafetensors([['a', one]], texts)).toThrow('a key of its own')
    const number = [['k', 3 as unknown as string] as const]
    expect(() => writeSafetensors([['a', one]], number)).toThrow("'k' needs a text, got 3")
  })

  test.each([
    ['F16', 65_519, 65_520],
    ['BF16', 3.38e38, 3.4e38],
    ['F32', 3.4e38, 3.5e38],
  ] as const)('refuses what %s would make infinity of, by name', (dtype, most, more) => {
    const file = (value: number): unknown =>
      writeSafetensors([['w', { dtype, shape: [2], values: Float64Array.of(value, Infinity) }]])
    expect(() => file(most)).not.toThrow()
    expect(() => file(-more)).toThrow(`'w' has ${-more}, too large for ${dtype}`)
  })
})

describe('readSafetensors', () => {
  test('reads every kind of number that a file made elsewhere has', () => {
    const bytes = Buffer.from(fixture.safetensors.file, 'base64')
    const { tensors, metadata } = readSafetensors(bytes)
    expect([...metadata]).toEqual([['made by', 'struct']])
    expect(tensors.get('f32')).toEqual({
      dtype: 'F32',
      shape: [2, 3],
      values: Float32Array.of(1.5, -2.25, 0, Infinity, -Infinity, 1e-45),
    })
    expect(valuesOf(fixture.safetensors.file)).toEqual({
      u64: [2n ** 64n - 1n],
      i64: [2n ** 62n, -(2n ** 63n)],
      f64: [0.1, -1e300],
      empty: [],
      f32: [1.5, -2.25, 0, Infinity, -Infinity, 2 ** -149],
      scalar: [7],
      u32: [2 ** 32 - 1],
      i32: [2 ** 31 - 1, -(2 ** 31)],
      bf16: [1, -0.5, 1.765625 * 2 ** 127, 2 ** -133, Infinity, -Infinity, NaN],
      f16: [1, -0.5, 65504, 2 ** -24, Infinity, -Infinity, NaN],
      u16: [65535],
      i16: [32767, -32768],
      i8: [127, -128, 0],
      'u8 é': [255, 0],
      bool: [1, 0],
    })
  })

  test('1: an empty file, or one of 7 bytes, is too small for a header', () => {
    for (const length of [0, 7])
      refused(new Uint8Array(length), 'truncated', `8 bytes before its header, got ${length}`)
  })

  test('2: a header of 2⁶⁴ − 1 bytes, or one more than the limit, is too large', () => {
    refused(new Uint8Array(16).fill(255), 'too-large', 'may take 100000000 bytes')
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(0, 1e8 + 1, true)
    refused(bytes, 'too-large', 'got 100000001')
    refused(small, 'too-large', 'may take 10 bytes', { header: 10 })
  })

  test('3: a header longer than the file ends with it', () => {
    refused(small.subarray(0, 40), 'truncated', `got 32`)
  })

  test.each([
    ['not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'UTF-8'],
    ['not JSON', '{"a":', 'JSON'],
    ['a text cut off', '{"a', 'JSON'],
    ['a bad escape in a key', '{"\\x":1}', 'JSON'],
    ['more after its end', '{}x', 'JSON'],
    ['a list', '[]', "begin with '{'"],
    ['begun with a space', ' {}', "begin with '{'"],
    ['begun with a byte order mark', '\ufeff{}', "begin with '{'"],
    ['empty', '', "begin with '{'"],
    ['a tensor that is null', '{"a":null}', "'a' needs to be an object, got null"],
    ['a tensor that is a list', '{"a":[]}', "'a' needs to be an object"],
    ['nested without end', `{"a":${'['.repeat(1e6)}`, 'nested 8 deep'],
  ])('4: a header that is %s is refused', (_, header, words) => {
    refused(file(header), 'damaged', words)
  })

  test.each([
    ['overlap', [0, 4], [0, 4], 'to begin at byte 4, got 0'],
    ['leave a hole', [0, 4], [8, 12], 'to begin at byte 4, got 8'],
    ['don’t start at 0', [4, 8], [8, 12], 'to begin at byte 0, got 4'],
    ['run backwards', [4, 0], [4, 8], 'needs 4 bytes for its shape, got -4'],
    ['are negative', [-4, 0], [0, 4], 'two offsets'],
    ['are fractions', [0, 4], [4.5, 8.5], 'two offsets'],
    ['are texts', ['0', '4'], [4, 8], 'two offsets'],
    ['are past counting', [2 ** 53, 2 ** 53 + 4], [0, 4], 'two offsets'],
    ['are too many', [0, 4, 8], [4, 8], 'two offsets'],
    ['are none', null, [4, 8], 'two offsets'],
  ])('5: offsets that %s are refused', (_, first, second, words) => {
    refused(headed({ a: entry([1], first), b: entry([1], second) }, 12), 'damaged', words)
  })

  test('6: missing and trailing bytes are told apart', () => {
    refused(small.subarray(0, -1), 'truncated', 'needs 22 bytes of data, got 21')
    refused(Uint8Array.from([...small, 0]), 'damaged', 'needs 22 bytes of data, got 23')
  })

  test.each([
    ['overflows', [2 ** 31, 2 ** 31, 2 ** 31], 'overflow'],
    ['overflows and is empty', [2 ** 52, 2 ** 52, 0], 'overflow'],
    ['is larger than its bytes', [3], 'needs 12 bytes for its shape, got 8'],
    ['is smaller than its bytes', [], 'needs 4 bytes for its shape, got 8'],
    ['has a fraction', [0.5], 'whole numbers'],
    ['is negative', [-1, -2], 'whole numbers'],
    ['is a text', '2', 'whole numbers'],
    ['is infinite', [null], 'whole numbers'],
  ])('7: a shape that %s is refused', (_, shape, words) => {
    refused(headed({ a: entry(shape, [0, 8]) }, 8), 'damaged', words)
  })

  test('8: empty tensors and single numbers load', () => {
    const bytes = headed(
      { none: entry([0, 5], [0, 0]), also: entry([0], [4, 4]), one: entry([], [0, 4]) },
      4,
    )
    const { tensors } = readSafetensors(bytes)
    expect(tensors.get('none')).toEqual({ dtype: 'F32', shape: [0, 5], values: new Float32Array() })
    expect(tensors.get('also')?.values).toHaveLength(0)
    expect(tensors.get('one')).toEqual({ dtype: 'F32', shape: [], values: Float32Array.of(0) })
    expect(readSafetensors(file('{}')).tensors.size).toBe(0)
  })

  test('9: a key twice is refused, however it is written', () => {
    const one = JSON.stringify(entry([1], [0, 4]))
    refused(file(`{"a":${one},"a":${one}}`, 4), 'damaged', "has 'a' twice")
    refused(file(`{"a":${one},"\\u0061" :${one}}`, 4), 'damaged', "has 'a' twice")
    refused(file(`{"__metadata__":{"k":"1","k":"1"}}`), 'damaged', "has 'k' twice")
    refused(file(`{"a":{"dtype":"F64",${one.slice(1)}}`, 4), 'damaged', "has 'dtype' twice")
    // The same text as a value, or as a key elsewhere, is no key twice.
    const apart = `{"__metadata__":{"a":"a","b":"{\\"a\\":"},"a":${one}}`
    expect(readSafetensors(file(apart, 4)).metadata.get('b')).toBe('{"a":')
  })

  test('9: a tensor called __proto__ is data', () => {
    const one = JSON.stringify(entry([1], [0, 4]))
    const text = `{"__proto__":${one},"__metadata__":{"__proto__":"x"}}`
    const { tensors, metadata } = readSafetensors(file(text, 4))
    expect(tensors.get('__proto__')?.values).toEqual(Float32Array.of(0))
    expect(metadata.get('__proto__')).toBe('x')
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('dtype')
    expect(({} as { dtype?: string }).dtype).toBeUndefined()
  })

  test('10: metadata that is no text, and an unknown dtype, are named', () => {
    refused(headed({ __metadata__: { epochs: 3 } }), 'damaged', "'epochs' needs a text, got 3")
    refused(headed({ __metadata__: 'pt' }), 'damaged', "to be an object, got 'pt'")
    for (const dtype of ['F8_E5M2', 'constructor', '__proto__', 32, null])
      refused(headed({ a: entry([1], [0, 4], dtype) }, 4), 'unsupported', "'a' needs a dtype")
  })

  test('11: numbers at odd places are copied and right', () => {
    expect(valuesOf(fixture.safetensors.unaligned)).toEqual({ a: [7], b: [0.5, -3], c: [0.1] })
    for (let shift = 0; shift < 8; shift++) {
      const room = new Uint8Array(small.length + shift)
      room.set(small, shift)
      const { tensors } = readSafetensors(room.subarray(shift))
      expect(tensors.get('w')?.values).toEqual(Float32Array.of(1, -2, 0.5, NaN))
      expect(tensors.get('half')?.values).toEqual(Float32Array.of(1, -Infinity, 2 ** -24))
    }
  })

  test('12: a million tensors are refused before they are made', () => {
    const one = JSON.stringify(entry([0], [0, 0]))
    const names = Array.from({ length: 1e6 }, (_, i) => `"t${i}":${one}`)
    refused(file(`{${names.join()}}`), 'too-large', 'may name 100001 things')
    refused(headed({ a: entry([0], [0, 0]), b: entry([0], [0, 0]) }), 'too-large', 'may name 1', {
      tensors: 0,
    })
  })

  test('13: every flipped bit of a good file gives tensors or a typed error', () => {
    let read = 0
    for (let bit = 0; bit < small.length * 8; bit++) {
      const bytes = small.slice()
      bytes[bit >> 3] ^= 1 << (bit & 7)
      read += isReadable(bytes) ? 1 : 0
    }
    // The data has no checksum: whatever its bits are, they are numbers. So it is with names.
    expect(read).toBeGreaterThan(22 * 8)
    expect(read).toBeLessThan(small.length * 8)
  })

  test('13: random bytes, and good files with random bytes in them, do so too', () => {
    const seed = 13
    const random = seededRandom(seed)
    for (let n = 0; n < (process.env['LONG'] ? 1e5 : 1e4); n++) {
      const noise = Uint8Array.from({ length: integerBelow(80, random) }, () =>
        integerBelow(256, random),
      )
      // Most noise fails at its first bytes; some is given a plausible length.
      if (n % 2 && noise.length > 8)
        noise.set([integerBelow(noise.length, random), 0, 0, 0, 0, 0, 0, 0])
      const changed = small.slice()
      for (let k = integerBelow(4, random); k >= 0; k--)
        changed[integerBelow(changed.length, random)] = integerBelow(256, random)
      for (const bytes of [noise, changed, changed.subarray(0, integerBelow(200, random))])
        expect(isReadable(bytes), `seed ${seed}, run ${n}`).toBeTypeOf('boolean')
    }
  })

  test('14: HTML, other text and gzip are no model files', () => {
    for (const text of ['<!doctype html><title>404', '\ufeff<html><body>', '  <HTML lang=en>'])
      refused(utf8.encode(text), 'foreign', 'not a model file but HTML')
    for (const text of ['{"error":"no such file"}', 'version https://git-lfs.github.com/spec/v1'])
      refused(utf8.encode(text), 'foreign', 'not a model file but text')
    refused(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), 'foreign', 'gzip')
  })

  test('14: a header whose length begins like gzip or HTML is still read', () => {
    for (const length of [0x088b1f, 0x3c, 0x683c]) {
      const bytes = file('{}'.padEnd(length))
      expect(readSafetensors(bytes).tensors.size).toBe(0)
    }
  })

  test('16: numbers that aren’t finite load', () => {
    const values = Float32Array.of(NaN, Infinity, -Infinity)
    const bytes = writeSafetensors([['a', { shape: [3], values }]])
    expect(readSafetensors(bytes).tensors.get('a')?.values).toEqual(values)
  })
})

/** Fails the test with whatever is thrown that isn't the typed error. */
function isReadable(bytes: Uint8Array): boolean {
  try {
    readSafetensors(bytes)
    return true
  } catch (error) {
    if (error instanceof WeightsError) return false
    throw error
  }
}

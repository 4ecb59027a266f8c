import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/formats.json'
import { seededRandom } from '../numbers/index.ts'
import {
  type ByteSource,
  dequantized,
  type HubTensor,
  isConstant,
  isInputsFirst,
  quantized,
  readBytes,
  type ReadProgress,
  readSafetensors,
  type StreamedSafetensors,
  type StreamOptions,
  streamSafetensors,
  tensorsFromHuggingFace,
  transformerConfigFromHuggingFace,
  WeightsError,
  type WeightsErrorKind,
  writeSafetensors,
} from './index.ts'

const gpt2File = Uint8Array.from(Buffer.from(fixture.gpt2.file, 'base64'))
const llamaFile = Uint8Array.from(Buffer.from(fixture.llama.file, 'base64'))

/** A body that comes in pieces. */
const streamed = (bytes: Uint8Array, each: number, closes = true): ReadableStream<Uint8Array> => {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += each)))
      else if (closes) controller.close()
      else return new Promise(() => {})
    },
  })
}

async function refused(
  reading: Promise<unknown>,
  kind: WeightsErrorKind,
  canRetry: boolean,
): Promise<void> {
  await expect(reading).rejects.toBeInstanceOf(WeightsError)
  await expect(reading).rejects.toMatchObject({ kind, canRetry })
}

describe('readBytes', () => {
  test('gives the whole of a response, of its body, of an iterable and of bytes', async () => {
    async function* iterable(): AsyncGenerator<Uint8Array> {
      yield gpt2File.subarray(0, 5)
      yield gpt2File.subarray(5)
    }
    const sources: ByteSource[] = [
      new Response(gpt2File),
      new Response(streamed(gpt2File, 7)),
      streamed(gpt2File, 1000),
      iterable(),
      gpt2File,
    ]
    for (const source of sources) expect(await readBytes(source)).toEqual(gpt2File)
  })

  test('says how far it has come', async () => {
    const seen: ReadProgress[] = []
    const headers = { 'content-length': String(gpt2File.length) }
    const response = new Response(streamed(gpt2File, 4000), { headers })
    await readBytes(response, { onprogress: (progress) => seen.push(progress) })
    expect(seen.map(({ received }) => received)).toEqual([4000, gpt2File.length])
    expect(seen.every(({ total }) => total === gpt2File.length)).toBe(true)
    const unknown: ReadProgress[] = []
    await readBytes(streamed(gpt2File, 9000), { onprogress: (progress) => unknown.push(progress) })
    expect(unknown[0]).toEqual({ received: gpt2File.length, total: undefined })
  })

  test('14: HTML, other text and gzip with status 200 are no model files', async () => {
    for (const text of ['<!DOCTYPE html><html>', '{"error": 1, "more": 2}', 'Not found here'])
      for (const each of [1, 3, 100])
        await refused(readBytes(streamed(Buffer.from(text), each)), 'foreign', false)
    await refused(readBytes(new Response(gzipSync(gpt2File))), 'foreign', false)
    await refused(readBytes(new Response('<html>')), 'foreign', false)
  })

  test('14: a size limit holds before and while bytes come', async () => {
    const headers = { 'content-length': '1000' }
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(new Uint8Array((pulled += 100) && 100)) },
      { highWaterMark: 0 },
    )
    await refused(readBytes(new Response(endless, { headers }), { limit: 999 }), 'too-large', false)
    expect(pulled).toBe(0)
    await refused(readBytes(streamed(gpt2File, 10), { limit: 95 }), 'too-large', false)
    const unending = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(new Uint8Array((pulled += 100) && 100)) },
      { highWaterMark: 0 },
    )
    await refused(readBytes(unending, { limit: 950 }), 'too-large', false)
    expect(pulled).toBe(1000)
  })

  test('14: no room is made for what a head only claims', async () => {
    const headers = { 'content-length': String(2 ** 30) }
    const most = await mostHeld(
      (body) => {
        const response = new Response(ReadableStream.from(body), { headers })
        return readBytes(response)
      },
      gpt2File.subarray(0, 79),
    )
    expect(most).toBeLessThan(2 ** 25)
  })

  test('a limit or a length that is none is refused', async () => {
    for (const wrong of [NaN, -1]) {
      await expect(readBytes(gpt2File, { limit: wrong })).rejects.toThrow(RangeError)
      await expect(readBytes(gpt2File, { length: wrong })).rejects.toThrow('length needs')
    }
    await expect(readBytes(gpt2File, { limit: NaN })).rejects.not.toBeInstanceOf(WeightsError)
  })

  test('15: a body that is read already can be fetched again', async () => {
    const used = new Response(gpt2File)
    await used.arrayBuffer()
    await refused(readBytes(used), 'network', true)
    const locked = new Response(gpt2File)
    locked.body!.getReader()
    await refused(readBytes(locked), 'network', true)
    await refused(readBytes(locked.body!), 'network', true)
    await refused(loaded(locked), 'network', true)
  })

  test('a response that is refused by its head is let go', async () => {
    for (const init of [{ status: 404 }, { headers: { 'content-length': '1000' } }]) {
      let cancelled = false
      const body = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) })
      await expect(readBytes(new Response(body, init), { limit: 999 })).rejects.toThrow(
        WeightsError,
      )
      await new Promise((done) => setTimeout(done))
      expect(cancelled).toBe(true)
    }
  })

  test('15: a 404, a body cut off and a wrong SHA-256 can be tried again', async () => {
    await refused(readBytes(new Response('', { status: 404 })), 'status', true)
    await refused(readBytes(new Response(null, { status: 503 })), 'status', true)
    const { length } = gpt2File
    await refused(readBytes(gpt2File.subarray(1), { length }), 'truncated', true)
    await refused(readBytes(gpt2File, { length: length - 1 }), 'damaged', false)
    const headers = { 'content-length': String(length + 1) }
    await refused(readBytes(new Response(gpt2File, { headers })), 'truncated', true)
    const sha256 = createHash('sha256').update(gpt2File).digest('hex')
    expect(await readBytes(gpt2File, { sha256 })).toEqual(gpt2File)
    expect(await readBytes(gpt2File, { sha256: sha256.toUpperCase(), length })).toEqual(gpt2File)
    await refused(readBytes(gpt2File.with(99, 1), { sha256 }), 'hash', true)
  })

  test('15: a line that breaks off is told with its cause', async () => {
    const cause = new TypeError('terminated')
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(gpt2File.subarray(0, 100)),
      pull: (controller) => controller.error(cause),
    })
    const reading = readBytes(broken)
    await refused(reading, 'network', true)
    await expect(reading).rejects.toMatchObject({ cause })
  })

  test('15: aborted before, meanwhile or while nothing comes, it stops and lets the source go', async () => {
    await refused(readBytes(gpt2File, { signal: AbortSignal.abort() }), 'aborted', true)
    const meanwhile = new AbortController()
    const onprogress = (): void => meanwhile.abort()
    const { signal } = meanwhile
    await refused(readBytes(streamed(gpt2File, 10), { signal, onprogress }), 'aborted', true)
    const later = new AbortController()
    let cancelled = false
    const hanging = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) })
    setTimeout(() => later.abort(), 5)
    await refused(readBytes(hanging, { signal: later.signal }), 'aborted', true)
    await new Promise((done) => setTimeout(done))
    expect(cancelled).toBe(true)
  })

  test('a body that was packed on the way may be longer than it was said to be', async () => {
    const headers = { 'content-length': '10' }
    expect(await readBytes(new Response(streamed(gpt2File, 99), { headers }))).toEqual(gpt2File)
    const packed = { 'content-length': '99999999', 'content-encoding': 'gzip' }
    expect(await readBytes(new Response(gpt2File, { headers: packed }))).toEqual(gpt2File)
  })

  test('an error in the page’s own progress handler stays that error', async () => {
    const onprogress = (): void => {
      throw new Error('mine')
    }
    await expect(readBytes(gpt2File, { onprogress })).rejects.toThrow('mine')
  })
})

/** How many more bytes of arrays there are, at most, while zeros come after a start and then end. */
async function mostHeld(
  read: (body: AsyncIterable<Uint8Array>) => Promise<unknown>,
  start: Uint8Array,
): Promise<number> {
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  async function* body(): AsyncGenerator<Uint8Array> {
    yield start
    for (let n = 0; n < 20; n++) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      yield new Uint8Array(2 ** 16)
    }
  }
  await expect(read(body())).rejects.toMatchObject({ kind: 'truncated' })
  return most
}

async function loaded(source: ByteSource, options?: StreamOptions): Promise<StreamedSafetensors> {
  const loading = streamSafetensors(source, options)
  for (;;) {
    const { done, value } = await loading.next()
    if (done) return value
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)

const numbersOf = (tensors: ReadonlyMap<string, HubTensor>): unknown =>
  [...tensors].map(([name, { shape, values }]) => [name, { shape, values }])

describe('streamSafetensors', () => {
  test('reads what readSafetensors reads, in pieces of any length', async () => {
    const files = [gpt2File, llamaFile].concat(
      [fixture.safetensors.file, fixture.safetensors.unaligned].map((text) =>
        Uint8Array.from(Buffer.from(text, 'base64')),
      ),
    )
    for (const file of files)
      for (const each of [1, 13, 1e6]) {
        const { tensors, metadata } = await loaded(streamed(file, each))
        const whole = readSafetensors(file)
        expect(numbersOf(tensors)).toEqual(numbersOf(whole.tensors))
        expect(metadata).toEqual(whole.metadata)
      }
  })

  test('turns matrices into int8 as they come, as if they had been rounded whole', async () => {
    const { tensors } = await loaded(streamed(llamaFile, 50), { precision: 'int8' })
    for (const [name, { shape, values }] of readSafetensors(llamaFile).tensors) {
      const full = { shape, values: values as Float32Array }
      expect(tensors.get(name)).toEqual(shape.length === 2 ? quantized(full) : full)
    }
  })

  test('16: numbers that aren’t finite come through, in int8 as a row that isn’t', async () => {
    const values = Float32Array.of(1, NaN, 3, 4, Infinity, 6)
    const file = writeSafetensors([['a', { shape: [3, 2], values }]])
    const { tensors } = await loaded(file, { precision: 'int8' })
    const { shape, values: bytes, scales } = tensors.get('a')!
    const back = dequantized({ shape, values: bytes as Int8Array, scales: scales! }).values
    expect([...back].map(Number.isFinite)).toEqual([false, false, true, true, false, false])
  })

  test.each([
    ['GPT-2', fixture.gpt2.config, gpt2File],
    ['LLaMA', fixture.llama.config, llamaFile],
  ])('a %s in int8 is the model rounded, rows, order and all', async (_, json, file) => {
    const config = transformerConfigFromHuggingFace(json)
    const options = {
      precision: 'int8',
      keeps: (name: string) => !isConstant(name),
      transposes: isInputsFirst,
    } as const
    const { tensors: raw } = await loaded(streamed(file, 333), options)
    expect([...raw.keys()].some(isConstant)).toBe(false)
    const full = tensorsFromHuggingFace(config, readSafetensors(file).tensors)
    for (const [name, tensor] of tensorsFromHuggingFace(config, raw))
      expect(tensor).toEqual(
        tensor.shape.length === 2 ? quantized(dequantized(full.get(name)!)) : full.get(name),
      )
  })

  test('yields how far it has come, block by block, each row in its own block', async () => {
    const values = Float32Array.from({ length: 3 * 2 ** 18 }, (_, i) => Math.sin(i) * (i >> 18))
    const tensor = { shape: [3, 2 ** 18], values }
    const file = writeSafetensors([['a', tensor]])
    for (const precision of ['f32', 'int8'] as const) {
      const seen: ReadProgress[] = []
      for await (const progress of streamSafetensors(file, { precision })) seen.push(progress)
      expect(seen).toHaveLength(4)
      expect(seen.at(-1)).toEqual({ received: file.length, total: file.length })
      const { tensors } = await loaded(file, { precision })
      const { values: wanted, scales } =
        precision === 'f32' ? { ...tensor, scales: undefined } : quantized(tensor)
      const found = tensors.get('a')!
      expect(found.scales).toEqual(scales)
      expect(Buffer.compare(bytesOf(found.values), bytesOf(wanted))).toBe(0)
    }
  })

  test('refuses what readSafetensors refuses, and keeps no part of it', async () => {
    await refused(loaded(new Uint8Array(3)), 'truncated', true)
    await refused(loaded(streamed(gpt2File.subarray(0, -1), 99)), 'truncated', true)
    await refused(loaded(streamed(gpt2File.subarray(0, 50), 99)), 'truncated', true)
    await refused(loaded(Uint8Array.from([...gpt2File, 1])), 'damaged', false)
    await refused(loaded(new Uint8Array(64).fill(255)), 'too-large', false)
    await refused(loaded(gpt2File.with(9, 0)), 'damaged', false)
    await refused(loaded(new Response('<html>', { status: 404 })), 'status', true)
    await refused(loaded(streamed(Buffer.from('<html><body>'), 3)), 'foreign', false)
    await refused(loaded(gpt2File, { signal: AbortSignal.abort() }), 'aborted', true)
    await expect(loaded(gpt2File, { precision: 'f16' as 'f32' })).rejects.toThrow('f32, int8')
  })

  test('14: what a header claims beyond the limit is refused before room is made for it', async () => {
    const size = 2 ** 50
    const entry = { dtype: 'F32', shape: [size], data_offsets: [0, 4 * size] }
    const header = Buffer.from(JSON.stringify({ a: entry }).padEnd(100))
    const file = new Uint8Array(8 + 100 + 100)
    file[0] = 100
    file.set(header, 8)
    await refused(loaded(streamed(file, 20)), 'too-large', false)
  })

  /** A file of one tensor by what its header says; the data isn't there. */
  const claimed = (shape: readonly number[], bytes: number): Uint8Array => {
    const entry = { dtype: 'F32', shape, data_offsets: [0, bytes] }
    const header = Buffer.from(JSON.stringify({ a: entry }).padEnd(96))
    return Uint8Array.from([96, 0, 0, 0, 0, 0, 0, 0, ...header])
  }

  test.each(
    [
      [0, 2 ** 50],
      [2 ** 31, 0],
      [2 ** 50, 0],
      [0, 2 ** 31],
      [0, 0],
    ].map((shape) => [shape]),
  )('14: no room is made for sides of a matrix without numbers: %j', async (shape) => {
    for (const precision of ['f32', 'int8'] as const)
      for (const turns of [false, true]) {
        const options = { limit: 1e6, precision, transposes: () => turns }
        const { tensors } = await loaded(claimed(shape, 0), options)
        expect(tensors.get('a')).toEqual({
          shape: turns ? shape.toReversed() : shape,
          values: new Float32Array(),
          ...(turns && { transposed: true }),
        })
      }
  })

  const far = 2 ** 28 - 1024
  test.each([[far], [1, far], [far, 1], [2 ** 14, 2 ** 14 - 1]].map((shape) => [shape]))(
    '14: no room is made for what is only claimed: %j',
    async (shape) => {
      const claim = claimed(shape, 4 * shape.reduce((product, size) => product * size, 1))
      for (const precision of ['f32', 'int8'] as const)
        for (const turns of [false, true]) {
          const options = { precision, transposes: () => turns }
          await refused(loaded(claim, options), 'truncated', true)
          expect(await mostHeld((body) => loaded(body, options), claim)).toBeLessThan(2 ** 25)
        }
    },
  )

  test('a reader that turns away lets the source go', async () => {
    let cancelled = false
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(gpt2File),
      cancel: () => void (cancelled = true),
    })
    for await (const progress of streamSafetensors(body)) {
      expect(progress.received).toBe(gpt2File.length)
      break
    }
    await new Promise((done) => setTimeout(done))
    expect(cancelled).toBe(true)
  })

  test('13: flipped bits, in pieces, give tensors or a typed error', async () => {
    const small = writeSafetensors([['w', { shape: [2, 3], values: new Float32Array(6) }]])
    const random = seededRandom(15)
    for (let bit = 0; bit < small.length * 8; bit++) {
      const bytes = Uint8Array.from(small)
      bytes[bit >> 3] ^= 1 << (bit & 7)
      const each = 1 + Math.floor(random() * 40)
      try {
        await loaded(streamed(bytes, each), { precision: 'int8' })
      } catch (error) {
        expect(error, `bit ${bit}`).toBeInstanceOf(WeightsError)
      }
    }
  })
})

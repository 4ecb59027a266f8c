import { requireNumber } from '../numbers/require.ts'
import { refuseForeign } from './foreign.ts'
import { WeightsError } from './format-error.ts'
import type { AbortSignalLike, ByteStreamLike, ResponseLike } from './web.ts'

/** Where bytes come from: a `Response`, the stream of its body, or what is there already. */
export type ByteSource = ResponseLike | ByteStreamLike | AsyncIterable<Uint8Array> | Uint8Array

/** What is taken at most where nobody sets a limit. */
export const mostBytes: number = 2 ** 30

export interface ReadOptions {
  /** The most bytes that are taken, 2³⁰ if left out. Checked before and while they come. */
  readonly limit?: number
  /** How many bytes there must be. A response's own `Content-Length` is heeded where this is left out. */
  readonly length?: number
  readonly signal?: AbortSignalLike | undefined
}

/** How far it has come. The total is undefined where nobody has told it. */
export interface ReadProgress {
  readonly received: number
  readonly total: number | undefined
}

interface Chunk extends ReadProgress {
  readonly bytes: Uint8Array
}

interface ByteIterator {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>
  return?(): unknown
}

/**
 * Bytes as they come, held against what was promised of them.
 * @throws WeightsError: `status` for a response that isn't OK, `foreign` for HTML or gzip, `too-large`,
 * `truncated`, `network` (also for a body that is read already), `aborted`
 * @throws RangeError for a limit or a length that is negative or NaN
 */
export async function* chunksOf(
  source: ByteSource,
  { limit = mostBytes, length, signal }: ReadOptions,
): AsyncGenerator<Chunk> {
  requireNumber('a model file’s limit', limit, 0, Infinity)
  if (length !== undefined) requireNumber('a model file’s length', length, 0, Infinity)
  const promised = length ?? promisedBy(source)
  const iterator = iteratorOf(source)
  let stop = (_: WeightsError): void => {}
  const onabort = (): void => stop(aborted())
  signal?.addEventListener('abort', onabort)
  // Settled by whichever comes first, so that a source that hangs can be left.
  const next = (): ReturnType<ByteIterator['next']> =>
    new Promise((resolve, reject) => {
      stop = reject
      if (signal?.aborted) onabort()
      else Promise.resolve(iterator.next()).then(resolve, reject)
    })
  const first = new Uint8Array(9)
  let received = 0
  try {
    requireOk(source)
    requireWithin(limit, promised ?? 0)
    for (;;) {
      const { done, value } = await next()
      if (done || value === undefined) break
      if (received < 9) {
        first.set(value.subarray(0, 9 - received), received)
        if (received + value.length >= 9) refuseForeign(first)
      }
      received += value.length
      requireWithin(limit, received)
      // Packed on the way, a body is longer than it was said to be.
      const total = promised !== undefined && received <= promised ? promised : undefined
      yield { bytes: value, received, total }
    }
  } catch (error) {
    if (error instanceof WeightsError) throw error
    if (signal?.aborted) throw aborted()
    throw new WeightsError('network', `a model file stopped coming after ${received} bytes`, {
      cause: error,
    })
  } finally {
    signal?.removeEventListener('abort', onabort)
    // Not waited for: a source that hangs would hang here too.
    void (async () => iterator.return?.())().catch(() => {})
  }
  if (received < 9) refuseForeign(first.subarray(0, received))
  if (received < (promised ?? 0) || (length !== undefined && received > length))
    throw new WeightsError(
      received < promised! ? 'truncated' : 'damaged',
      `a model file needs ${promised} bytes, got ${received}`,
    )
}

/** The length that a response tells in its head, in bytes. */
function promisedBy(source: ByteSource): number | undefined {
  if (source instanceof Uint8Array) return source.length
  const told = 'headers' in source ? source.headers.get('content-length') : null
  const isPacked =
    told !== null && (source as ResponseLike).headers.get('content-encoding') !== null
  return told !== null && !isPacked && /^\d{1,15}$/.test(told) ? Number(told) : undefined
}

function requireOk(source: ByteSource): void {
  if ('ok' in source && !source.ok)
    throw new WeightsError('status', `a model file needs status 200, got ${source.status}`)
}

export function requireWithin(limit: number, length: number): void {
  if (length > limit)
    throw new WeightsError('too-large', `a model file may have ${limit} bytes, got ${length}`)
}

function iteratorOf(source: ByteSource): ByteIterator {
  if (source instanceof Uint8Array) return [source].values() as unknown as ByteIterator
  const stream = 'ok' in source ? source.body : source
  if (stream === null) return [].values() as unknown as ByteIterator
  if (!('getReader' in stream)) return stream[Symbol.asyncIterator]() as ByteIterator
  if ('ok' in source && source.bodyUsed === true) return { next: usedUp }
  // Not every browser lets a stream be iterated.
  try {
    const reader = stream.getReader()
    return { next: () => reader.read(), return: () => reader.cancel() }
  } catch (cause) {
    return { next: () => usedUp(cause) }
  }
}

const usedUp = (cause?: unknown): Promise<never> =>
  Promise.reject(
    new WeightsError('network', 'a model file needs a body that nobody else reads', { cause }),
  )

const aborted = (): WeightsError => new WeightsError('aborted', 'reading a model file was aborted')

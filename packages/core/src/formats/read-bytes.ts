import { type ByteSource, chunksOf, type ReadOptions, type ReadProgress } from './chunks.ts'
import { WeightsError } from './format-error.ts'
import { withRoom } from './room.ts'
import { sha256Of } from './web.ts'

export interface ReadBytesOptions extends ReadOptions {
  readonly onprogress?: (progress: ReadProgress) => void
  /** What the SHA-256 of the whole must be, in hexadecimal. */
  readonly sha256?: string
}

/**
 * The whole of a model file, or nothing: what stops half-way or is another file isn't handed out.
 * @param source - a `Response`, its body, any `AsyncIterable` of bytes, or bytes
 * @throws WeightsError; `canRetry` says whether fetching it again may help
 */
export async function readBytes(
  source: ByteSource,
  options: ReadBytesOptions = {},
): Promise<Uint8Array> {
  let bytes = new Uint8Array()
  let received = 0
  for await (const chunk of chunksOf(source, options)) {
    bytes = withRoom(bytes, chunk.received, chunk.total ?? Infinity)
    bytes.set(chunk.bytes, received)
    received = chunk.received
    options.onprogress?.({ received, total: chunk.total })
  }
  if (received < bytes.length) bytes = new Uint8Array(bytes.buffer.transfer(received))
  if (options.sha256 !== undefined) {
    const found = await sha256Of(bytes)
    if (found !== options.sha256.toLowerCase())
      throw new WeightsError(
        found === undefined ? 'unsupported' : 'hash',
        `a model file needs SHA-256 ${options.sha256}, got ${found ?? 'no way to compute it here'}`,
      )
  }
  return bytes
}

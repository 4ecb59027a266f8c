import { requireChoice } from '../numbers/require.ts'
import { chunkReader } from './chunk-reader.ts'
import {
  type ByteSource,
  mostBytes,
  type ReadOptions,
  type ReadProgress,
  requireWithin,
} from './chunks.ts'
import { bytesEach } from './dtypes.ts'
import type { HubTensor } from './hugging-face.ts'
import { requireDataLength } from './safetensors.ts'
import { headerLengthOf, safetensorsHeader, type SafetensorsLimits } from './safetensors-header.ts'
import { tensorSink } from './tensor-sink.ts'

export interface StreamOptions extends ReadOptions {
  /** `int8` turns each matrix of floats into a byte a number as it comes; `f32` keeps it. */
  readonly precision?: 'f32' | 'int8'
  /** Which tensors are kept, by name; all if left out. `isConstant` names what GPT-2's files have to spare. */
  readonly keeps?: (name: string) => boolean
  /** Whose columns become rows before they are rounded: `isInputsFirst` for GPT-2. */
  readonly transposes?: (name: string) => boolean
  readonly limits?: SafetensorsLimits
}

/** The tensors of a streamed file; where a matrix has `scales`, it is in int8. */
export interface StreamedSafetensors {
  readonly tensors: ReadonlyMap<string, HubTensor>
  readonly metadata: ReadonlyMap<string, string>
}

/** A mebibyte at a time is turned into what is kept. */
const blockLength = 2 ** 20

/**
 * Reads a safetensors file while it comes, so that no more is in memory than what is kept and a block
 * of the file (and one matrix in full, if it has to be transposed). Yields how far it has come, and
 * returns the tensors.
 * @throws WeightsError as `readSafetensors` and `readBytes`
 */
export async function* streamSafetensors(
  source: ByteSource,
  options: StreamOptions = {},
): AsyncGenerator<ReadProgress, StreamedSafetensors> {
  const { precision = 'f32', limits = {}, limit = mostBytes } = options
  const { keeps = () => true, transposes = () => false } = options
  requireChoice('streamSafetensors precision', precision, ['f32', 'int8'])
  const reader = chunkReader(source, options)
  try {
    const start = await reader.read(8)
    const length = headerLengthOf(start, limits)
    const { places, metadata } = safetensorsHeader(await reader.read(length), limits)
    const data = places.at(-1)?.end ?? 0
    // Before room is made for what a header only claims.
    requireWithin(limit, 8 + length + data)
    const tensors = new Map<string, HubTensor>()
    const block = new Uint8Array(blockLength)
    for (const place of places) {
      const { name, shape, dtype } = place
      const sink = keeps(name) ? tensorSink(place, precision, transposes(name)) : undefined
      const row = (shape.length === 2 ? shape[1] : 1) * bytesEach(dtype)
      const most = Math.max(row, blockLength - (blockLength % Math.max(row, 1)))
      for (let at = place.begin; at < place.end; at += most) {
        // A row longer than a block may be claimed by a file that ends here: its room grows as it comes.
        const room = row > blockLength ? undefined : block
        const bytes = await reader.read(Math.min(most, place.end - at), room)
        sink?.add(bytes)
        yield reader.progress()
      }
      if (sink !== undefined) tensors.set(name, sink.end())
    }
    requireDataLength(data, data + (await reader.rest()))
    yield reader.progress()
    return { tensors, metadata }
  } finally {
    await reader.close()
  }
}

import { type ByteSource, chunksOf, type ReadOptions, type ReadProgress } from './chunks.ts'
import { WeightsError } from './format-error.ts'
import { withRoom } from './room.ts'

/** Bytes in the lengths that a reader asks for, whatever the lengths they come in. */
export interface ChunkReader {
  /**
   * The next bytes, written into the room if there is one.
   * @throws WeightsError where there are fewer
   */
  read(length: number, room?: Uint8Array): Promise<Uint8Array>
  /** How many bytes come after those read, or the first few of them. */
  rest(): Promise<number>
  progress(): ReadProgress
  close(): Promise<unknown>
}

export function chunkReader(source: ByteSource, options: ReadOptions): ChunkReader {
  const chunks = chunksOf(source, options)
  let left = new Uint8Array()
  let progress: ReadProgress = { received: 0, total: undefined }
  const hasMore = async (): Promise<boolean> => {
    while (left.length === 0) {
      const { done, value } = await chunks.next()
      if (done) return false
      left = value.bytes as Uint8Array<ArrayBuffer>
      progress = { received: value.received, total: value.total }
    }
    return true
  }
  return {
    async read(length, room) {
      // Without a room it grows with what comes, not with what was claimed.
      let bytes = room ?? new Uint8Array()
      for (let filled = 0; filled < length;) {
        if (!(await hasMore()))
          throw new WeightsError('truncated', `a model file ends after ${progress.received} bytes`)
        const taken = left.subarray(0, length - filled)
        left = left.subarray(taken.length)
        if (room === undefined) bytes = withRoom(bytes, filled + taken.length, length)
        bytes.set(taken, filled)
        filled += taken.length
      }
      return bytes.subarray(0, length)
    },
    async rest() {
      return (await hasMore()) ? left.length : 0
    },
    progress: () => progress,
    close: () => chunks.return(undefined),
  }
}

import type { Kernels } from '../kernels/kernels.ts'

/** Where arrays are made. */
export type Memory = Pick<Kernels, 'floats' | 'ints' | 'bytes'>

/**
 * How many bytes of a kernels' memory it takes to make some arrays, found by making them as empty
 * ones: so it can't differ from what is asked for in earnest.
 * @param allocate - makes the arrays; must not `set` them
 */
export function memoryOf(allocate: (memory: Memory) => void): number {
  let bytes = 0
  const counted =
    <T>(size: number, empty: T) =>
    (length: number): T => {
      bytes += length * size + 15
      return empty
    }
  allocate({
    floats: counted(4, new Float32Array(0)),
    ints: counted(4, new Int32Array(0)),
    bytes: counted(1, new Int8Array(0)),
  })
  return bytes
}

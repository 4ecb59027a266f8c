/** Arrays one behind the other in a memory that doesn't grow. */
export interface Arena {
  floats(length: number): Float32Array
  ints(length: number): Int32Array
  bytes(length: number): Int8Array
}

/** @param from - the first free byte @param to - the first byte that isn't free any more */
export function arena(buffer: ArrayBuffer, from: number, to: number): Arena {
  let next = alignedUp(from)
  const place = (length: number, size: number): number => {
    const asked = length * size
    // NaN, too, is refused.
    if (!(Number.isInteger(length) && length >= 0 && next + asked <= to))
      throw new RangeError(`an array of ${asked} bytes needs room, of which ${to - next} are left`)
    const at = next
    next = Math.min(alignedUp(next + asked), to)
    return at
  }
  return {
    floats: (length) => new Float32Array(buffer, place(length, 4), length),
    ints: (length) => new Int32Array(buffer, place(length, 4), length),
    bytes: (length) => new Int8Array(buffer, place(length, 1), length),
  }
}

/** Four numbers that are fetched together should lie together. */
const alignedUp = (at: number): number => Math.ceil(at / 16) * 16

import type { TensorNumbers } from './dtypes.ts'

interface Growable {
  readonly buffer: ArrayBuffer
  readonly BYTES_PER_ELEMENT: number
  readonly constructor: new (buffer: ArrayBuffer) => TensorNumbers
}

/**
 * The same numbers with room for so many, and for more to come: room follows what has come, never what
 * was claimed. The array given isn't to be used any more.
 * @param most - how many will ever be needed, at least `length`
 */
export function withRoom<A extends TensorNumbers>(values: A, length: number, most: number): A {
  if (length <= values.length) return values
  const { buffer, BYTES_PER_ELEMENT: each, constructor } = values as unknown as Growable
  const room = Math.min(most, Math.max(length, 2 * values.length))
  return new constructor(buffer.transfer(room * each)) as A
}

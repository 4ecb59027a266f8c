import type { Floats } from './floats.ts'
import { requireLength } from './require.ts'

/**
 * The dot product: entry by entry products, added up in double precision.
 * @throws RangeError if the lengths differ
 * @example
 * dot([1, 2, 3], [4, 5, 6]) // => 32
 */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireLength('dot', b, a.length)
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i] * b[i]
  return total
}

/**
 * All entries added up, in double precision.
 * @example
 * sum([1, 2, 3]) // => 6
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

/**
 * The Euclidean length.
 * @example
 * norm([3, 4]) // => 5
 */
export function norm(values: ArrayLike<number>): number {
  return Math.sqrt(dot(values, values))
}

/**
 * Entry by entry sum, as a new array.
 * @throws RangeError if the lengths differ
 * @example
 * add([1, 2], [3, 4]) // => Float32Array [4, 6]
 */
export function add(a: ArrayLike<number>, b: ArrayLike<number>): Float32Array {
  requireLength('add', b, a.length)
  return Float32Array.from(a, (x, i) => x + b[i])
}

/**
 * Every entry multiplied by `factor`, as a new array.
 * @example
 * scale([1, 2], 3) // => Float32Array [3, 6]
 */
export function scale(values: ArrayLike<number>, factor: number): Float32Array {
  return Float32Array.from(values, (x) => x * factor)
}

/**
 * Adds `factor` times `values` onto `target`.
 * @throws RangeError if the lengths differ
 */
export function addScaledInto(target: Floats, values: ArrayLike<number>, factor: number): void {
  requireLength('addScaledInto', values, target.length)
  for (let i = 0; i < target.length; i++) target[i] += factor * values[i]
}

/**
 * The index of the largest entry; the first of equals; −1 where there is none (empty, or all NaN).
 * @example
 * argmax([0.1, 0.7, 0.2]) // => 1
 */
export function argmax(values: ArrayLike<number>): number {
  let best = -1
  for (let i = 0; i < values.length; i++)
    if (best < 0 ? !Number.isNaN(values[i]) : values[i] > values[best]) best = i
  return best
}

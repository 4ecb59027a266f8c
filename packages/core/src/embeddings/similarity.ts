import { requireNumbers } from '../numbers/require.ts'
import { dot, norm } from '../numbers/vector.ts'

/**
 * How much two vectors point the same way: 1 the same way, 0 at right angles, −1 opposite.
 *
 * A vector of zeros points nowhere, and is 0 to every other.
 * @throws RangeError if the lengths differ or a number isn't finite
 * @example
 * cosine([3, 4], [6, 8]) // => 1
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireNumbers('cosine', b, a.length)
  requireNumbers('cosine', a, b.length)
  const lengths = norm(a) * norm(b)
  return lengths === 0 ? 0 : withinOne(dot(a, b) / lengths)
}

/**
 * The angle between two vectors, 0 to 180 degrees; 90 where one of them is all zeros.
 * @throws RangeError as `cosine` does
 * @example
 * degreesBetween([1, 0], [0, 2]) // => 90
 */
export function degreesBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return (Math.acos(cosine(a, b)) * 180) / Math.PI
}

/**
 * The length of the straight way from one vector to the other.
 * @throws RangeError if the lengths differ or a number isn't finite
 * @example
 * distance([1, 1], [4, 5]) // => 5
 */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireNumbers('distance', b, a.length)
  requireNumbers('distance', a, b.length)
  let total = 0
  for (let i = 0; i < a.length; i++) total += (a[i] - b[i]) ** 2
  return Math.sqrt(total)
}

/** Rounding can take a cosine a hair past ±1, where it has no angle. */
export function withinOne(value: number): number {
  return Math.max(-1, Math.min(1, value))
}

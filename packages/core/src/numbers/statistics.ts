import { requireInteger } from './require.ts'
import { sum } from './vector.ts'

/**
 * The average.
 * @throws RangeError if there is nothing to average
 * @example
 * mean([1, 2, 6]) // => 3
 */
export function mean(values: ArrayLike<number>): number {
  requireInteger('mean count of values', values.length, 1, Number.MAX_SAFE_INTEGER)
  return sum(values) / values.length
}

/**
 * The average squared distance from the mean (divided by n, not n − 1).
 * @throws RangeError if there are no values
 * @example
 * variance([1, 3]) // => 1
 */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values)
  let total = 0
  for (let i = 0; i < values.length; i++) total += (values[i] - centre) ** 2
  return total / values.length
}

import { describe, requireInteger, requireNumbers } from '../numbers/require.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/** The directions in which some vectors differ most. */
export interface Components {
  /** [width]: the middle of the vectors */
  readonly mean: Float64Array
  /** [count][width]: unit vectors at right angles to each other, the widest spread first */
  readonly axes: readonly Float64Array[]
  /** [count]: each axis's share of the vectors' whole variance, 0 to 1 */
  readonly variance: Float64Array
}

/**
 * The flat view that keeps most of how vectors differ (principal component analysis).
 *
 * The same vectors give the same axes in the same directions: each axis's largest entry is positive.
 * @param vectors - [rows][width]
 * @param count - how many axes, at most the width
 * @throws RangeError if there are no vectors, their widths differ, or a number isn't finite
 * @see Pearson 1901; Hotelling 1933
 * @example
 * principalComponents([[1, 5], [3, 5]], 1).variance // => Float64Array [1]
 */
export function principalComponents(
  vectors: readonly ArrayLike<number>[],
  count: number,
): Components {
  requireInteger('principalComponents vectors', vectors.length, 1, 2 ** 24)
  const width = vectors[0].length
  requireInteger('principalComponents width', width, 1, 2 ** 12)
  requireInteger('principalComponents count', count, 0, width)
  for (const vector of vectors) requireNumbers('principalComponents vector', vector, width)
  const mean = new Float64Array(width)
  for (const vector of vectors)
    for (let i = 0; i < width; i++) mean[i] += vector[i] / vectors.length
  const covariance = covarianceOf(vectors, mean)
  let whole = 0
  for (let i = 0; i < width; i++) whole += covariance[i * width + i]
  const { values, vectors: axes } = symmetricEigen(covariance, width)
  return {
    mean,
    axes: axes.slice(0, count),
    // Rounding can leave a direction without spread a hair below 0.
    variance: values.slice(0, count).map((x) => (whole === 0 ? 0 : Math.max(0, x) / whole)),
  }
}

/**
 * Where a vector lies along each axis, measured from the middle.
 * @param vector - [width]
 * @returns [count]
 * @throws RangeError if the vector has another width
 */
export function projectOnto(components: Components, vector: ArrayLike<number>): Float64Array {
  const { mean, axes } = components
  if (vector == null) throw new TypeError(`projectOnto needs a vector, got ${describe(vector)}`)
  requireNumbers('projectOnto', vector, mean.length)
  return Float64Array.from(axes, (axis) => {
    let total = 0
    for (let i = 0; i < axis.length; i++) total += (vector[i] - mean[i]) * axis[i]
    return total
  })
}

/** [width, width]: the mean product of two entries' distances from their means. */
function covarianceOf(vectors: readonly ArrayLike<number>[], mean: Float64Array): Float64Array {
  const width = mean.length
  const covariance = new Float64Array(width * width)
  const apart = new Float64Array(width)
  for (const vector of vectors) {
    for (let i = 0; i < width; i++) apart[i] = vector[i] - mean[i]
    for (let i = 0; i < width; i++)
      for (let j = i; j < width; j++)
        covariance[i * width + j] += (apart[i] * apart[j]) / vectors.length
  }
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) covariance[i * width + j] = covariance[j * width + i]
  return covariance
}

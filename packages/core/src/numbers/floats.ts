/** A flat array of numbers: single precision for speed, double where gradients are checked. */
export type Floats = Float32Array | Float64Array

/** A new array of zeros of the same precision as `like`. */
export function zerosLike(like: Floats, length: number): Floats {
  return like instanceof Float64Array ? new Float64Array(length) : new Float32Array(length)
}

/** A flat array of numbers: single precision for speed, double where gradients are checked. */
export type Floats = Float32Array | Float64Array

/** A new array of zeros: in double precision if `like` is, else in single. */
export function zerosLike(like: ArrayLike<number>, length: number): Floats {
  return like instanceof Float64Array ? new Float64Array(length) : new Float32Array(length)
}

/** The values in a new array of the same precision as `like`. */
export function copyLike(like: Floats, values: ArrayLike<number>): Floats {
  const copy = zerosLike(like, values.length)
  copy.set(values)
  return copy
}

import { type Floats } from '../numbers/floats.ts'
import { describe, requireInteger, requireLength } from '../numbers/require.ts'

/** Some vectors, one a token: row-major, token t stands from `data[t * width]` on. */
export interface Vectors {
  readonly tokens: number
  readonly width: number
  /** [tokens, width] */
  readonly data: Floats
}

/**
 * Vectors of the given shape over `data`, which isn't copied.
 * @param data - [tokens, width]
 * @throws RangeError if `data` hasn't tokens × width entries, TypeError if it isn't an array of floats
 * @example
 * vectors(2, 3, Float32Array.of(1, 2, 3, 4, 5, 6)).width // => 3
 */
export function vectors(tokens: number, width: number, data: Floats): Vectors {
  requireInteger('vectors tokens', tokens, 0, 2 ** 20)
  requireInteger('vectors width', width, 1, 2 ** 20)
  requireFloats('vectors data', data)
  requireLength(`vectors of ${tokens} × ${width}`, data, tokens * width)
  return { tokens, width, data }
}

/**
 * Vectors from one array a token, in double precision.
 * @param rows - [tokens][width]
 * @param width - needed where there is no row to tell it
 * @throws RangeError if the rows aren't all of one length
 * @example
 * vectorsFrom([[1, 2], [3, 4]]).data // => Float64Array [1, 2, 3, 4]
 */
export function vectorsFrom(
  rows: readonly ArrayLike<number>[],
  width: number = rows[0]?.length ?? 1,
): Vectors {
  const data = new Float64Array(rows.length * width)
  rows.forEach((row, t) => {
    requireLength(`vectorsFrom row ${t}`, row, width)
    data.set(row, t * width)
  })
  return vectors(rows.length, width, data)
}

/**
 * One token's vector, as a view.
 * @returns [width]
 * @throws RangeError if there is no such token
 */
export function vectorAt({ tokens, width, data }: Vectors, token: number): Floats {
  requireInteger('vectorAt token', token, 0, tokens - 1)
  return data.subarray(token * width, (token + 1) * width)
}

/** @throws RangeError if the shape and the data don't fit, TypeError if these aren't vectors */
export function requireVectors(what: string, given: Vectors): void {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`${what} needs vectors, got ${describe(given)}`)
  requireFloats(what, given.data)
  requireLength(
    `${what} of ${given.tokens} × ${given.width}`,
    given.data,
    given.tokens * given.width,
  )
}

function requireFloats(what: string, data: unknown): void {
  if (!(data instanceof Float32Array || data instanceof Float64Array))
    throw new TypeError(`${what} needs a Float32Array or Float64Array, got ${describe(data)}`)
}

import { describe, requireInteger, requireLength } from '../numbers/require.ts'
import { copyLike } from '../numbers/floats.ts'
import { type AttentionGrid, requireScores } from './grid.ts'

/** Who may look at whom. */
export interface Mask {
  readonly queries: number
  readonly keys: number
  /** [queries, keys]: 1 where the query may look at the key, 0 where it may not. */
  readonly allowed: Uint8Array
}

/**
 * A mask of the given shape, asked for pair by pair.
 * @example
 * maskOf(2, 2, (query, key) => query !== key).allowed // => Uint8Array [0, 1, 1, 0]
 */
export function maskOf(
  queries: number,
  keys: number,
  allows: (query: number, key: number) => boolean,
): Mask {
  requireInteger('maskOf queries', queries, 0, 2 ** 16)
  requireInteger('maskOf keys', keys, 0, 2 ** 16)
  const allowed = Uint8Array.from({ length: queries * keys }, (_, at) =>
    allows(Math.floor(at / keys), at % keys) ? 1 : 0,
  )
  return { queries, keys, allowed }
}

/**
 * Each token looks at itself and back, never ahead. Where there are more keys than queries, the
 * queries are the last tokens.
 * @example
 * causalMask(2).allowed // => Uint8Array [1, 0, 1, 1]
 */
export function causalMask(queries: number, keys: number = queries): Mask {
  return maskOf(queries, keys, (query, key) => key <= query + keys - queries)
}

/**
 * The mask with some tokens dropped: nobody looks at them any more.
 * @param dropped - places of keys
 * @throws RangeError if there is no such key
 * @example
 * withoutKeys(causalMask(2), [0]).allowed // => Uint8Array [0, 0, 0, 1]
 */
export function withoutKeys(mask: Mask, dropped: readonly number[]): Mask {
  const { queries, keys } = mask
  const allowed = mask.allowed.slice()
  for (const key of dropped) {
    requireInteger('withoutKeys key', key, 0, keys - 1)
    for (let query = 0; query < queries; query++) allowed[query * keys + key] = 0
  }
  return { queries, keys, allowed }
}

/**
 * The scores with −∞ wherever the query may not look: softmax makes 0 of it.
 * @returns [queries, keys]
 * @throws RangeError if the mask is of another shape
 */
export function maskedScores(scores: AttentionGrid, mask: Mask): AttentionGrid {
  requireScores('maskedScores scores', scores)
  const [queries, keys] = scores.shape
  if (typeof mask !== 'object' || mask === null)
    throw new TypeError(`maskedScores needs a mask, got ${describe(mask)}`)
  if (mask.queries !== queries || mask.keys !== keys)
    throw new RangeError(
      `maskedScores needs a mask of ${queries} × ${keys}, got ${mask.queries} × ${mask.keys}`,
    )
  requireLength('maskedScores mask', mask.allowed, queries * keys)
  const data = copyLike(scores.data, scores.data)
  for (let i = 0; i < data.length; i++) if (mask.allowed[i] === 0) data[i] = -Infinity
  return { ...scores, data }
}

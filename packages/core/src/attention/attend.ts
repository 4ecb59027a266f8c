import { zerosLike } from '../numbers/floats.ts'
import { requireNumber } from '../numbers/require.ts'
import type { AttentionGrid } from './grid.ts'
import { causalMask, type Mask, maskedScores } from './mask.ts'
import { patternOf, withPinned } from './pattern.ts'
import { requireVectors, type Vectors } from './vectors.ts'

export interface AttendOptions {
  /** Who may look at whom; without it everybody at everybody. */
  readonly mask?: Mask | 'causal' | undefined
  /** What the dot products are multiplied by; without it 1 ÷ √width of the keys. */
  readonly scale?: number | undefined
  /** Weights set by hand, by query and key; the query's others share the rest in proportion. */
  readonly pins?: readonly {
    readonly query: number
    readonly key: number
    readonly weight: number
  }[]
}

/** Every stage of attention, in its order. */
export interface AttentionTrace {
  /** [queries, keys]: query · key. */
  readonly scores: AttentionGrid
  /** [queries, keys]: ÷ √width. */
  readonly scaled: AttentionGrid
  /** [queries, keys]: −∞ where the query may not look. */
  readonly masked: AttentionGrid
  /** [queries, keys]: softmax, and after that what was set by hand; rows add up to 1 or are all 0. */
  readonly pattern: AttentionGrid
  /** [queries, width] of the values: each query's mix of them. */
  readonly mix: AttentionGrid
}

/**
 * Scaled dot-product attention: each query takes a mix of the values, most of those whose keys are
 * most like it.
 * @param queries - [queries, width]
 * @param keys - [keys, width]
 * @param values - [keys, any width]
 * @returns [queries, width of the values]; 0 for a query that may look at nobody
 * @throws RangeError if the shapes don't fit together, naming both
 * @see Vaswani et al. 2017, equation 1
 * @example
 * attend(vectorsFrom([[0]]), vectorsFrom([[1], [2]]), vectorsFrom([[4], [8]])).data // => Float64Array [6]
 */
export function attend(
  queries: Vectors,
  keys: Vectors,
  values: Vectors,
  options: AttendOptions = {},
): Vectors {
  const { mix } = attentionTrace(queries, keys, values, options)
  return { tokens: mix.shape[0], width: mix.shape[1], data: mix.data }
}

/**
 * As `attend`, keeping every stage.
 * @throws RangeError if the shapes don't fit together, naming both
 */
export function attentionTrace(
  queries: Vectors,
  keys: Vectors,
  values: Vectors,
  options: AttendOptions = {},
): AttentionTrace {
  const scores = scoresOf(queries, keys)
  const scaled = scaledScores(scores, options.scale ?? 1 / Math.sqrt(keys.width))
  const masked = maskedBy(scaled, options.mask)
  const pattern = pinned(patternOf(masked), options.pins ?? [])
  return { scores, scaled, masked, pattern, mix: mixOf(pattern, values) }
}

/**
 * How well each query fits each key: their dot product.
 * @returns [queries, keys]
 * @throws RangeError if queries and keys aren't of one width
 * @example
 * scoresOf(vectorsFrom([[1, 2]]), vectorsFrom([[3, 4], [5, 6]])).data // => Float64Array [11, 17]
 */
export function scoresOf(queries: Vectors, keys: Vectors): AttentionGrid {
  requireVectors('attend queries', queries)
  requireVectors('attend keys', keys)
  const { width } = queries
  if (keys.width !== width)
    throw new RangeError(`attend needs keys of width ${width}, got ${keys.width}`)
  const data = zerosLike(queries.data, queries.tokens * keys.tokens)
  for (let query = 0; query < queries.tokens; query++)
    for (let key = 0; key < keys.tokens; key++) {
      let total = 0
      for (let i = 0; i < width; i++)
        total += queries.data[query * width + i] * keys.data[key * width + i]
      data[query * keys.tokens + key] = total
    }
  return { axes: ['queries', 'keys'], shape: [queries.tokens, keys.tokens], data }
}

/** The scores times one number: 1 ÷ √width keeps them from growing with the width. */
export function scaledScores(scores: AttentionGrid, scale: number): AttentionGrid {
  requireNumber('attend scale', scale, -Number.MAX_VALUE, Number.MAX_VALUE)
  return { ...scores, data: scores.data.map((score) => score * scale) }
}

/**
 * Each query's mix of the values, weighted by its row of the pattern.
 * @param pattern - [queries, keys]
 * @param values - [keys, width]
 * @returns [queries, width]
 * @throws RangeError if there isn't a value for each key
 */
export function mixOf(pattern: AttentionGrid, values: Vectors): AttentionGrid {
  requireVectors('attend values', values)
  const [queries, keys] = pattern.shape
  const { width } = values
  if (values.tokens !== keys)
    throw new RangeError(`attend needs values for ${keys} keys, got ${values.tokens}`)
  const data = zerosLike(pattern.data, queries * width)
  for (let query = 0; query < queries; query++)
    for (let i = 0; i < width; i++) {
      let total = 0
      for (let key = 0; key < keys; key++) {
        const weight = pattern.data[query * keys + key]
        // A value that isn't looked at has no say, not even an infinite one.
        if (weight !== 0) total += weight * values.data[key * width + i]
      }
      data[query * width + i] = total
    }
  return { axes: ['queries', 'width'], shape: [queries, width], data }
}

function maskedBy(scores: AttentionGrid, mask: Mask | 'causal' | undefined): AttentionGrid {
  if (mask === undefined) return scores
  return maskedScores(scores, mask === 'causal' ? causalMask(...scores.shape) : mask)
}

function pinned(pattern: AttentionGrid, pins: NonNullable<AttendOptions['pins']>): AttentionGrid {
  if (pins.length === 0) return pattern
  const [queries, keys] = pattern.shape
  const data = pattern.data.slice()
  const rows = new Map<number, Map<number, number>>()
  for (const { query, key, weight } of pins) {
    if (!Number.isInteger(query) || query < 0 || query >= queries)
      throw new RangeError(`attend pins need a query from 0 to ${queries - 1}, got ${query}`)
    const row = rows.get(query) ?? new Map<number, number>()
    // Last in, last in the map.
    row.delete(key)
    rows.set(query, row.set(key, weight))
  }
  for (const [query, row] of rows) {
    const from = query * keys
    data.set(withPinned(data.subarray(from, from + keys), row), from)
  }
  return { ...pattern, data }
}

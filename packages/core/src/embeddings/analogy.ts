import type { Metric } from './metric.ts'
import { type Neighbour, nearestRows } from './nearest.ts'
import { type EmbeddingTable, vectorOf, type VectorOptions } from './table.ts'

export interface AnalogyOptions {
  /** How many answers at most. */
  readonly count: number
  /** Whether a, b and c themselves may be answers; often the target lies nearest to one of them. */
  readonly allowInputs: boolean
  readonly metric?: Metric
  /** Whether all vectors are measured from the table's mean. */
  readonly centred?: boolean
  /** Whether a, b and c are brought to the same length first. */
  readonly unit?: boolean
}

export interface Analogy {
  /** [width]: a − b + c; centred if that was asked for. */
  readonly target: Float64Array
  /** The words nearest to it, the nearest first. */
  readonly answers: Neighbour[]
}

/**
 * Arithmetic with meanings: b is to a as c is to …, looked for around a − b + c.
 * @param a - row
 * @param b - row
 * @param c - row
 * @throws RangeError for a row that the table hasn't
 * @see Mikolov, Yih and Zweig 2013, "Linguistic regularities in continuous space word representations"
 */
export function analogy(
  table: EmbeddingTable,
  a: number,
  b: number,
  c: number,
  options: AnalogyOptions,
): Analogy {
  const { allowInputs, unit = false, ...search } = options
  const read = { centred: options.centred === true, unit }
  const [va, vb, vc] = [a, b, c].map((row) => vectorOf(table, row, read))
  const target = va.map((x, i) => x - vb[i] + vc[i])
  const except = allowInputs ? [] : [a, b, c]
  return { target, answers: nearestRows(table, target, { ...search, except }) }
}

/**
 * The way from one word to another: what its arrow on the plane stands for.
 * @returns [width]: the vector of `to` minus that of `from`
 * @throws RangeError for a row that the table hasn't
 */
export function offsetBetween(
  table: EmbeddingTable,
  from: number,
  to: number,
  options: VectorOptions = {},
): Float64Array {
  const start = vectorOf(table, from, options)
  return vectorOf(table, to, options).map((x, i) => x - start[i])
}

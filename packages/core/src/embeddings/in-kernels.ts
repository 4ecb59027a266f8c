import type { Engine, Kernels } from '../kernels/kernels.ts'
import { dot, norm } from '../numbers/vector.ts'
import { BestRows } from './best.ts'
import type { Metric } from './metric.ts'
import { rowLengths } from './row-lengths.ts'
import { createEmbeddingTable, type EmbeddingTable } from './table.ts'

/** A table's rows in the memory of kernels, a byte a number. */
interface Placed {
  readonly kernels: Kernels<Float32Array>
  /** [rows, width] */
  readonly bytes: Int8Array
  /** [rows]: what a row's bytes are worth */
  readonly scales: Float32Array
  /** [width] */
  readonly query: Float32Array
  /** [rows] */
  readonly products: Float32Array
  /** For each metric and whether centred, once it has been asked for. */
  readonly weights: Map<string, Weights>
}

/** [rows]: a row's score is (its product with the query − that of the mean) × gain − loss. */
interface Weights {
  readonly gains: Float32Array
  /** null where there is none */
  readonly losses: Float64Array | null
  /** How far the score is off where the query was rounded by 1 in its length… */
  readonly spreads: Float32Array
  /** …and where the row was, by half a step times the sum of the query's numbers; null where it wasn't. */
  readonly steps: Float32Array | null
}

const placements = new WeakMap<EmbeddingTable, Placed>()

/**
 * The same table, which `nearestRows` and `analogy` search several times as fast, and find the same rows
 * with the same values: kernels choose from its numbers, rounded to bytes in their memory, what may be
 * among the nearest.
 *
 * `tableInKernels(table, await loadSimdEngine())`.
 * @throws RangeError where there isn't so much memory
 */
export function tableInKernels(table: EmbeddingTable, engine: Engine): EmbeddingTable {
  const { words, width } = table
  const rows = words.length
  const own = createEmbeddingTable(table)
  // Longer rows the kernels don't multiply.
  if (width > 16_384) return own
  if (!rowLengths(own, false).every((length) => length === 0 || isHeld(length))) return own
  const kernels = engine.kernels(rows * (width + 8) + width * 4 + 64)
  const [bytes, scales] = [kernels.bytes(rows * width), kernels.floats(rows)]
  bytesInto(bytes, scales, table)
  const [query, products] = [kernels.floats(width), kernels.floats(rows)]
  placements.set(own, { kernels, bytes, scales, query, products, weights: new Map() })
  return own
}

function bytesInto(bytes: Int8Array, scales: Float32Array, table: EmbeddingTable): void {
  const { words, width, values } = table
  if (table.scales === null) scales.fill(1)
  else scales.set(table.scales)
  if (values instanceof Int8Array) return bytes.set(values)
  for (let row = 0; row < words.length; row++) {
    const at = row * width
    let most = 0
    for (let i = at; i < at + width; i++) most = Math.max(most, Math.abs(values[i]))
    const step = most / 127
    for (let i = at; i < at + width; i++) bytes[i] = step === 0 ? 0 : Math.round(values[i] / step)
    scales[row] *= step
  }
}

/**
 * The rows that may be among the nearest, in order: the kernels' scores are rough, but it is known how
 * rough.
 * @param query - [width], the middle added where the metric is the distance from centred rows
 * @returns null where the table isn't in kernels, or single precision doesn't reach
 */
export function candidateRows(
  table: EmbeddingTable,
  query: Float64Array,
  { metric, centred, count, except }: CandidateOptions,
): number[] | null {
  const placed = placements.get(table)
  const shifted = metric === 'distance' && centred ? query.map((x, i) => x + table.mean[i]) : query
  if (placed === undefined || !isHeld(norm(shifted))) return null
  const { products } = placed
  const { ofQuery, ofRow } = productsOff(table, placed, shifted)
  const { gains, losses, spreads, steps } = weightsOf(table, placed, metric, centred)
  const ofMean = centred && metric !== 'distance' ? dot(table.mean, query) : 0
  const leftOut = new Set(except)
  // So much the best of those before are worth at least.
  const least = new BestRows(count)
  const candidates: { readonly row: number; readonly most: number }[] = []
  for (let row = 0; row < products.length; row++) {
    const loss = losses === null ? 0 : losses[row]
    const score = (products[row] - ofMean) * gains[row] - loss
    const either = ofQuery * spreads[row] + (steps === null ? 0 : ofRow * steps[row])
    if (score + either < least.worst || leftOut.has(row)) continue
    candidates.push({ row, most: score + either })
    if (score - either > least.worst) least.offer(row, score - either)
  }
  return candidates.filter(({ most }) => most >= least.worst).map(({ row }) => row)
}

interface CandidateOptions {
  readonly metric: Metric
  readonly centred: boolean
  readonly count: number
  readonly except: readonly number[]
}

/** Writes the products of all rows. @returns how far off each may be */
function productsOff(
  { words, width }: EmbeddingTable,
  { kernels, products, bytes, scales, query: rounded }: Placed,
  query: Float64Array,
): { readonly ofQuery: number; readonly ofRow: number } {
  rounded.set(query)
  kernels.matvecInt8Into(products, bytes, scales, rounded, words.length, width)
  let [most, sum] = [0, 0]
  for (const x of query) {
    most = Math.max(most, Math.abs(x))
    sum += Math.abs(x)
  }
  // The query is rounded to twelve bits of its largest number, 2,047 steps either way.
  return { ofQuery: Math.sqrt(width) * (most / 2047 / 2) + 2 ** -18 * norm(query), ofRow: sum }
}

/** Whether single precision holds the products of two vectors of such lengths. */
const isHeld = (length: number): boolean => length > 1e-15 && length < 1e15

function weightsOf(
  table: EmbeddingTable,
  placed: Placed,
  metric: Metric,
  centred: boolean,
): Weights {
  const name = `${metric} ${centred}`
  let known = placed.weights.get(name)
  if (known === undefined)
    placed.weights.set(name, (known = newWeights(table, placed.scales, metric, centred)))
  return known
}

function newWeights(
  table: EmbeddingTable,
  scales: Float32Array,
  metric: Metric,
  centred: boolean,
): Weights {
  const lengths = rowLengths(table, false)
  const gains = Float32Array.from(
    metric === 'cosine' ? rowLengths(table, centred) : lengths,
    (length) => (metric !== 'cosine' ? 1 : length === 0 ? 0 : 1 / length),
  )
  return {
    gains,
    // The squared distance is |row|² − 2 × product + |query|², of which the last is the same for all.
    losses: metric === 'distance' ? lengths.map((length) => length ** 2 / 2) : null,
    // Half a step, and a little for what else is rounded. A negative scale is a length all the same.
    steps:
      table.values instanceof Int8Array
        ? null
        : gains.map((gain, row) => gain * Math.abs(scales[row]) * 0.501),
    spreads: gains.map((gain, row) => gain * lengths[row]),
  }
}

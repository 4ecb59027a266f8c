import { requireChoice, requireInteger, requireNumbers } from '../numbers/require.ts'
import { dot, norm } from '../numbers/vector.ts'
import { bestRows } from './best.ts'
import { rowDistancesInto, rowDotsInto } from './row-sums.ts'
import { withinOne } from './similarity.ts'
import { type EmbeddingTable, requireRow } from './table.ts'

/** What makes two vectors near: the angle, the dot product, or the straight way between them. */
export type Metric = 'cosine' | 'dot' | 'distance'

export const metrics: readonly Metric[] = ['cosine', 'dot', 'distance']

/** A word of the table and how near it is. */
export interface Neighbour {
  readonly row: number
  readonly word: string
  /** By the metric: the cosine or dot product (large is near), or the distance (small is near). */
  readonly value: number
}

export interface NearestOptions {
  /** How many at most. */
  readonly count: number
  readonly metric?: Metric
  /** Whether the rows are measured from the table's mean. The query is taken as it is. */
  readonly centred?: boolean
  /** Rows to leave out. */
  readonly except?: readonly number[]
}

/**
 * The words nearest to a vector, the nearest first; of equally near ones the commoner.
 *
 * With `centred` the query has to be centred too: `vectorOf(table, row, { centred: true })`.
 * @param query - [width]
 * @returns at most `count` of them
 * @throws RangeError for a query of another width, an unknown metric, or a row that there isn't
 */
export function nearestRows(
  table: EmbeddingTable,
  query: ArrayLike<number>,
  options: NearestOptions,
): Neighbour[] {
  const { metric = 'cosine', centred = false, except = [] } = options
  requireNumbers('nearestRows query', query, table.width)
  requireInteger('nearestRows count', options.count, 0, Number.MAX_SAFE_INTEGER)
  requireChoice('nearestRows metric', metric, metrics)
  for (const row of except) requireRow(table, row)
  const count = Math.min(options.count, table.words.length)
  const scores = scoresOf(table, Float64Array.from(query), metric, centred)
  return Array.from(bestRows(scores, count, new Set(except)), (row) => ({
    row,
    word: table.words[row],
    value: metric === 'distance' ? Math.sqrt(-scores[row]) : scores[row],
  }))
}

/** [words], the larger the nearer: the metric, or minus the squared distance. */
function scoresOf(
  table: EmbeddingTable,
  query: Float64Array,
  metric: Metric,
  centred: boolean,
): Float64Array {
  const { words, scales, mean } = table
  const values = floatValues(table)
  const scores = new Float64Array(words.length)
  if (metric === 'distance') {
    // From a centred query to a centred row is as far as with the mean added to both.
    const shifted = centred ? query.map((x, i) => x + mean[i]) : query
    rowDistancesInto(scores, values, scales, shifted)
    for (let row = 0; row < scores.length; row++) scores[row] = -scores[row]
    return scores
  }
  rowDotsInto(scores, values, query)
  if (scales !== null) for (let row = 0; row < scores.length; row++) scores[row] *= scales[row]
  if (centred) {
    const ofMean = dot(mean, query)
    for (let row = 0; row < scores.length; row++) scores[row] -= ofMean
  }
  if (metric === 'dot') return scores
  const lengths = rowLengths(table, centred)
  const length = norm(query)
  for (let row = 0; row < scores.length; row++) {
    const both = lengths[row] * length
    scores[row] = both === 0 ? 0 : withinOne(scores[row] / both)
  }
  return scores
}

const floatsByTable = new WeakMap<EmbeddingTable, Float32Array>()
const plainLengths = new WeakMap<EmbeddingTable, Float64Array>()
const centredLengths = new WeakMap<EmbeddingTable, Float64Array>()

/** The values before scaling, as floats: the search then has one kind of array to be fast on. */
function floatValues(table: EmbeddingTable): Float32Array {
  if (table.values instanceof Float32Array) return table.values
  return remembered(floatsByTable, table, () => Float32Array.from(table.values))
}

/** [words], the Euclidean length of every row. */
function rowLengths(table: EmbeddingTable, centred: boolean): Float64Array {
  return remembered(centred ? centredLengths : plainLengths, table, () => {
    const lengths = new Float64Array(table.words.length)
    const from = centred ? table.mean : new Float64Array(table.width)
    rowDistancesInto(lengths, floatValues(table), table.scales, from)
    return lengths.map(Math.sqrt)
  })
}

function remembered<Value>(
  store: WeakMap<EmbeddingTable, Value>,
  table: EmbeddingTable,
  make: () => Value,
): Value {
  let value = store.get(table)
  if (value === undefined) store.set(table, (value = make()))
  return value
}

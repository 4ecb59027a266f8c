import { requireChoice, requireInteger, requireNumbers } from '../numbers/require.ts'
import { dot, norm } from '../numbers/vector.ts'
import { BestRows } from './best.ts'
import { candidateRows } from './in-kernels.ts'
import { type Metric, metrics } from './metric.ts'
import { floatValues, rowLengths } from './row-lengths.ts'
import { rowDistancesInto, rowDot, rowDotsInto } from './row-sums.ts'
import { withinOne } from './similarity.ts'
import { type EmbeddingTable, requireRow } from './table.ts'

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
  const search = { table, query: Float64Array.from(query), metric, centred, count, except }
  const best = bestOfSome(search) ?? bestOfAll(search)
  return best.sorted().map(({ row, score: value }) => ({
    row,
    word: table.words[row],
    value: metric === 'distance' ? Math.sqrt(-value) : value,
  }))
}

interface Search {
  readonly table: EmbeddingTable
  /** [width] */
  readonly query: Float64Array<ArrayBuffer>
  readonly metric: Metric
  readonly centred: boolean
  readonly count: number
  readonly except: readonly number[]
}

function bestOfAll({ table, query, metric, centred, count, except }: Search): BestRows {
  const best = new BestRows(count)
  const leftOut = new Set(except)
  const score = scoring(table, query, metric, centred)
  const scores = new Float64Array(block)
  for (let from = 0; from < table.words.length; from += block) {
    const rows = Math.min(block, table.words.length - from)
    score(scores, from, rows)
    for (let n = 0; n < rows; n++)
      if (scores[n] > best.worst && !leftOut.has(from + n)) best.offer(from + n, scores[n])
  }
  return best
}

/** The same where kernels know every score roughly: only what may be among the best is worked out. */
function bestOfSome(search: Search): BestRows | null {
  const { table, query, metric, centred, count, except } = search
  const rows = candidateRows(table, query, { metric, centred, count, except })
  if (rows === null) return null
  const best = new BestRows(count)
  const score = scoring(table, query, metric, centred)
  const scores = new Float64Array(1)
  for (const row of rows) {
    score(scores, row, 1)
    if (scores[0] > best.worst) best.offer(row, scores[0])
  }
  return best
}

/** Rows at a time: few enough for their scores to stay near at hand. */
const block = 512

/** Writes the scores of `count` rows, the larger the nearer: the metric, or minus the squared distance. */
type Scoring = (target: Float64Array, from: number, count: number) => void

function scoring(
  table: EmbeddingTable,
  query: Float64Array,
  metric: Metric,
  centred: boolean,
): Scoring {
  const { scales, mean } = table
  const values = floatValues(table)
  if (metric === 'distance') {
    // From a centred query to a centred row is as far as with the mean added to both.
    const shifted = centred ? query.map((x, i) => x + mean[i]) : query
    return (target, from, count) => {
      rowDistancesInto(target, values, scales, from, count, shifted)
      for (let n = 0; n < count; n++) target[n] = -target[n]
    }
  }
  const ofMean = centred ? dot(mean, query) : 0
  const lengths = metric === 'cosine' ? rowLengths(table, centred) : null
  const length = norm(query)
  return (target, from, count) => {
    if (count === 1) target[0] = rowDot(values, from, query)
    else rowDotsInto(target, values, from, count, query)
    for (let n = 0; n < count; n++) {
      const product = (scales === null ? target[n] : target[n] * scales[from + n]) - ofMean
      target[n] = lengths === null ? product : cosineOf(product, lengths[from + n] * length)
    }
  }
}

const cosineOf = (product: number, lengths: number): number =>
  lengths === 0 ? 0 : withinOne(product / lengths)

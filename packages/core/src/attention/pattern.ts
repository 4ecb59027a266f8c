import { copyLike } from '../numbers/floats.ts'
import { requireInteger, requireNumber } from '../numbers/require.ts'
import { softmaxInto } from '../numbers/softmax.ts'
import { sum } from '../numbers/vector.ts'
import { type AttentionGrid, requireScores } from './grid.ts'

/**
 * Scores turned into weights: each query's row of scores becomes shares that add up to 1.
 *
 * A query that may look at nobody (every score −∞) takes nothing in: its row is all 0, where
 * PyTorch's softmax has NaN.
 * @param scores - [queries, keys], masked
 * @returns [queries, keys]; each row adds up to 1, or is all 0
 */
export function patternOf(scores: AttentionGrid): AttentionGrid {
  requireScores('patternOf scores', scores)
  const [queries, keys] = scores.shape
  const data = copyLike(scores.data, scores.data)
  for (let query = 0; query < queries; query++) {
    const row = data.subarray(query * keys, (query + 1) * keys)
    if (row.every((score) => score === -Infinity)) row.fill(0)
    else softmaxInto(row, row)
  }
  return { ...scores, data }
}

/**
 * The plain average that attention is held against: every key that may be looked at counts the same.
 * @param scores - [queries, keys], masked
 * @returns [queries, keys]; each row adds up to 1, or is all 0
 */
export function averagePattern(scores: AttentionGrid): AttentionGrid {
  requireScores('averagePattern scores', scores)
  const data = copyLike(scores.data, scores.data)
  for (let i = 0; i < data.length; i++) if (data[i] !== -Infinity) data[i] = 0
  return patternOf({ ...scores, data })
}

/**
 * One row of weights with some of them set by hand; the others keep their proportions and share
 * what is left.
 *
 * Where two don't fit into 1 together the later one has its way and the earlier ones shrink. Where
 * the others have no weight to keep in proportion, the weights set by hand are brought to 1 instead.
 * @param weights - [keys], adding up to 1
 * @param pins - by key: the weight it shall have, 0 … 1; later entries go first
 * @returns [keys], adding up to 1
 * @throws RangeError if there is no such key, or the weight isn't from 0 to 1
 * @example
 * withPinned([0.5, 0.25, 0.25], new Map([[0, 0.75]])) // => Float64Array [0.75, 0.125, 0.125]
 */
export function withPinned(
  weights: ArrayLike<number>,
  pins: ReadonlyMap<number, number>,
): Float64Array {
  const pinned = new Float64Array(weights.length)
  let left = 1
  // The last first: it has its way.
  for (const [key, weight] of [...pins].reverse()) {
    requireInteger('withPinned key', key, 0, weights.length - 1)
    requireNumber('withPinned weight', weight, 0, 1)
    pinned[key] = Math.min(weight, left)
    left -= pinned[key]
  }
  let others = 0
  for (let key = 0; key < weights.length; key++) if (!pins.has(key)) others += weights[key]
  if (others > 0) {
    for (let key = 0; key < weights.length; key++)
      if (!pins.has(key)) pinned[key] = (weights[key] / others) * left
    return pinned
  }
  const together = sum(pinned)
  return together > 0 ? pinned.map((weight) => weight / together) : Float64Array.from(weights)
}

import { type EmbeddingTable, nearestRows, vectorOf } from '@nextword/core/embeddings'
import { seededRandom } from '@nextword/core/numbers'
import { UMAP } from 'umap-js'

/** [words][neighbours + 1]: each row itself, then those nearest by the cosine of centred vectors. */
function neighboursOf(table: EmbeddingTable, count: number): { rows: number[][]; far: number[][] } {
  const all = table.words.map((_, row) => {
    const others = nearestRows(table, vectorOf(table, row, { centred: true }), {
      count,
      centred: true,
      except: [row],
    })
    return {
      rows: [row, ...others.map((other) => other.row)],
      far: [0, ...others.map(({ value }) => 1 - value)],
    }
  })
  return { rows: all.map(({ rows }) => rows), far: all.map(({ far }) => far) }
}

/** A flat map by UMAP, the same at every run. @returns [words][2] */
export function flatMap(table: EmbeddingTable, neighbours = 15, minDist = 0.1): number[][] {
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: neighbours,
    minDist,
    random: seededRandom(3),
  })
  const { rows, far } = neighboursOf(table, neighbours - 1)
  umap.setPrecomputedKNN(rows, far)
  return umap.fit(table.words.map((_, row) => [...vectorOf(table, row, { centred: true })]))
}

/**
 * Of each word's ten nearest in all directions, the share that is among its ten nearest on the map.
 * @param points - [words][2]
 */
export function keptNeighbours(
  table: EmbeddingTable,
  points: readonly (readonly number[])[],
): number {
  const { rows } = neighboursOf(table, 10)
  let kept = 0
  points.forEach(([x, y], row) => {
    const apart = points.map(([u, v]) => (u - x) ** 2 + (v - y) ** 2)
    const near = apart.map((_, other) => other).filter((other) => other !== row)
    near.sort((a, b) => apart[a] - apart[b])
    const flat = new Set(near.slice(0, 10))
    kept += rows[row].slice(1).filter((other) => flat.has(other)).length
  })
  return kept / (10 * points.length)
}

/** Points in 16 bits, both axes to the same scale, the longer side filling it. */
export function inSixteenBits(points: readonly (readonly number[])[]): Uint16Array {
  const [across, down] = [0, 1].map((axis) => points.map((point) => point[axis]))
  const [left, right, top, bottom] = [across, down].flatMap((values) => [
    Math.min(...values),
    Math.max(...values),
  ])
  const side = Math.max(right - left, bottom - top)
  const placed = (value: number, low: number, high: number): number =>
    Math.round((0.5 + (value - (low + high) / 2) / side) * 65535)
  return Uint16Array.from(
    points.flatMap(([x, y]) => [placed(x, left, right), placed(y, top, bottom)]),
  )
}

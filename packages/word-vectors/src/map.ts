import {
  type EmbeddingTable,
  nearestRows,
  principalComponents,
  projectOnto,
  vectorOf,
} from '@nextword/core/embeddings'
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

// Fewer neighbours than the customary fifteen keep more of a word's own; the wider spread leaves room
// for labels.
const settings = { nComponents: 2, nNeighbors: 10, minDist: 0.1, spread: 1.5 }

/** A flat map by UMAP, the same at every run. @returns [words][2] */
export function flatMap(table: EmbeddingTable): number[][] {
  const umap = new UMAP({ ...settings, random: seededRandom(3) })
  const { rows, far } = neighboursOf(table, settings.nNeighbors - 1)
  umap.setPrecomputedKNN(rows, far)
  const points = gathered(
    umap.fit(table.words.map((_, row) => [...vectorOf(table, row, { centred: true })])),
  )
  // Turned so that it is wide rather than high.
  const widest = principalComponents(points, 2)
  return points.map((point) => [...projectOnto(widest, point)])
}

type Point = readonly number[]

/**
 * Islands that lie far off are moved straight towards the largest one, until they almost touch it or
 * another: how far apart islands lie means nothing on such a map, and takes the room.
 */
function gathered(points: readonly Point[]): number[][] {
  const gap = 0.015 * Math.max(...[0, 1].map((axis) => extent(points, axis)))
  const [main, ...others] = islandsOf(points, gap)
  const placed = main.map((at) => points[at])
  const middle = middleOf(placed)
  const moved = points.map((point) => [...point])
  const farness = (island: readonly number[]): number =>
    Math.hypot(...middleOf(island.map((at) => points[at])).map((x, axis) => x - middle[axis]))
  for (const island of others.toSorted((a, b) => farness(a) - farness(b))) {
    const from = middleOf(island.map((at) => points[at]))
    const shifted = (share: number): number[][] =>
      island.map((at) => points[at].map((x, axis) => x + share * (middle[axis] - from[axis])))
    let step = 0
    while (step < 100 && isFree(shifted((step + 1) / 100), placed, gap)) step++
    shifted(step / 100).forEach((point, n) => {
      moved[island[n]] = point
      placed.push(point)
    })
  }
  return moved
}

const extent = (points: readonly Point[], axis: number): number => {
  const values = points.map((point) => point[axis])
  return Math.max(...values) - Math.min(...values)
}

const middleOf = (points: readonly Point[]): number[] =>
  [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length)

const isFree = (island: readonly Point[], placed: readonly Point[], gap: number): boolean =>
  island.every(([x, y]) => placed.every(([u, v]) => Math.hypot(u - x, v - y) > gap))

/** Points that a chain of steps within the gap joins, the largest such group first. */
function islandsOf(points: readonly Point[], gap: number): number[][] {
  const islands: number[][] = []
  const isTaken = new Uint8Array(points.length)
  for (let start = 0; start < points.length; start++) {
    if (isTaken[start]) continue
    isTaken[start] = 1
    const island = [start]
    for (const at of island)
      for (let other = 0; other < points.length; other++)
        if (
          !isTaken[other] &&
          Math.hypot(points[other][0] - points[at][0], points[other][1] - points[at][1]) <= gap
        ) {
          isTaken[other] = 1
          island.push(other)
        }
    islands.push(island)
  }
  return islands.sort((a, b) => b.length - a.length)
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

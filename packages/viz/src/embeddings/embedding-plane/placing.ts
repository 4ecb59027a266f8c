import {
  type EmbeddingTable,
  principalComponents,
  projectOnto,
  rowOf,
  vectorOf,
} from '@nextword/core/embeddings'
import { type Bounds, boundsOf, type Point } from './camera.ts'
import { groupOf } from './chosen.ts'

/** Words and where each lies on the plane. */
export interface Placing {
  readonly table: EmbeddingTable
  /** [drawn]: rows of the table */
  readonly rows: Int32Array
  /** [drawn], in the layout's own units; y upwards */
  readonly x: Float64Array
  readonly y: Float64Array
  /** [drawn]: which group a word is of, −1 for none */
  readonly groups: Int8Array
  readonly bounds: Bounds
  /** Where a row is among the drawn ones. */
  readonly drawnAt: ReadonlyMap<number, number>
  /** Where a word that isn't drawn would lie. */
  placeOf(row: number): Point | null
  /** How much of the words' whole variance the plane keeps; null on a map, where it has no meaning. */
  readonly variance: number | null
  /** What share of all words' ten nearest a map keeps; null where nobody has counted. */
  readonly kept: number | null
}

/** Where each word of a table lies on a flat map that was made beforehand. */
export interface PlaneMap {
  /** [words, 2]: across and down, both to the same scale */
  readonly points: ArrayLike<number>
  /** How much of the ten nearest it keeps among the ten nearest, over all words. */
  readonly kept?: number
}

/**
 * A few words in the flat view that keeps most of how they differ.
 * @param words - those the view is made of; what the table hasn't is left out
 */
export function placedByComponents(table: EmbeddingTable, words: readonly string[]): Placing {
  const rows = rowsOf(table, words)
  const key = rows.join()
  let known = byComponents.get(table)
  if (known === undefined) byComponents.set(table, (known = new Map()))
  const before = known.get(key)
  if (before !== undefined) return before
  const placing = placedAnew(table, rows)
  // The first, of the chosen words alone, stays; of the others the latest.
  if (known.size > 3) known.delete([...known.keys()][1])
  known.set(key, placing)
  return placing
}

/** Two figures of the same words needn't both reckon. */
const byComponents = new WeakMap<EmbeddingTable, Map<string, Placing>>()

function placedAnew(table: EmbeddingTable, rows: readonly number[]): Placing {
  if (rows.length === 0) return nothingPlaced(table)
  const vectors = rows.map((row) => vectorOf(table, row))
  const components = principalComponents(vectors, Math.min(2, table.width))
  const place = (vector: ArrayLike<number>): Point => {
    const [x, y = 0] = projectOnto(components, vector)
    return { x, y }
  }
  return placed(
    table,
    rows,
    vectors.map(place),
    (row) => place(vectorOf(table, row)),
    components.variance.reduce((sum, share) => sum + share, 0),
  )
}

/**
 * All words of a table, where its map has them.
 * @returns null for the map of another table
 */
export function placedByMap(table: EmbeddingTable, { points, kept }: PlaneMap): Placing | null {
  const many = table.words.length
  if (points?.length !== 2 * many) return null
  const rows = Array.from({ length: many }, (_, row) => row)
  const across = drawnIn(Float64Array.from(rows, (row) => points[2 * row]))
  const down = drawnIn(Float64Array.from(rows, (row) => points[2 * row + 1]))
  const place = (row: number): Point => ({
    x: across(points[2 * row]),
    y: -down(points[2 * row + 1]),
  })
  const isPlaced = (row: number): boolean => Number.isFinite(place(row).x + place(row).y)
  const there = rows.filter(isPlaced)
  return placed(table, there, there.map(place), () => null, null, kept ?? null)
}

/**
 * Islands far out are drawn in, so that the rest isn't small: how far apart islands lie means nothing
 * on such a map. The order is kept.
 */
function drawnIn(values: Float64Array): (value: number) => number {
  const sorted = values.filter(Number.isFinite).sort()
  if (sorted.length === 0) return (value) => value
  const low = sorted[Math.floor(sorted.length * 0.01)]
  const high = sorted[Math.ceil(sorted.length * 0.99) - 1]
  const room = Math.max(1e-9, (high - low) * 0.08)
  const soft = (beyond: number): number => (room * beyond) / (beyond + room)
  return (value) =>
    value > high ? high + soft(value - high) : value < low ? low - soft(low - value) : value
}

/** The table's rows of some words, each once; unknown words are left out. */
export function rowsOf(table: EmbeddingTable, words: readonly string[]): number[] {
  const rows = words.map((word) => rowOf(table, word))
  return [...new Set(rows.filter((row) => row !== undefined))]
}

const nothingPlaced = (table: EmbeddingTable): Placing => placed(table, [], [], () => null, 0)

function placed(
  table: EmbeddingTable,
  rows: readonly number[],
  points: readonly Point[],
  placeOf: (row: number) => Point | null,
  variance: number | null,
  kept: number | null = null,
): Placing {
  const x = Float64Array.from(points, (point) => point.x)
  const y = Float64Array.from(points, (point) => point.y)
  return {
    table,
    rows: Int32Array.from(rows),
    x,
    y,
    groups: Int8Array.from(rows, (row) => groupOf(table.words[row])),
    bounds: boundsOf(x, y),
    drawnAt: new Map(rows.map((row, i) => [row, i])),
    placeOf,
    variance,
    kept,
  }
}

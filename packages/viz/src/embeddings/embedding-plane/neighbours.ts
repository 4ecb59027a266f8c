import {
  type EmbeddingTable,
  nearestRows,
  type Neighbour,
  vectorOf,
} from '@nextword/core/embeddings'

/** One of the words that are truly nearest to the chosen one. */
export interface SceneNeighbour {
  readonly row: number
  readonly word: string
  readonly cosine: number
  /** Its place among the drawn words; null where it isn't drawn. */
  readonly at: number | null
  /** The how-manieth nearest it is in the drawing, from 1; null where it isn't drawn. */
  readonly flatRank: number | null
  /** It is among as many nearest in the drawing. */
  readonly kept: boolean
}

/** The words nearest to one in all dimensions, by cosine, itself left out. */
export function trulyNearest(
  table: EmbeddingTable,
  row: number,
  { count, centred }: { readonly count: number; readonly centred: boolean },
): Neighbour[] {
  const query = vectorOf(table, row, { centred })
  return nearestRows(table, query, { count, metric: 'cosine', centred, except: [row] })
}

/**
 * The places of all other points, the nearest first; of equally near ones the earlier.
 * @param many - how many of the points count
 */
export function flatNearest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  here: number,
  many: number,
): number[] {
  const apart = Float64Array.from({ length: many }, (_, i) =>
    Math.hypot(x[i] - x[here], y[i] - y[here]),
  )
  return Array.from({ length: many }, (_, i) => i)
    .filter((i) => i !== here)
    .sort((a, b) => apart[a] - apart[b] || a - b)
}

/**
 * True neighbours with their places in the drawing.
 * @param order - all drawn places, the nearest in the drawing first
 * @param near - how many of those count as near
 */
export function withRanks(
  nearest: readonly Neighbour[],
  placeOf: (row: number) => number,
  order: readonly number[],
  near: number,
): SceneNeighbour[] {
  return nearest.map(({ row, word, value }) => {
    const at = placeOf(row)
    const rank = at < 0 ? 0 : order.indexOf(at) + 1
    return {
      row,
      word,
      cosine: value,
      at: at < 0 ? null : at,
      flatRank: rank > 0 ? rank : null,
      kept: rank > 0 && rank <= near,
    }
  })
}

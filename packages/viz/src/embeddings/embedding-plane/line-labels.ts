import type { Size } from './camera.ts'
import { margin } from './label-grid.ts'
import { labelHeight } from './label-ways.ts'
import type { Box } from './box.ts'
import type { LabelPlace } from './plane-labels.ts'

export interface LineLabelsOptions {
  readonly size: Size
  /** How high the line lies, in px. */
  readonly axis: number
  /** [drawn], px; NaN for a word without a number */
  readonly x: ArrayLike<number>
  /** The chosen word and its neighbours on the line, −1 where there is none. */
  readonly before: number
  readonly chosen: number
  readonly after: number
  /** Words that are labelled before all others. */
  readonly first: readonly number[]
  readonly widthOf: (at: number) => number
  /** What no label may cover. */
  readonly reserved: readonly Box[]
}

/** From the line to the lowest row of labels, and from row to row, in px. */
const rise = 26
const rowHeight = 17
const between = 8

/**
 * Labels over the line, in rows: each as low as there is room, none covering another.
 *
 * The chosen word stands in the lowest row between its two neighbours.
 */
export function lineLabels(options: LineLabelsOptions): LabelPlace[] {
  const { size, axis, x, first, widthOf, reserved } = options
  const rows = Math.max(1, Math.floor((axis - rise - labelHeight / 2) / rowHeight) + 1)
  const heightOf = (row: number): number => axis - rise - row * rowHeight
  /** Each row's stretches that are taken. */
  const taken = Array.from({ length: rows }, (_, row) =>
    reserved
      .filter(
        ({ y, height }) => Math.abs(heightOf(row) - y - height / 2) < (height + labelHeight) / 2,
      )
      .map((box): [number, number] => [box.x, box.x + box.width]),
  )
  const places: LabelPlace[] = []
  const done = new Set<number>()
  const put = (at: number, left: number, row: number): void => {
    const width = widthOf(at)
    taken[row].push([left, left + width])
    // Cut off at the edge it isn't written, but has its room: it comes in when the line is moved.
    if (left < 0 || left + width > size.width) return
    places.push({ at, dx: left - x[at], dy: heightOf(row) - axis, width })
  }

  for (const [at, left] of tripleLefts(options)) {
    done.add(at)
    put(at, left, 0)
  }
  const place = (at: number): void => {
    if (done.has(at) || at < 0) return
    done.add(at)
    if (!(x[at] > -margin && x[at] < size.width + margin)) return
    const width = widthOf(at)
    // A word at the very edge is still wholly inside.
    const inside = Math.min(Math.max(0, x[at] - width / 2), size.width - width)
    const left = x[at] < 0 || x[at] > size.width ? x[at] - width / 2 : inside
    const row = taken.findIndex((stretches) =>
      stretches.every(([from, to]) => left >= to + between || left + width <= from - between),
    )
    if (row >= 0) put(at, left, row)
  }
  for (const at of first) place(at)
  for (let at = 0; at < x.length; at++) place(at)
  return places
}

/** The left ends of the chosen word's label and its neighbours': side by side in their order. */
function tripleLefts(options: LineLabelsOptions): [number, number][] {
  const { before, chosen, after, x, widthOf, size } = options
  if (chosen < 0 || !(x[chosen] >= 0 && x[chosen] <= size.width)) return []
  const width = (at: number): number => (at < 0 ? 0 : widthOf(at) + between)
  const middle = widthOf(chosen)
  const least = width(before)
  const most = size.width - middle - width(after)
  // All three are wholly inside.
  const left = Math.max(Math.min(x[chosen] - middle / 2, most), Math.min(least, most))
  const lefts: [number, number][] = [[chosen, left]]
  if (before >= 0) {
    const beside = Math.min(x[before] - widthOf(before) / 2, left - width(before))
    lefts.push([before, Math.max(beside, Math.min(0, left - width(before)))])
  }
  if (after >= 0) {
    const beside = Math.max(x[after] - widthOf(after) / 2, left + middle + between)
    lefts.push([after, Math.min(beside, size.width - widthOf(after))])
  }
  return lefts
}

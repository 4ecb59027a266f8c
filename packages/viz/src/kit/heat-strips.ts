import type { Words } from '../words/en.ts'
import { type Mark, path, round } from './drawing.ts'
import { formatCount, formatNumber } from './format.ts'
import { toneOf } from './paint.ts'

/** A vector drawn as a strip of cells: blue above nought, orange below, white at it. */
export interface HeatStrip {
  /** [cells]; what isn't a number leaves its cell blank */
  readonly values: ArrayLike<number>
  readonly x: number
  readonly y: number
}

/** How the cells of a strip lie, in px. Cells are whole pixels, so that each is as wide as the next. */
export interface HeatStripLayout {
  /** How many cells there are. */
  readonly count: number
  readonly columns: number
  /** More than one where the strip is wrapped. */
  readonly rows: number
  readonly cellWidth: number
  readonly cellHeight: number
  /** Of the whole strip, at most what was asked for. */
  readonly width: number
  readonly height: number
}

export interface HeatStripLayoutOptions {
  /** Without it the fewest (1, 2, 4, 5, 10) that leave each cell `least` px. */
  readonly rows?: number
  readonly cellHeight?: number
  /** How narrow a cell may become before the strip is wrapped. */
  readonly least?: number
  /** How wide a cell may become. */
  readonly most?: number
}

/**
 * How a strip of so many cells lies in a width: wrapped where cells would become slivers.
 * @example
 * heatStripLayout(100, 272).rows // => 2
 */
export function heatStripLayout(
  count: number,
  width: number,
  options: HeatStripLayoutOptions = {},
): HeatStripLayout {
  const { cellHeight = 14, least = 4, most = 16 } = options
  const cellOf = (rows: number): number => Math.floor(width / Math.ceil(count / rows))
  const rows = options.rows ?? [1, 2, 4, 5, 10].find((tried) => cellOf(tried) >= least) ?? 10
  const columns = Math.max(1, Math.ceil(count / rows))
  const cellWidth = Math.min(most, Math.max(1, cellOf(rows)))
  return {
    count,
    columns,
    rows,
    cellWidth,
    cellHeight,
    width: columns * cellWidth,
    height: rows * cellHeight,
  }
}

export interface HeatStripOptions {
  readonly layout: HeatStripLayout
  /** The size that gets the full colour; `heatLimit` finds one. */
  readonly limit: number
  /** How many shades there are, white among them: an odd number. */
  readonly levels?: number
  /**
   * Each cell has a line, at its top where it is positive, at its foot where it is negative, a thick
   * one where it is large: so a strip can be read without colour too.
   */
  readonly edges?: boolean
}

/**
 * The marks of any number of strips. All cells of one shade are one path, whatever strip they are in,
 * so that a whole figure of strips costs about a dozen elements.
 *
 * @param strips - as many as share the layout and the limit
 */
export function heatStripMarks(strips: readonly HeatStrip[], options: HeatStripOptions): Mark[] {
  const { layout, limit, levels = 9, edges = true } = options
  const { columns, cellWidth, cellHeight } = layout
  const half = Math.max(1, (levels - 1) / 2)
  const cells = new Map<number, Pen>()
  const lines = new Map<number, Pen>()
  for (const { values, x, y } of strips) {
    const levelAt = (i: number): number => heatLevel(values[i], limit, half)
    const count = Math.min(layout.count, values.length)
    for (let i = 0; i < count;) {
      const level = levelAt(i)
      // A run of one shade within a row is one stroke.
      let end = i + 1
      while (end < count && end % columns !== 0 && levelAt(end) === level) end++
      if (level !== 0) {
        const left = x + (i % columns) * cellWidth
        const top = y + Math.floor(i / columns) * cellHeight
        const length = (end - i) * cellWidth
        penOf(cells, level).across(left, top + cellHeight / 2, length)
        const thickness = Math.abs(level) > half / 2 ? thick : thin
        const inset = level > 0 ? thickness / 2 : cellHeight - thickness / 2
        if (edges) penOf(lines, Math.sign(level) * thickness).across(left, top + inset, length)
      }
      i = end
    }
  }
  const byLevel = (pens: Map<number, Pen>): [number, Pen][] => [...pens].sort(([a], [b]) => a - b)
  return [
    ...byLevel(cells).map(([level, { d }]) =>
      path(d, {
        stroke: { tone: toneOf(level), strength: Math.abs(level) / half },
        strokeWidth: cellHeight,
      }),
    ),
    ...byLevel(lines).map(([thickness, { d }]) =>
      path(d, { stroke: toneOf(thickness), strokeWidth: Math.abs(thickness) }),
    ),
    // The last row may be shorter than the others; the frame stays a rectangle.
    path(strips.map(({ x, y }) => frameOf(x, y, layout)).join(''), { stroke: 'quiet' }),
  ]
}

const thin = 1
const thick = 3

/**
 * Which shade a number gets: 0 is white, −half … half the full colours.
 * @example
 * heatLevel(-0.5, 1, 4) // => -2
 */
export function heatLevel(value: number, limit: number, half: number): number {
  if (!Number.isFinite(value) || !(limit > 0)) return 0
  // The sum turns −0 into 0.
  return Math.round(Math.max(-1, Math.min(1, value / limit)) * half) + 0
}

/**
 * The size that strips shown beside each other reach their full colour at: all but their largest
 * twentieth lie below it, so that one outlier doesn't pale the rest.
 */
export function heatLimit(vectors: readonly ArrayLike<number>[]): number {
  const sizes = vectors
    .flatMap((values) => Array.from(values, Math.abs))
    .filter((size) => Number.isFinite(size) && size > 0)
    .sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length * 0.95)] ?? sizes.at(-1) ?? 1
}

/** The cell under a place inside a strip, or null beside its cells. */
export function heatCellAt(layout: HeatStripLayout, dx: number, dy: number): number | null {
  const column = Math.floor(dx / layout.cellWidth)
  const row = Math.floor(dy / layout.cellHeight)
  const cell = row * layout.columns + column
  const inside = column >= 0 && column < layout.columns && row >= 0 && row < layout.rows
  return inside && cell < layout.count ? cell : null
}

/** What a strip shows, for those who don't see it: "dog: 100 numbers from −1.20 to 0.98". */
export function heatStripLabel(
  name: string,
  values: ArrayLike<number>,
  words: Words,
  lang = 'en',
): string {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i]
    if (values[i] > most) most = values[i]
  }
  return least > most
    ? name
    : words.heatStrip.label(
        name,
        formatCount(values.length, lang),
        formatNumber(least, lang),
        formatNumber(most, lang),
      )
}

/** Writes short paths: each move is told from the end of the stroke before it. */
class Pen {
  d = ''
  #x = 0
  #y = 0

  across(x: number, y: number, length: number): void {
    this.#move(x, y)
    this.d += `h${short(length)}`
    this.#x = x + length
  }

  #move(x: number, y: number): void {
    // From where the rounded path has come to, so that nothing adds up to an error along it.
    const dx = round(x - this.#x)
    const dy = round(y - this.#y)
    this.d += `${this.d === '' ? 'M' : 'm'}${short(dx)} ${short(dy)}`
    this.#x += dx
    this.#y += dy
  }
}

function penOf(pens: Map<number, Pen>, level: number): Pen {
  let pen = pens.get(level)
  if (pen === undefined) pens.set(level, (pen = new Pen()))
  return pen
}

/** ".5", not "0.5". */
const short = (value: number): string => String(round(value)).replace(/^(-?)0\./, '$1.')

const frameOf = (x: number, y: number, { width, height }: HeatStripLayout): string =>
  `M${short(x - 0.5)} ${short(y - 0.5)}h${width + 1}v${height + 1}h-${width + 1}z`

import { round } from '../../kit/drawing.ts'
import { heatLevel } from '../../kit/heat-strips.ts'

/** The cells of one shade, as one path in units of a cell: strokes as wide as a cell is high. */
export interface ShadeOfCells {
  readonly d: string
  /** −4 … 4, never 0 */
  readonly level: number
}

export interface HeatCells {
  readonly columns: number
  readonly rows: number
  readonly shades: readonly ShadeOfCells[]
}

const levels = 4

/**
 * A table of numbers as cells, blue above nought, orange below. It has no size of its own: a unit is a
 * cell, and whoever shows it stretches it.
 * @param rows - [rows][columns]
 * @param limit - the size that gets the full colour
 * @param gap - between columns, as a share of one; without it neighbours of one shade are one stroke
 */
export function heatCells(rows: readonly ArrayLike<number>[], limit: number, gap = 0): HeatCells {
  const columns = Math.max(0, ...rows.map(({ length }) => length))
  const pens = new Map<number, Pen>()
  rows.forEach((values, y) => {
    for (let x = 0; x < values.length;) {
      const level = heatLevel(values[x], limit, levels)
      let end = x + 1
      while (gap === 0 && end < values.length && heatLevel(values[end], limit, levels) === level)
        end++
      if (level !== 0) pens.set(level, across(pens.get(level), x, y, end - x - gap))
      x = end
    }
  })
  const shades = [...pens].sort(([a], [b]) => a - b).map(([level, { d }]) => ({ d, level }))
  return { columns, rows: rows.length, shades }
}

/** A path so far, and where its pen is. */
interface Pen {
  readonly d: string
  readonly x: number
  readonly y: number
}

/** A stroke through the middle of a row; the move to it is told from where the pen is, which is short. */
function across(pen: Pen | undefined, x: number, y: number, length: number): Pen {
  const move = pen === undefined ? `M${x} ${y + 0.5}` : `m${short(x - pen.x)} ${short(y - pen.y)}`
  return { d: `${pen?.d ?? ''}${move}h${short(length)}`, x: x + length, y }
}

/** ".86", not "0.86". */
const short = (value: number): string => String(round(value)).replace(/^(-?)0\./, '$1.')

/** [tokens][cells] as rows of cells: a column a token. */
export const transposed = (columns: readonly ArrayLike<number>[]): number[][] =>
  Array.from({ length: columns[0]?.length ?? 0 }, (_, cell) =>
    columns.map((column) => column[cell]),
  )

/** The paths as text: their levels are classes, which say their colours shorter than each could. */
export const cellsText = ({ shades }: HeatCells): string =>
  shades
    .map(({ d, level }) => `<path class="${level < 0 ? 'n' : 'p'}${Math.abs(level)}" d="${d}"/>`)
    .join('')

import type { Paint } from './paint.ts'

/**
 * A picture as plain data: what a `view.ts` makes, and what `Drawing.svelte` and `svgText` show.
 *
 * One unit is one CSS pixel. Marks are painted in their order; later ones lie on top.
 */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  /** What the picture shows, for those who don't see it. */
  readonly label: string
}

export type Mark = RectMark | CircleMark | PathMark | TextMark | GroupMark

export interface MarkStyle {
  readonly fill?: Paint | undefined
  readonly stroke?: Paint | undefined
  readonly strokeWidth?: number | undefined
  /** Lengths of strokes and gaps; negative lines are dashed. */
  readonly dash?: readonly number[] | undefined
  readonly opacity?: number | undefined
  /** What pointer events on the mark are reported as. */
  readonly id?: string | undefined
  /** The browser's own tooltip. */
  readonly title?: string | undefined
}

export interface RectMark extends MarkStyle {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface CircleMark extends MarkStyle {
  readonly kind: 'circle'
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface PathMark extends MarkStyle {
  readonly kind: 'path'
  readonly d: string
}

export interface TextMark extends MarkStyle {
  readonly kind: 'text'
  readonly x: number
  /** The baseline, or the middle where `middle` is set. */
  readonly y: number
  readonly text: string
  /** In px; 12 or more. */
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  /** `y` is the middle of the letters. */
  readonly middle?: boolean
  readonly face?: 'mono' | 'sans'
  readonly bold?: boolean
  /** A rim in the colour of the sheet, for a label that lines run under. */
  readonly halo?: boolean
}

export interface GroupMark extends MarkStyle {
  readonly kind: 'group'
  readonly marks: readonly Mark[]
  /** Moves the whole group. */
  readonly x?: number
  readonly y?: number
}

/** What the pointer did to a mark. */
export type MarkEvent = 'enter' | 'leave' | 'press' | 'move' | 'release'

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  style: MarkStyle = {},
): RectMark => ({
  kind: 'rect',
  x,
  y,
  width,
  height,
  ...style,
})

export const circle = (
  x: number,
  y: number,
  radius: number,
  style: MarkStyle = {},
): CircleMark => ({
  kind: 'circle',
  x,
  y,
  radius,
  ...style,
})

export const path = (d: string, style: MarkStyle = {}): PathMark => ({
  kind: 'path',
  d,
  fill: 'none',
  ...style,
})

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  style: MarkStyle = {},
): PathMark => path(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, style)

export const text = (
  x: number,
  y: number,
  content: string,
  style: Omit<TextMark, 'kind' | 'x' | 'y' | 'text'> = {},
): TextMark => ({ kind: 'text', x, y, text: content, ...style })

export const group = (
  marks: readonly Mark[],
  style: Omit<GroupMark, 'kind' | 'marks'> = {},
): GroupMark => ({
  kind: 'group',
  marks,
  ...style,
})

/** A coordinate to two decimals: enough for the eye, and short. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Where the baseline stands under the middle of a line of text of this size. */
export function baselineShift(size: number): number {
  return round(size * 0.36)
}

/** How wide a text of the monospace face is. */
export function monoWidth(content: string, size: number): number {
  return [...content].length * size * 0.61
}

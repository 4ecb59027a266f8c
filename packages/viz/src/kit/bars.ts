import { group, type GroupMark, line, type Mark, monoWidth, rect, text } from './drawing.ts'
import type { Paint } from './paint.ts'

export interface Bar {
  /** 0 … 1, or up to `most`. */
  readonly value: number
  /** The value as it is written. */
  readonly text: string
  readonly label: string
  /** The chosen one: filled, with a strong outline. */
  readonly winner?: boolean
  /** Which colour the winner has; positive without it. */
  readonly paint?: Paint
  /** A mark across the bar: the truth beside a guess. */
  readonly truth?: number
  /** A sign before the label. */
  readonly flag?: string
  readonly id?: string
  /** Pointed at. */
  readonly lit?: boolean
}

export interface BarsOptions {
  readonly x: number
  readonly y: number
  /** Of label, bar and written value together. */
  readonly width: number
  readonly rowHeight?: number
  /** What a full bar stands for. */
  readonly most?: number
  /** Room for the labels; without it as much as the longest takes. */
  readonly labelWidth?: number
  /** Room for the written values, so that bars of several groups line up. */
  readonly valueWidth?: number
  readonly labelSize?: number
}

/** Horizontal bars, a row each: label, bar, written value. The height is rows × `rowHeight`. */
export function barMarks(bars: readonly Bar[], options: BarsOptions): GroupMark {
  const { x, y, width, rowHeight = 34, most = 1, labelSize = 16 } = options
  const labelWidth =
    options.labelWidth ?? Math.max(0, ...bars.map((bar) => monoWidth(bar.label, labelSize))) + 12
  const valueWidth =
    options.valueWidth ?? Math.max(0, ...bars.map((bar) => monoWidth(bar.text, 13))) + 8
  const track = Math.max(8, width - labelWidth - valueWidth)
  const scale = lengthsTo(most, track)
  const height = rowHeight - 10
  const marks = bars.flatMap((bar, i): Mark[] => {
    const top = i * rowHeight + 5
    const middle = top + height / 2
    const winner = bar.winner === true
    const is = bar.id === undefined ? {} : { id: bar.id }
    const length = scale(bar.value)
    return [
      ...(bar.flag === undefined
        ? []
        : [text(0, middle, bar.flag, { size: 14, middle: true, bold: true })]),
      text(labelWidth - 12, middle, bar.label, {
        size: labelSize,
        anchor: 'end',
        middle: true,
        bold: winner,
      }),
      rect(labelWidth, top, track, height, { fill: 'sheet', ...is }),
      rect(labelWidth, top, length, height, {
        fill: winner ? (bar.paint ?? 'positive') : 'hair',
        ...is,
      }),
      rect(labelWidth, top, track, height, {
        fill: 'none',
        stroke: winner || bar.lit === true ? 'ink' : 'quiet',
        strokeWidth: winner || bar.lit === true ? 2 : 1,
        ...is,
      }),
      ...(bar.truth === undefined
        ? []
        : [
            line(
              labelWidth + scale(bar.truth),
              top - 4,
              labelWidth + scale(bar.truth),
              top + height + 4,
              {
                stroke: 'ink',
                strokeWidth: 2,
              },
            ),
          ]),
      text(labelWidth + track + valueWidth, middle, bar.text, {
        size: 13,
        anchor: 'end',
        middle: true,
        bold: winner,
      }),
    ]
  })
  return group(marks, { x, y })
}

/** A bar is a share of its track: a scale that needs no library. What is no number has no length. */
const lengthsTo =
  (most: number, track: number) =>
  (value: number): number =>
    Number.isFinite(value) && most > 0 ? Math.max(0, Math.min(1, value / most)) * track : 0

export interface SignedBar {
  readonly value: number
  readonly text: string
  readonly label?: string
  readonly id?: string
}

export interface SignedBarsOptions {
  readonly x: number
  readonly y: number
  /** Of label, bar and written value together. */
  readonly width: number
  readonly rowHeight?: number
  /** What a bar that reaches the end stands for. */
  readonly most: number
  readonly labelWidth?: number
  readonly valueWidth?: number
  /** A bar's thickness. */
  readonly thickness?: number
}

/** Bars that go either way from a line in the middle: blue to the right, orange and dashed to the left. */
export function signedBarMarks(bars: readonly SignedBar[], options: SignedBarsOptions): GroupMark {
  const { x, y, width, rowHeight = 34, most, labelWidth = 0, valueWidth = 52 } = options
  const thickness = options.thickness ?? rowHeight - 16
  const half = Math.max(4, (width - labelWidth - valueWidth) / 2)
  const zero = labelWidth + half
  const scale = lengthsTo(most, half)
  const marks = bars.flatMap((bar, i): Mark[] => {
    const middle = (i + 0.5) * rowHeight
    const length = scale(Math.abs(bar.value))
    const negative = bar.value < 0
    const is = bar.id === undefined ? {} : { id: bar.id }
    return [
      ...(bar.label === undefined
        ? []
        : [text(labelWidth - 12, middle, bar.label, { size: 16, anchor: 'end', middle: true })]),
      rect(negative ? zero - length : zero, middle - thickness / 2, length, thickness, {
        fill: negative ? 'negative-soft' : 'positive-soft',
        stroke: negative ? 'negative' : 'positive',
        ...(negative ? { dash: [4, 2] } : {}),
        ...is,
      }),
      text(width, middle, bar.text, { size: 13, anchor: 'end', middle: true }),
    ]
  })
  return group([line(zero, 2, zero, bars.length * rowHeight - 2, { stroke: 'quiet' }), ...marks], {
    x,
    y,
  })
}

import type { ScaleLinear } from 'd3-scale'
import { line, type Mark, text } from './drawing.ts'
import { formatNumber } from './format.ts'

export interface AxisOptions {
  readonly lang?: string
  /** About how many numbers. */
  readonly ticks?: number
  /** How far the hairline of each tick runs into the plot. */
  readonly reach?: number
  /** What is measured; it stands at the end of the axis. */
  readonly title?: string
}

type Scale = ScaleLinear<number, number>

/** The axis under a plot: its line, and a number at each tick. */
export function bottomAxisMarks(scale: Scale, y: number, options: AxisOptions = {}): Mark[] {
  const { lang = 'en', ticks = 5, reach = 4, title } = options
  const at = scale.ticks(ticks)
  const [left, right] = scale.range()
  return [
    line(left, y, right, y, { stroke: 'quiet' }),
    ...at.flatMap((tick) => [
      line(scale(tick), y, scale(tick), y + reach, { stroke: 'quiet' }),
      text(scale(tick), y + 17, formatNumber(tick, lang, tickDigits(at)), {
        anchor: anchorAt(scale(tick), left, right),
        fill: 'quiet',
      }),
    ]),
    ...(title === undefined
      ? []
      : [text(right, y + 33, title, { anchor: 'end', fill: 'quiet' as const })]),
  ]
}

/** The axis at the left of a plot: a number at each tick, and a hairline across. */
export function leftAxisMarks(scale: Scale, x: number, options: AxisOptions = {}): Mark[] {
  const { lang = 'en', ticks = 4, reach = 0 } = options
  const at = scale.ticks(ticks)
  return at.flatMap((tick) => [
    line(x, scale(tick), x + reach, scale(tick), { stroke: 'hair' }),
    text(x - 7, scale(tick), formatNumber(tick, lang, tickDigits(at)), {
      anchor: 'end',
      middle: true,
      fill: 'quiet',
    }),
  ])
}

/**
 * How many digits after the point tell ticks apart.
 * @example
 * tickDigits([0, 0.5, 1]) // => 1
 */
export function tickDigits(ticks: readonly number[]): number {
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1
  return step > 0 ? Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : 0
}

// A number at the very edge stays within the picture.
const anchorAt = (x: number, left: number, right: number): 'start' | 'middle' | 'end' =>
  right - x < 1 && right - left < 260 ? 'end' : 'middle'

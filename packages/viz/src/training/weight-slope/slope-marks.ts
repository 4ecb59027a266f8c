import type { ScaleLinear } from 'd3-scale'
import { line, type Mark, path, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import { toneOf } from '../../kit/paint.ts'
import type { Words } from '../../words/en.ts'
import type { Slope } from './descent.ts'

/** The tangent, its rise over one unit of weight, and the step that comes next. */
export function slopeMarks(
  slope: Slope,
  ball: { readonly value: number; readonly loss: number },
  across: ScaleLinear<number, number>,
  up: ScaleLinear<number, number>,
  words: Words,
  lang: string,
): Mark[] {
  const [start, end] = across.range()
  const [floor] = up.range()
  const tone = toneOf(slope.gradient)
  const dash = slope.gradient < 0 ? { dash: [7, 4] } : {}
  const at = { x: across(ball.value), y: up(ball.loss) }
  // One unit of weight to the right, and as high as the gradient says.
  const unit = { x: across(1) - across(0), y: up(slope.gradient) - up(0) }
  const reach = Math.min(1.5, 90 / Math.hypot(unit.x, unit.y))
  const marks: Mark[] = [
    line(
      at.x - reach * unit.x,
      at.y - reach * unit.y,
      at.x + reach * unit.x,
      at.y + reach * unit.y,
      { stroke: tone, strokeWidth: 3, ...dash },
    ),
    ...riseMarks(slope, at, unit, across.range(), words, lang),
  ]
  const next = Math.min(end, Math.max(start, across(slope.next)))
  if (!slope.flat && Math.abs(next - at.x) > 3) marks.push(...arrowMarks(at.x, next, floor))
  return marks
}

/** One unit to the right and as far up or down as the gradient says; on a phone only the number. */
function riseMarks(
  { gradient }: Slope,
  at: { readonly x: number; readonly y: number },
  unit: { readonly x: number; readonly y: number },
  [start, end]: readonly number[],
  words: Words,
  lang: string,
): Mark[] {
  const tone = toneOf(gradient)
  const rise = formatNumber(gradient, lang)
  const run = at.x + unit.x
  if (unit.x < 40 || run + 50 > end || Math.abs(unit.y) < 4) {
    // Where the curve isn't: above it on its lower side, under it where there is no room for that.
    const side = gradient < 0 ? 1 : -1
    const fits = side > 0 ? at.x < end - 60 : at.x > start + 60
    const [x, y] = fits ? [at.x + side * 12, at.y - 12] : [at.x - side * 12, at.y + 20]
    const anchor = side > 0 === fits ? 'start' : 'end'
    return [text(x, y, rise, { anchor, fill: tone, halo: true })]
  }
  return [
    line(at.x, at.y, run, at.y, { stroke: tone }),
    line(run, at.y, run, at.y + unit.y, { stroke: tone }),
    text(at.x + unit.x / 2, at.y + (gradient < 0 ? -6 : 16), words.weightSlope.slopeOne, {
      anchor: 'middle',
      fill: tone,
      halo: true,
    }),
    text(run + 6, at.y + unit.y / 2, rise, { middle: true, fill: tone, halo: true }),
  ]
}

/** An arrow along the axis of the weight. */
function arrowMarks(from: number, to: number, floor: number): Mark[] {
  const y = floor - 7
  const head = Math.sign(to - from) * Math.min(6, Math.abs(to - from))
  return [
    line(from, y, to, y, { stroke: 'ink', strokeWidth: 2 }),
    path(`M${to - head} ${y - 4}L${to} ${y}L${to - head} ${y + 4}`, {
      stroke: 'ink',
      strokeWidth: 2,
    }),
  ]
}

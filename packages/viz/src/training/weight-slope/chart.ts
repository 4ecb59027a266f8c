import { scaleLinear } from 'd3-scale'
import { line as lineShape } from 'd3-shape'
import { bottomAxisMarks, leftAxisMarks } from '../../kit/axes.ts'
import { circle, line, type Mark, monoWidth, path, rect, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import type { Slope } from './descent.ts'
import type { Curve, WeightLine } from './line.ts'
import { slopeMarks } from './slope-marks.ts'

/** Where the meter and the plot beside it stand. */
export interface ChartPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ChartPicture {
  readonly place: ChartPlace
  readonly line: WeightLine
  readonly curve: Curve
  readonly limit: number
  /** Where the ball is drawn: at the weight, or on its way there. */
  readonly ball: { readonly value: number; readonly loss: number }
  /** What the meter shows. */
  readonly loss: number
  /** Null as long as only the meter is shown. */
  readonly slope: Slope | null
  /** Whether the error is a mean over several pictures. */
  readonly isMean: boolean
  readonly words: Words
  readonly lang: string
}

const meterWidth = 20
const left = 34
const top = 46
const bottom = 40

/** The mark of the plot, for the pointer. */
export const plotId = 'plot'

/** From weights and errors to the picture: the plot stands right of the meter. */
export function plotScales(place: ChartPlace, limit: number, most: number) {
  const plotLeft = place.x + left + meterWidth + 14
  return {
    meterX: place.x + left,
    across: scaleLinear([-limit, limit], [plotLeft, place.x + place.width - 8]),
    up: scaleLinear([0, most], [place.y + place.height - bottom, place.y + top]),
  }
}

/** The largest error on the axis: a round number above the whole curve. */
export function mostLoss({ losses }: Curve): number {
  const most = Array.from(losses).reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), 0)
  return scaleLinear([0, most > 0 ? most : 1], [0, 1])
    .nice(4)
    .domain()[1]
}

/** The meter and the plot with nothing in them, where there is no error to show. */
export function emptyChartMarks(
  place: ChartPlace,
  limit: number,
  words: Words,
  lang: string,
): Mark[] {
  const { meterX, across, up } = plotScales(place, limit, 4)
  const [floor, ceiling] = up.range()
  return [
    ...bottomAxisMarks(across, floor, { lang, ticks: 4, title: words.weightSlope.weightAxis }),
    text(meterX, place.y + 22, `${words.weightSlope.error} ?`, { fill: 'quiet' }),
    rect(meterX, ceiling, meterWidth, floor - ceiling, {
      fill: 'sheet',
      stroke: 'quiet',
      dash: [4, 4],
    }),
  ]
}

/** The weight under a pointer at that x of the board, to two digits. */
export function weightUnder(x: number, place: ChartPlace, limit: number): number {
  const { across } = plotScales(place, limit, 1)
  return Math.round(Math.min(limit, Math.max(-limit, across.invert(x))) * 100) / 100
}

/** The meter, the tries, and (with a slope) the curve, its tangent and the ball. */
export function chartMarks(picture: ChartPicture): Mark[] {
  const { place, line: road, limit, ball, slope, words, lang, curve } = picture
  const { meterX, across, up } = plotScales(place, limit, mostLoss(curve))
  const [floor] = up.range()
  const [start, end] = across.range()
  const at = { x: across(ball.value), y: up(ball.loss) }
  return [
    ...leftAxisMarks(up, meterX, { lang, ticks: 4, reach: end - meterX }),
    ...bottomAxisMarks(across, floor, {
      lang,
      ticks: end - start < 320 ? 4 : 8,
      title: words.weightSlope.weightAxis,
    }),
    ...meterMarks(picture),
    ...bestMarks(picture, end),
    ...hintMarks(picture),
    ...(slope === null ? [] : curveMarks(curve, across, up)),
    line(meterX + meterWidth, at.y, at.x, at.y, { stroke: 'quiet', dash: [1, 4] }),
    line(at.x, at.y, at.x, floor, { stroke: 'quiet', dash: [1, 4] }),
    ...road.tries.map(({ value, loss, by }) =>
      circle(across(value), up(loss), by === 'step' ? 2.5 : 3.5, {
        fill: by === 'step' ? 'ink' : 'sheet',
        stroke: by === 'step' ? 'none' : 'quiet',
        strokeWidth: 1.5,
      }),
    ),
    ...(slope === null ? [] : slopeMarks(slope, ball, across, up, words, lang)),
    circle(at.x, at.y, 8, { fill: 'ink', stroke: 'sheet', strokeWidth: 2 }),
    // Nothing to see: a surface for the pointer.
    rect(start - 6, place.y + top - 6, end - start + 12, floor - place.y - top + 12, {
      fill: 'sheet',
      opacity: 0,
      id: plotId,
    }),
  ]
}

/** The error as one number and one bar. */
function meterMarks({ place, limit, curve, loss, isMean, words, lang }: ChartPicture): Mark[] {
  const { meterX, up } = plotScales(place, limit, mostLoss(curve))
  const [floor, ceiling] = up.range()
  const label = isMean ? words.weightSlope.meanError : words.weightSlope.error
  const height = Math.min(floor - ceiling, Math.max(0, floor - up(loss)))
  return [
    text(meterX, place.y + 22, label, { fill: 'quiet' }),
    text(meterX + monoWidth(label, 12) + 10, place.y + 23, formatNumber(loss, lang), {
      size: 22,
      bold: true,
    }),
    rect(meterX, ceiling, meterWidth, floor - ceiling, { fill: 'sheet' }),
    rect(meterX, floor - height, meterWidth, height, { fill: 'ink' }),
    rect(meterX, ceiling, meterWidth, floor - ceiling, { fill: 'none', stroke: 'ink' }),
  ]
}

/** Before the first try: what the empty plot is for. */
function hintMarks({ place, limit, line: road, slope, words }: ChartPicture): Mark[] {
  if (road.tries.length > 1 || slope !== null) return []
  const { across, up } = plotScales(place, limit, 1)
  const [start, end] = across.range()
  return words.weightSlope.hint.map((content, i) =>
    text((start + end) / 2, up(0.9) + i * 18, content, { anchor: 'middle', fill: 'quiet' }),
  )
}

/** A line at the lowest error by hand, once there was a try. */
function bestMarks(
  { place, line: road, limit, curve, ball, words, lang }: ChartPicture,
  end: number,
): Mark[] {
  if (!road.tries.some(({ by }) => by === 'hand')) return []
  const { meterX, across, up } = plotScales(place, limit, mostLoss(curve))
  const y = up(road.best.loss)
  // On the side where the ball isn't.
  const atRight = ball.value < 0
  return [
    line(meterX - 4, y, end, y, { stroke: 'ink', dash: [6, 4] }),
    text(
      atRight ? end : across.range()[0],
      y - 6,
      words.weightSlope.best(formatNumber(road.best.loss, lang)),
      { anchor: atRight ? 'end' : 'start', halo: true },
    ),
  ]
}

type Scale = ReturnType<typeof plotScales>['up']

function curveMarks({ values, losses }: Curve, across: Scale, up: Scale): Mark[] {
  const shape = lineShape<number>()
    .digits(2)
    .x((value) => across(value))
    .y((_, i) => up(losses[i]))
  return [path(shape([...values]) ?? '', { stroke: 'ink', strokeWidth: 2 })]
}

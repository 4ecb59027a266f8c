import { scaleLinear, scaleLog } from 'd3-scale'
import { line as lineShape } from 'd3-shape'
import { bottomAxisMarks, leftAxisMarks } from '../../kit/axes.ts'
import { circle, type Drawing, line, type Mark, path, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import type { Words } from '../../words/en.ts'
import type { Course } from './course.ts'
import { bitsIn, bitsText, wordsText } from './written.ts'

/** The loss with its floor, or the distance from the truth on a scale of powers of ten. */
export type CurveName = 'loss' | 'distance'

export interface ChartPicture {
  readonly course: Course
  /** Words that the plan has: the end of the axis until more are read. */
  readonly planned: number
  readonly curve: CurveName
  readonly words: Words
  readonly lang: string
}

const left = 38
const right = 12
const top = 26

/** How high the chart is: it depends only on whether it is narrow. */
export const chartHeight = (width: number): number => (isNarrow(width) ? 248 : 276)

/** What a guess costs at first, in bits: more than that of any vocabulary that a tab learns. */
const mostLoss = 10
/** Bits from the truth that the scale of powers of ten goes through. */
const distances = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]

type Scale = (value: number) => number

/** The course of training over the words read. */
export function chartDrawing(picture: ChartPicture, width: number): Drawing {
  const height = chartHeight(width)
  const base = height - 38
  const { course, planned, curve, words, lang } = picture
  const w = words.trainALanguageModel
  // In thousands.
  const x = scaleLinear([0, Math.max(planned, course.now.words) / 1000], [left, width - right])
  const loss = scaleLinear([0, mostLoss], [base, top])
  const log = scaleLog([0.01, 10], [base, top])
  const y: Scale = curve === 'loss' ? loss : (value) => log(Math.min(10, Math.max(0.01, value)))
  return {
    width,
    height,
    label: chartLabel(picture),
    marks: [
      ...(curve === 'loss'
        ? leftAxisMarks(loss, left, { lang, ticks: 5, reach: width - right - left })
        : distanceAxisMarks(y, width, lang)),
      text(0, 12, curve === 'loss' ? w.lossAxis : w.klAxis, { fill: 'quiet' }),
      ...bottomAxisMarks(x, base, { lang, ticks: isNarrow(width) ? 2 : 5, title: w.wordsAxis }),
      ...(curve === 'loss' ? lossMarks(picture, x, y, width) : distanceMarks(picture, x, y)),
      ...hintMarks(picture, width, y),
    ],
  }
}

function chartLabel({ course, words, lang }: ChartPicture): string {
  const w = words.trainALanguageModel
  const [point, measure] = [course.points.at(-1), course.measures.at(-1)]
  if (point === undefined) return w.chartEmpty
  const said = w.chart(wordsText(point.words, lang), bitsText(point.loss, lang))
  return measure === undefined ? said : said + w.chartKl(bitsText(measure.kl, lang))
}

function distanceAxisMarks(y: Scale, width: number, lang: string): Mark[] {
  return distances.flatMap((tick) => [
    line(left, y(tick), width - right, y(tick), { stroke: 'hair' }),
    text(left - 7, y(tick), formatNumber(tick, lang, tick < 0.1 ? 2 : tick < 1 ? 1 : 0), {
      anchor: 'end',
      middle: true,
      fill: 'quiet',
    }),
  ])
}

function lossMarks(picture: ChartPicture, x: Scale, y: Scale, width: number): Mark[] {
  const { course, words } = picture
  const w = words.trainALanguageModel
  const { points, measures, floor } = course
  const end = width - right
  const marks: Mark[] = [
    ...legendMarks(end, top + 12, w.lines.training, 'quiet'),
    ...legendMarks(end, top + 30, w.lines.heldOut, 'positive'),
  ]
  if (floor !== null)
    marks.push(
      line(left, y(bitsIn(floor)), end, y(bitsIn(floor)), { stroke: 'ink', dash: [5, 3] }),
      text(left + 6, y(bitsIn(floor)) + 15, floorText(picture, width), { halo: true }),
    )
  const training = points.map(
    (point) => [x(point.words / 1000), y(Math.min(mostLoss, bitsIn(point.loss)))] as const,
  )
  // Above the floor by the distance from the truth: that is what the loss is, on average.
  const heldOut = measures.map(
    ({ words: read, kl }) =>
      [x(read / 1000), y(Math.min(mostLoss, bitsIn((floor ?? 0) + kl)))] as const,
  )
  return [...marks, ...curveMarks(training, 'quiet'), ...curveMarks(heldOut, 'positive')]
}

function floorText({ course, words, lang }: ChartPicture, width: number): string {
  const w = words.trainALanguageModel
  return (isNarrow(width) ? w.floorShort : w.floor)(bitsText(course.floor ?? 0, lang))
}

function distanceMarks({ course }: ChartPicture, x: Scale, y: Scale): Mark[] {
  return curveMarks(
    course.measures.map(({ words, kl }) => [x(words / 1000), y(bitsIn(kl))] as const),
    'positive',
  )
}

function curveMarks(
  points: readonly (readonly [number, number])[],
  paint: 'quiet' | 'positive',
): Mark[] {
  const last = points.at(-1)
  if (last === undefined) return []
  const shape = lineShape().digits(1)
  return [
    path(shape(points as [number, number][]) ?? '', {
      stroke: paint,
      strokeWidth: paint === 'quiet' ? 1.5 : 2,
    }),
    ...(paint === 'quiet'
      ? []
      : [circle(last[0], last[1], 5, { fill: paint, stroke: 'sheet', strokeWidth: 2 })]),
  ]
}

const legendMarks = (end: number, y: number, name: string, paint: 'quiet' | 'positive'): Mark[] => [
  text(end - 26, y, name, { anchor: 'end', middle: true, fill: 'quiet', halo: true }),
  line(end - 20, y, end, y, { stroke: paint, strokeWidth: paint === 'quiet' ? 1.5 : 2 }),
]

/** Before the first step: what the empty chart is for. */
function hintMarks({ course, words }: ChartPicture, width: number, y: Scale): Mark[] {
  if (course.points.length > 0 || course.measures.length > 0) return []
  const middle = (top + y(0.01)) / 2
  return words.trainALanguageModel.hint.map((content, i) =>
    text((left + width) / 2, middle - 2 + i * 18, content, { anchor: 'middle', fill: 'quiet' }),
  )
}

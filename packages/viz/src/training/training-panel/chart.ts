import type { OutputsName } from '@nextword/core/network'
import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line as lineShape } from 'd3-shape'
import { bottomAxisMarks, leftAxisMarks } from '../../kit/axes.ts'
import { circle, line, type Mark, monoWidth, path, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import type { Words } from '../../words/en.ts'
import type { History, HistoryPoint } from './history.ts'

export interface ChartPicture {
  readonly history: History
  /** How the net stands now: the first point, before there is any other. */
  readonly now: HistoryPoint
  /** The kind of its outputs, and so of its loss. */
  readonly outputs: OutputsName
  /** How many examples there are. */
  readonly count: number
  /** Training is done at this loss. */
  readonly goal: number
  readonly words: Words
  readonly lang: string
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

const left = 38
const right = 12

/** How high the chart is: it depends only on whether it is narrow. */
export const chartHeight = (width: number): number => (isNarrow(width) ? 276 : 300)

/** The loss and, under it, how many are right, over the epochs. */
export function chartMarks(picture: ChartPicture, width: number): Mark[] {
  const { history, now, outputs, count, words, lang } = picture
  const segments = history.segmentsTo(now, outputs)
  const points = segments.flat()
  const height = chartHeight(width)
  const last = points[points.length - 1]
  const x = scaleLinear([0, roundEpochs(last.epoch)], [left, width - right])
  const floor = height - 104
  const most = points.reduce((most, { loss }) => Math.max(most, loss), 0.1)
  const loss = scaleLinear([0, most], [floor, 26]).nice(4)
  const base = height - 38
  const rights = scaleLinear([0, count], [base, base - 36])
  return [
    ...leftAxisMarks(loss, left, { lang, ticks: 4, reach: width - right - left }),
    text(0, 12, words.trainingPanel.lossAxis, { fill: 'quiet' }),
    text(0, base - 46, words.trainingPanel.rightAxis, { fill: 'quiet' }),
    ...[0, count].map((tick) =>
      text(left - 7, rights(tick), formatNumber(tick, lang, 0), {
        anchor: 'end',
        middle: true,
        fill: 'quiet',
      }),
    ),
    line(left, rights(count), width - right, rights(count), { stroke: 'hair' }),
    ...bottomAxisMarks(x, base, {
      lang,
      ticks: isNarrow(width) ? 3 : 6,
      title: words.trainingPanel.epochAxis,
    }),
    line(left, floor, width - right, floor, { stroke: 'quiet' }),
    ...goalMarks(picture, loss, width),
    ...markMarks(picture, x, base),
    ...curveMarks(segments, x, loss, rights),
    ...hintMarks(picture, width, loss),
  ]
}

/**
 * The end of the axis of epochs: it grows in rare jumps, so that the curve doesn't creep.
 * @example
 * roundEpochs(203) // => 250
 */
export function roundEpochs(epoch: number): number {
  for (let decade = 10; ; decade *= 10)
    for (const factor of [2.5, 5, 10]) if (epoch <= factor * decade) return factor * decade
}

/** Losses of two kinds are not joined by a line: each stretch is a path of its own. */
function curveMarks(
  segments: readonly (readonly HistoryPoint[])[],
  x: Scale,
  loss: Scale,
  rights: Scale,
): Mark[] {
  const points = segments.flat()
  const losses = lineShape<HistoryPoint>()
    .digits(1)
    .x(({ epoch }) => x(epoch))
    .y((point) => loss(point.loss))
  const right = lineShape<HistoryPoint>()
    .digits(1)
    .curve(curveStepAfter)
    .x(({ epoch }) => x(epoch))
    .y((point) => rights(point.right))
  const last = points[points.length - 1]
  return [
    path(right(points) ?? '', { stroke: 'ink', strokeWidth: 1.5 }),
    ...segments.map((part) => path(losses([...part]) ?? '', { stroke: 'ink', strokeWidth: 2 })),
    circle(x(last.epoch), rights(last.right), 3.5, { fill: 'ink' }),
    circle(x(last.epoch), loss(last.loss), 5, { fill: 'ink', stroke: 'sheet', strokeWidth: 2 }),
  ]
}

function goalMarks({ goal, words, lang }: ChartPicture, loss: Scale, width: number): Mark[] {
  const y = loss(goal)
  const digits = goal < 0.01 ? 4 : 2
  return [
    line(left, y, width - right, y, { stroke: 'quiet', dash: [2, 3] }),
    text(left + 6, y - 6, words.trainingPanel.goal(formatNumber(goal, lang, digits)), {
      fill: 'quiet',
      halo: true,
    }),
  ]
}

/** Where the reader changed something; of names that would overlap the later ones stay. */
function markMarks({ history }: ChartPicture, x: Scale, base: number): Mark[] {
  let free = x.range()[1] + 40
  return [...history.marks].reverse().flatMap((mark): Mark[] => {
    const at = x(mark.epoch)
    const width = monoWidth(mark.text, 12)
    const start = Math.min(at - 3, x.range()[1] - width)
    const named = start + width < free - 8 && start > 36
    if (named) free = start
    return [
      line(at, named ? 18 : 26, at, base, { stroke: 'quiet', dash: [4, 3] }),
      ...(named ? [text(start, 12, mark.text, { fill: 'quiet' })] : []),
    ]
  })
}

/** Before the first step: what the empty chart is for. */
function hintMarks({ history, words }: ChartPicture, width: number, loss: Scale): Mark[] {
  if ((history.latest?.step ?? 0) > 0) return []
  const [floor, ceiling] = loss.range()
  return words.trainingPanel.hint.map((content, i) =>
    text((left + width) / 2, (floor + ceiling) / 2 - 8 + i * 18, content, {
      anchor: 'middle',
      fill: 'quiet',
    }),
  )
}

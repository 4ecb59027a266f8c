import type { Drawing } from '../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../kit/format.ts'
import type { Sentence } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { chartHeight, chartMarks, type ChartPicture } from './chart.ts'
import type { LessonEnd } from './lesson.ts'
import type { HistoryPoint } from './history.ts'
import { formatRate, isLowRate, lowerRate } from './settings.ts'

/** How training stands. */
export interface Standing extends ChartPicture {
  /** How the last run ended, if nothing has changed since. */
  readonly end: LessonEnd | null
  /** Whether it ended so at its very first step. */
  readonly endedAtOnce: boolean
  /** Whether the net is the one that training starts from. */
  readonly untrained: boolean
  /** While numbers run, they are kept as wide as they will become, so that no word moves. */
  readonly playing: boolean
  readonly rate: number
}

/** The curves. */
export function chartDrawing(standing: Standing, width: number): Drawing {
  const { history, now, outputs, words, lang } = standing
  // Where it began is told in a loss of the same kind as the one now.
  const first = history.points.length > 0 ? history.segmentsTo(now, outputs).at(-1)?.[0] : undefined
  const said = words.trainingPanel.chart(lossText(now.loss, lang), epochText(now.epoch, lang))
  return {
    width,
    height: chartHeight(width),
    marks: chartMarks(standing, width),
    label:
      first === undefined
        ? said
        : `${said} ${words.trainingPanel.chartFrom(lossText(first.loss, lang))}`,
  }
}

/** What the figure says now. */
export function standingSentence(standing: Standing): Sentence {
  const { now, count, end, endedAtOnce, goal, untrained, playing, rate, words, lang } = standing
  const w = words.trainingPanel
  const loss = lossText(now.loss, lang)
  const right = formatCount(now.right, lang)
  const all = formatCount(count, lang)
  const when = whenOf(now, words, lang, playing ? 3 : 0)
  if (end === 'diverged') {
    // The step that did it was not kept.
    const then = whenOf({ ...now, step: now.step + 1 }, words, lang)
    return isLowRate(rate) || (endedAtOnce && rate <= 1)
      ? w.tooLarge(then)
      : w.diverged(then, formatRate(rate, lang), formatRate(lowerRate(rate), lang))
  }
  if (now.step === 0) return untrained ? w.untrained(loss, right, all) : w.came(loss, right, all)
  if (end === 'done') return w.done(when, loss, right, all)
  if (end === 'epochs') return w.stopped(when, loss, lossText(goal, lang))
  return w.now(when, loss, right, all)
}

function whenOf({ step, epoch }: HistoryPoint, words: Words, lang: string, room = 0): Sentence {
  const whole = Math.floor(epoch + 1e-9)
  return whole < 1
    ? words.trainingPanel.steps(step, formatCount(step, lang).padStart(room, figureSpace))
    : words.trainingPanel.epochs(whole, formatCount(whole, lang).padStart(room, figureSpace))
}

/** As wide as a digit. */
const figureSpace = '\u2007'

/**
 * The course of training up to now in a dozen rows, oldest first; what was changed on the way, and
 * where the loss became one of another kind, adds rows.
 */
export function courseTable({ history, now, outputs, count, words, lang }: Standing): Table {
  const segments = history.segmentsTo(now, outputs)
  const points = segments.flat()
  const ends = segments.map((_, i) => segments.slice(0, i + 1).flat().length - 1)
  const changes = new Map<number, string[]>()
  for (const { epoch, text } of history.marks.slice(-mostMarks)) {
    const at = placeOf(epoch, points)
    changes.set(at, [...(changes.get(at) ?? []), text])
  }
  const chosen = new Set([...sampled(points.length), ...ends.slice(-mostMarks), ...changes.keys()])
  const rows = [...chosen]
    .sort((a, b) => a - b)
    // A run that goes on begins with the point that the one before came to.
    .filter((at, i, all) => changes.has(at) || !samePoint(points[at], points[all[i + 1]]))
    .map((at) => {
      const { epoch, loss, right } = points[at]
      return [
        epochText(epoch, lang),
        formatNumber(loss, lang, 3),
        `${formatCount(right, lang)}/${formatCount(count, lang)}`,
        ...(changes.size > 0 ? [(changes.get(at) ?? []).join(', ')] : []),
      ]
    })
  const { table: caption, columns, changed } = words.trainingPanel
  return { caption, columns: changes.size > 0 ? [...columns, changed] : columns, rows }
}

const mostMarks = 24

/** A dozen places at most, close together at first, where most happens. */
function sampled(count: number): number[] {
  const rows = 12
  return Array.from({ length: Math.min(rows, count) }, (_, i) =>
    count <= rows ? i : Math.round((i / (rows - 1)) ** 2 * (count - 1)),
  )
}

/** The point that a change at an epoch led to. */
function placeOf(epoch: number, points: readonly HistoryPoint[]): number {
  const there = points.findLastIndex((point) => point.epoch === epoch)
  const after = there >= 0 ? there : points.findIndex((point) => point.epoch > epoch)
  return after >= 0 ? after : points.length - 1
}

const samePoint = (a: HistoryPoint, b: HistoryPoint | undefined): boolean =>
  b !== undefined && a.epoch === b.epoch && a.loss === b.loss && a.right === b.right

/** A loss to two digits, a small one to as many as show it. */
export function lossText(loss: number, lang: string): string {
  return formatNumber(loss, lang, loss > 0 && loss < 0.01 ? 4 : 2)
}

/** Whole epochs; parts of one only before the first is over. */
export function epochText(epoch: number, lang: string): string {
  const whole = Math.floor(epoch + 1e-9)
  return whole < 1 && epoch > 0 ? formatNumber(epoch, lang, 2) : formatCount(whole, lang)
}

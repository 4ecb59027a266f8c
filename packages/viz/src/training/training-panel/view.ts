import type { Drawing } from '../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../kit/format.ts'
import type { Sentence } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { chartHeight, chartMarks, type ChartPicture } from './chart.ts'
import type { LessonEnd } from './lesson.ts'
import type { HistoryPoint } from './history.ts'
import { formatRate, lowerRate } from './settings.ts'

/** How training stands. */
export interface Standing extends ChartPicture {
  /** How the last run ended, if nothing has changed since. */
  readonly end: LessonEnd | null
  /** Whether the net is the one that training starts from. */
  readonly untrained: boolean
  /** While numbers run, they are kept as wide as they will become, so that no word moves. */
  readonly playing: boolean
  readonly rate: number
}

/** The curves. */
export function chartDrawing(standing: Standing, width: number): Drawing {
  const { history, now, words, lang } = standing
  const [first] = history.points
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
  const { now, count, end, goal, untrained, playing, rate, words, lang } = standing
  const w = words.trainingPanel
  const loss = lossText(now.loss, lang)
  const right = formatCount(now.right, lang)
  const all = formatCount(count, lang)
  const when = whenOf(now, words, lang, playing ? 3 : 0)
  if (end === 'diverged')
    // The step that did it was not kept.
    return w.diverged(
      whenOf({ ...now, step: now.step + 1 }, words, lang),
      formatRate(rate, lang),
      formatRate(lowerRate(rate), lang),
    )
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

/** The course of training in at most a dozen rows, oldest first. */
export function courseTable({ history, now, count, words, lang }: Standing): Table {
  const points = history.points.length > 0 ? history.points : [now]
  const rows = 12
  const chosen =
    points.length <= rows
      ? points
      : Array.from(
          { length: rows },
          (_, i) =>
            // Close together at first, where most happens.
            points[Math.round((i / (rows - 1)) ** 2 * (points.length - 1))],
        )
  return {
    caption: words.trainingPanel.table,
    columns: words.trainingPanel.columns,
    rows: [...new Set(chosen)].map(({ epoch, loss, right }) => [
      epochText(epoch, lang),
      formatNumber(loss, lang, 3),
      `${formatCount(right, lang)}/${formatCount(count, lang)}`,
    ]),
  }
}

/** A loss to two digits, a small one to as many as show it. */
export function lossText(loss: number, lang: string): string {
  return formatNumber(loss, lang, loss > 0 && loss < 0.01 ? 4 : 2)
}

/** Whole epochs; parts of one only before the first is over. */
export function epochText(epoch: number, lang: string): string {
  const whole = Math.floor(epoch + 1e-9)
  return whole < 1 && epoch > 0 ? formatNumber(epoch, lang, 2) : formatCount(whole, lang)
}

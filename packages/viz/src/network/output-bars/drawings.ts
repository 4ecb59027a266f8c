import { type Bar, barMarks, signedBarMarks } from '../../kit/bars.ts'
import { type Drawing, group, type Mark, monoWidth, text } from '../../kit/drawing.ts'
import { formatNumber, formatShare } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import type { Words } from '../../words/en.ts'
import { type Answer, type Answers, bestTwo, togetherOf } from './answers.ts'

export interface Shown {
  readonly words: Words
  readonly lang: string
  /** [outputs]: what each output is called. */
  readonly names: readonly string[]
  /** [outputs]: which are shown; of very many, the largest. */
  readonly rows: readonly number[]
}

const footHeight = 30
const rowHeight = 36
const gap = 36

/** Shares of one whole as percentages, outputs that stand by themselves as numbers. */
export function sharesText(
  { shares, whole }: Pick<Answer, 'shares' | 'whole'>,
  lang: string,
): string[] {
  return Array.from(shares ?? [], (share) =>
    whole ? formatShare(share, lang) : formatNumber(share, lang),
  )
}

/** One group of bars for each source, side by side or, on a phone, one under another. */
export function answersDrawing(answers: Answers, shown: Shown, width: number): Drawing {
  const { words } = shown
  const target = answers.errors?.target ?? null
  const groups = answers.answers.map((answer) => ({
    title: answer.label,
    foot: answer.shares === null ? '' : togetherText(answer, shown),
    marks: (place: Place) => answerBars(answer, shown, target, place),
  }))
  const label = words.outputBars.drawing(answers.answers.map((answer) => answer.label).join(', '))
  return groupsDrawing(groups, shown, width, label)
}

/** The same sums squashed in two ways. */
export function squashesDrawing(answers: Answers, shown: Shown, width: number): Drawing {
  const own = shown.words.outputBars.squashes
  const squashed = (title: string, shares: ArrayLike<number>, whole: boolean): Group => {
    const answer = { label: title, shares, whole }
    return {
      title,
      foot: togetherText(answer, shown),
      marks: (place) => answerBars(answer, shown, null, place),
    }
  }
  const most = Math.max(1, ...shown.rows.map((i) => Math.abs(answers.sums[i])))
  const sums: Group = {
    title: own.sums,
    foot: '',
    marks: ({ x, y, width: across, labelWidth }) =>
      signedBarMarks(
        shown.rows.map((i) => ({
          value: answers.sums[i],
          text: formatNumber(answers.sums[i], shown.lang),
          label: shown.names[i],
        })),
        {
          x,
          y,
          width: across,
          rowHeight,
          most,
          labelWidth,
          valueWidth: 58,
          thickness: rowHeight - 12,
        },
      ),
  }
  return groupsDrawing(
    [
      sums,
      squashed(own.sigmoid, answers.sigmoid, false),
      squashed(own.softmax, answers.softmax, true),
    ],
    shown,
    width,
    [own.sums, own.sigmoid, own.softmax].join(', '),
  )
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly labelWidth: number
}

interface Group {
  readonly title: string
  readonly foot: string
  readonly marks: (place: Place) => Mark
}

function groupsDrawing(
  groups: readonly Group[],
  shown: Shown,
  width: number,
  label: string,
): Drawing {
  const narrow = isNarrow(width)
  const longest = Math.max(...shown.rows.map((i) => [...shown.names[i]].length))
  const labelWidth = Math.min(80, 34 + longest * 10)
  const longestTitle = Math.max(...groups.map(({ title }) => title.length))
  // A long title takes a second line, in every group and at every width.
  const headHeight = groups.length > 1 && longestTitle > (narrow ? 31 : 18) ? 46 : 30
  const across = narrow ? width : (width - gap * (groups.length - 1)) / groups.length
  const height = headHeight + shown.rows.length * rowHeight + footHeight
  const marks = groups.flatMap(({ title, foot, marks: bars }, i): Mark[] => {
    const x = narrow ? 0 : i * (across + gap)
    const y = narrow ? i * (height + 6) : 0
    return [
      ...linesOf(title, across).map((part, l, all) =>
        text(x, y + headHeight - 14 - 16 * (all.length - 1 - l), part, {
          fill: i === 0 ? 'ink' : 'quiet',
          bold: i === 0,
          size: 13,
        }),
      ),
      bars({ x, y: y + headHeight, width: across, labelWidth }),
      text(x + across, y + height - 12, foot, { anchor: 'end', fill: 'quiet' }),
    ]
  })
  return { width, height: narrow ? groups.length * (height + 6) - 6 : height, marks, label }
}

/** A title on one line, or on two where it is too long. */
function linesOf(title: string, width: number): string[] {
  if (monoWidth(title, 13) <= width) return [title]
  const words = title.split(' ')
  let first = words[0]
  let taken = 1
  while (taken < words.length && monoWidth(`${first} ${words[taken]}`, 13) <= width)
    first += ` ${words[taken++]}`
  return taken < words.length ? [first, words.slice(taken).join(' ')] : [first]
}

function answerBars(
  answer: Pick<Answer, 'shares' | 'whole'>,
  shown: Shown,
  target: number | null,
  place: Place,
): Mark {
  const { shares } = answer
  const texts = sharesText(answer, shown.lang)
  const most = shares === null ? 1 : shares[bestTwo(shares)[0]]
  const bars = shown.rows.map((i): Bar => {
    const bar = {
      value: shares?.[i] ?? 0,
      text: texts[i] ?? shown.words.outputBars.waiting,
      label: shown.names[i],
      // Of two that are as good as equal both have won.
      winner: shares !== null && most - shares[i] < 0.005,
    }
    return i === target ? { ...bar, flag: '✓' } : bar
  })
  return barMarks(bars, { ...place, rowHeight, valueWidth: 50 })
}

function togetherText({ shares, whole }: Pick<Answer, 'shares' | 'whole'>, shown: Shown): string {
  const { words, lang, rows } = shown
  const together = whole ? 1 : togetherOf(shares ?? [])
  const more = (shares?.length ?? 0) - rows.length
  const written = whole ? formatShare(together, lang) : formatNumber(together, lang)
  const sum = words.outputBars.together(written, !addsUp(shares, together))
  return more > 0 ? `${words.outputBars.leftOut(formatNumber(more, lang, 0))}, ${sum}` : sum
}

/** Whether the percentages or hundredths that are shown come to what they make together. */
function addsUp(shares: Answer['shares'], together: number): boolean {
  const percent = (share: number): number => Math.round(share * 100)
  return togetherOf(Array.from(shares ?? [], percent)) === percent(together)
}

/** Two drawings, one under the other. */
export function stacked(first: Drawing, second: Drawing | null, space: number): Drawing {
  if (second === null) return first
  return {
    width: first.width,
    height: first.height + space + second.height,
    marks: [...first.marks, group(second.marks, { y: first.height + space })],
    label: `${first.label}. ${second.label}`,
  }
}

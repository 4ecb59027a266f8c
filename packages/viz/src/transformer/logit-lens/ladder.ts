import {
  circle,
  type Drawing,
  line,
  type Mark,
  path,
  rect,
  round,
  text,
} from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { NextWord } from '../../kit/language/index.ts'
import type { Paint } from '../../kit/paint.ts'
import { plainText } from '../../kit/sentence.ts'
import type { Words } from '../../words/en.ts'
import { type Climb, listedWords } from './climb.ts'
import { shortened, wordShown } from './written.ts'

const rowPx = 52
const railPx = 22

/** What a tap on a rung is reported as. */
export const rungId = (layer: number): string => `rung:${layer}`

export function layerFromId(id: string): number | undefined {
  const match = /^rung:(\d+)$/.exec(id)
  return match === null ? undefined : Number(match[1])
}

/**
 * The ladder: the lowest rung is what enters the first layer. On each the likeliest words, side by
 * side; a word that can't come here has a hollow bar.
 */
export function ladderDrawing(
  { rungs }: Climb,
  layer: number,
  width: number,
  words: Words,
  lang: string,
): Drawing {
  const w = words.logitLens
  const top = rungs.length - 1
  const height = rungs.length * rowPx
  const middleOf = (rung: number): number => (top - rung + 0.5) * rowPx
  const right = (l: number): Mark[] => {
    const { kl } = rungs[l].next
    if (kl === null) return []
    return [
      text(width - 8, yOf(l) + 17, w.off(formatNumber(kl / Math.LN2, lang)), {
        anchor: 'end',
        ...inkOf(l),
      }),
    ]
  }
  const inkOf = (l: number) => ({
    bold: l === layer,
    fill: l === layer ? ('ink' as const) : ('quiet' as const),
  })
  const yOf = (l: number): number => (top - l) * rowPx
  const frameOf = (l: number): string => boxed(railPx, yOf(l) + 2, width - railPx - 1, rowPx - 4)
  const all = rungs.map((_, l) => l)
  const others = all.filter((l) => l !== layer)
  // What looks alike follows one another: so it is written as one.
  const marks: Mark[] = [
    line(7, middleOf(0), 7, middleOf(top), { stroke: 'quiet', strokeWidth: 2 }),
    path(others.map((l) => `M3 ${middleOf(l)}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`).join(''), {
      fill: 'sheet',
      stroke: 'quiet',
      strokeWidth: 2,
    }),
    circle(7, middleOf(layer), 7, { fill: 'ink' }),
    path(others.map(frameOf).join(''), { fill: 'sheet', stroke: 'hair' }),
    path(frameOf(layer), { fill: 'sheet', stroke: 'ink', strokeWidth: 2 }),
    ...all.map((l) => text(railPx + 7, yOf(l) + 17, w.rung(l), inkOf(l))),
    ...all.flatMap(right),
    ...wordMarks(
      rungs.flatMap((rung, l) => rung.next.rows.map((row, i) => ({ row, i, y: yOf(l) }))),
      width,
      words,
    ),
    // All of a rung can be tapped.
    ...all.map((l) => rect(0, yOf(l), width, rowPx, { fill: 'sheet', opacity: 0, id: rungId(l) })),
  ]
  const label = rungs
    .map(({ next }, l) => plainText(w.rungSays(w.rung(l), wordShown(next.rows[0], words))))
    .join(' ')
  return { width, height, marks, label: `${w.ladder} ${label}` }
}

interface PlacedWord {
  readonly row: NextWord
  readonly i: number
  /** Of its rung. */
  readonly y: number
}

function wordMarks(placed: readonly PlacedWord[], width: number, words: Words): Mark[] {
  const left = railPx + 7
  const cell = (width - left - 8) / listedWords
  const room = cell - 8
  const size = width < 330 ? 12 : width < 420 ? 13 : 14
  const xOf = ({ i }: PlacedWord): number => left + i * cell
  // Without a truth nobody can say what can't come.
  const [wrong, right] = [true, false].map((isWrong) =>
    placed.filter(({ row }) => (row.truth === 0) === isWrong),
  )
  const barOf = (word: PlacedWord): string =>
    boxed(xOf(word), word.y + 39, Math.max(1, word.row.model * room), 6)
  const textOf = (fill: Paint) => (word: PlacedWord) =>
    text(round(xOf(word)), word.y + 34, shortened(wordShown(word.row, words), cell - 4, size), {
      size,
      face: 'sans',
      fill,
    })
  return [
    path(placed.map((word) => `M${round(xOf(word))} ${word.y + 42}h${round(room)}`).join(''), {
      stroke: 'hair',
    }),
    path(wrong.map(barOf).join(''), { fill: 'sheet', stroke: 'negative' }),
    path(right.map(barOf).join(''), { fill: 'positive', stroke: 'positive' }),
    ...wrong.map(textOf('quiet')),
    ...right.map(textOf('ink')),
  ]
}

const boxed = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${height}h${round(-width)}z`

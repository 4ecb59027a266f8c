import type { EmbeddingTable } from '@nextword/core/embeddings'
import { barMarks } from '../../kit/bars.ts'
import type { Drawing } from '../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../kit/format.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { answersShown, comparedRow, likeness, type Offsets, offsetsOf } from './answered.ts'
import { type Asked, kindOf } from './kinds.ts'
import { flatOffsets, type PlanePicture } from './plane.ts'

/** One row of what is measured: as drawn, and in all dimensions. */
export interface Measure {
  readonly name: string
  readonly drawn: string
  readonly true: string
}

/** How far apart the two arrows are: on the drawing, and in truth. */
export function measuresOf(picture: PlanePicture): Measure[] {
  const { table, result, words, lang } = picture
  const w = words.analogy
  const flat = flatOffsets(picture)
  const whole = offsetsOf(table, result)
  if (flat === null || whole === null) return []
  const degrees = ({ degrees: angle }: Offsets): string =>
    angle === null ? w.noAngle : w.degrees(formatNumber(angle, lang, 0))
  return [
    { name: w.angle, drawn: degrees(flat), true: degrees(whole) },
    ...comparedArrows(picture).map((name, i) => ({
      name,
      drawn: formatNumber(flat.lengths[i], lang),
      true: formatNumber(whole.lengths[i], lang),
    })),
  ]
}

/** "dog→puppy" and "cat→kitten": the carried arrow, and the one that it is compared with. */
function comparedArrows({ table, result, words }: PlanePicture): readonly [string, string] {
  const { asked } = result
  const row = comparedRow(result)
  const { arrow } = words.analogy
  return [
    arrow(short(asked.from), short(asked.to)),
    arrow(short(asked.onto), row === null ? '' : short(table.words[row])),
  ]
}

const rowHeight = 25

/** The height of the answers, whatever they are. */
export const answersHeight = answersShown * rowHeight

/** The words nearest to where the arrow's tip lands, and how like it each is. */
export function answersDrawing(picture: PlanePicture, width: number): Drawing {
  const { result, words, lang } = picture
  const shown = shownAnswers(picture)
  const marks = [
    barMarks(
      shown.map(({ label, value, hit }) => ({
        label,
        value,
        text: formatNumber(value, lang),
        winner: hit,
        paint: 'ink' as const,
      })),
      {
        x: 0,
        y: 0,
        width,
        rowHeight,
        labelSize: 14,
        labelWidth: Math.min(150, width * 0.44),
        valueWidth: 44,
      },
    ),
  ]
  return {
    width,
    height: answersHeight,
    marks,
    label: words.analogy.answersDrawing(
      formula(result.asked, words),
      shown.map(({ label, value }) => `${label} ${formatNumber(value, lang)}`).join(', '),
    ),
  }
}

interface Shown {
  readonly label: string
  readonly value: number
  /** The first of all. */
  readonly hit: boolean
}

/** The first few answers, the expected word in the place of the last if it comes later. */
function shownAnswers({ table, result, words, lang }: PlanePicture): Shown[] {
  const w = words.analogy
  const first = result.answers.map(({ word, row, value }, i) => ({
    label:
      row !== result.expected ? short(word, 12) : (i === 0 ? w.right : w.expected)(short(word, 10)),
    value,
    hit: i === 0,
  }))
  if (result.expected === null || result.place === null || result.place <= first.length)
    return first
  const late = {
    label: w.placed(
      formatCount(result.place, lang),
      w.expected(short(table.words[result.expected], 8)),
    ),
    value: likeness(table, result, result.expected),
    hit: false,
  }
  return [...first.slice(0, -1), late]
}

/** "puppy − dog + cat" */
export const formula = ({ from, to, onto }: Asked, words: Words): string =>
  words.analogy.formula(short(to), short(from), short(onto))

/** What the figure says now. */
export function analogySentence(picture: PlanePicture): Sentence {
  const { table, result, words, lang } = picture
  const w = words.analogy
  const { asked, answers, hit, place } = result
  const [first] = answers
  if (first === undefined) return w.nothing(formula(asked, words))
  const width = formatCount(table.width, lang)
  const second = answers[1]
  const found = [result.from, result.to, result.onto].includes(first.row)
    ? w.itself(formula(asked, words), first.word, width)
    : second !== undefined && formatNumber(second.value, lang) === formatNumber(first.value, lang)
      ? w.landsBarely(formula(asked, words), first.word, second.word, width)
      : w.lands(formula(asked, words), first.word, width)
  const judged =
    hit === null || asked.expected === null
      ? []
      : hit
        ? [w.hit()]
        : place === null
          ? [w.cannot(short(asked.expected))]
          : [w.miss(short(asked.expected), formatCount(place, lang), place)]
  const flat = flatOffsets(picture)?.degrees ?? null
  const whole = offsetsOf(table, result)?.degrees ?? null
  const apart =
    flat === null || whole === null
      ? []
      : [w.apart(w.degrees(formatNumber(flat, lang, 0)), w.degrees(formatNumber(whole, lang, 0)))]
  return sentences(found, ...judged, ...apart)
}

/** The answers and what was measured. */
export function analogyTable(picture: PlanePicture): Table {
  const { result, words, lang } = picture
  const w = words.analogy
  const dash = w.noAngle
  return {
    caption: w.table(formula(result.asked, words)),
    columns: w.columns,
    rows: [
      ...shownAnswers(picture).map(({ label, value }) => [label, formatNumber(value, lang), dash]),
      ...measuresOf(picture).map((one) => [one.name, one.true, one.drawn]),
    ],
  }
}

/** The table while there is nothing to tell: it keeps its place. */
export const emptyTable = ({ analogy: w }: Words): Table => ({
  caption: w.nothingYet,
  columns: w.columns,
  rows: [],
})

/** What is said where the table hasn't a word. */
export function unknownSentence(
  unknown: readonly string[],
  table: EmbeddingTable,
  words: Words,
  lang: string,
): Sentence {
  const w = words.analogy
  return unknown.some((word) => word.trim() === '')
    ? w.empty()
    : w.unknown(
        unknown.map((word) => w.quoted(short(word))),
        formatCount(table.words.length, lang),
      )
}

/** A word as it is shown: one line, never long, never half a letter. */
export function short(word: string, most = 20): string {
  const letters = [...word.toWellFormed().replaceAll(/\s+/g, ' ').trim()]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

/** The name of the kind that a pair belongs to, or of the reader's own. */
export const kindName = (asked: Asked, words: Words): string => {
  const kind = kindOf(asked)
  return kind === undefined ? words.analogy.own : words.analogy.kinds[kind.name]
}

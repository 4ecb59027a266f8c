import type { EmbeddingTable } from '@nextword/core/embeddings'
import { type Drawing, type Mark, text } from '../../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../../kit/format.ts'
import { heatLimit, heatStripLayout, heatStripMarks } from '../../../kit/heat-strips.ts'
import { isNarrow } from '../../../kit/layout.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import { shortVisible } from '../../../kit/visible-text.ts'
import type { Words } from '../../../words/en.ts'
import { wholeText } from '../whole-text.ts'
import { type PlacedWord, placedWords, sameWord } from './places.ts'

export interface PlacesAsked {
  /** [words], as the text has them. */
  readonly text: readonly string[]
  /** [places]: which word stands there. */
  readonly order: readonly number[]
  /** The first of the two places that are looked at. */
  readonly pair: number
  readonly table: EmbeddingTable
  readonly words: Words
  readonly lang: string
}

export interface PlacesView {
  /** In the order of their places. */
  readonly placed: readonly PlacedWord[]
  readonly chips: readonly {
    readonly word: string
    readonly place: string
    readonly near: boolean
    readonly isKnown: boolean
  }[]
  readonly sentence: Sentence
  readonly table: Table
  /** What the button says; null where there are no two words. */
  readonly swap: string | null
  /** They are one word twice: swapped, nothing would change, and the sentence says so. */
  readonly areSame: boolean
  drawing(width: number): Drawing
}

export function placesView({
  text: written,
  order,
  pair,
  table,
  words,
  lang,
}: PlacesAsked): PlacesView {
  const w = words.tokenStrip.places
  const placed = placedWords(written, order, table)
  const shown = placed.slice(pair, pair + 2)
  const [left, right] = shown
  const told = left === undefined ? undefined : tellingOf(left, right)
  const areSame = left !== undefined && right !== undefined && sameWord(left.word, right.word)
  const number = (place: number): string => formatCount(place, lang)
  return {
    placed,
    chips: placed.map(({ word, place, vector }) => ({
      word: shortVisible(word, 16),
      place: number(place),
      near: place === pair || place === pair + 1,
      isKnown: vector !== null,
    })),
    sentence:
      told === undefined
        ? [w.nothing]
        : areSame
          ? withUnknown(
              left,
              w.twice(shortVisible(left.word, 20), number(left.place), number(right.place)),
              words,
            )
          : sentenceOf(told, right === undefined, words, lang),
    table: tableOf(placed, words, lang),
    swap:
      left === undefined || right === undefined
        ? null
        : w.swap(shortVisible(left.word, 12), shortVisible(right.word, 12)),
    areSame,
    drawing: (width) => drawingOf(byOrigin(shown), width, words, lang),
  }
}

/** Each word keeps its place on the board, so that what changes is what has changed. */
const byOrigin = (shown: readonly PlacedWord[]): PlacedWord[] =>
  [...shown].sort((one, other) => one.placeBefore - other.placeBefore)

/** The one of the two that is told about: the later in the text, which is 'bank' of 'the bank'. */
function tellingOf(left: PlacedWord, right: PlacedWord | undefined): PlacedWord {
  return right === undefined || left.placeBefore > right.placeBefore ? left : right
}

/** What is said of a word, and that the table doesn't know it where that is so. */
const withUnknown = ({ vector }: PlacedWord, says: Sentence, words: Words): Sentence =>
  vector === null ? sentences(says, words.tokenStrip.places.alsoUnknown) : says

function sentenceOf(placed: PlacedWord, isAlone: boolean, words: Words, lang: string): Sentence {
  const w = words.tokenStrip.places
  const { word, place, placeBefore, vector } = placed
  const called = shortVisible(word, 20)
  if (isAlone) return withUnknown(placed, w.only(called), words)
  const number = (at: number): string => formatCount(at, lang)
  if (place === placeBefore)
    return (vector === null ? w.stillUnknown : w.still)(called, number(place))
  return w.swapped(
    called,
    number(place),
    number(placeBefore),
    vector === null ? null : formatCount(vector.length, lang),
  )
}

/** So much of what is left out is named. */
const mostNamed = 5

/** What of the text isn't shown, in words; undefined where all is. */
export function placesNotice({
  cut,
  left,
  others,
  words,
  lang,
}: {
  readonly cut: readonly [kept: number, all: number] | null
  readonly left: number
  readonly others: readonly string[]
  readonly words: Words
  readonly lang: string
}): string | undefined {
  const w = words.tokenStrip.places
  const more = others.length - mostNamed
  const all = [
    ...(cut === null
      ? []
      : [words.tokenStrip.cut(formatCount(cut[0], lang), formatCount(cut[1], lang))]),
    ...(left > 0 ? [w.left(left, formatCount(left, lang))] : []),
    ...(others.length > 0
      ? [
          w.others(
            others.slice(0, mostNamed).map((one) => wholeText(one, 12)),
            more > 0 ? formatCount(more, lang) : null,
          ),
        ]
      : []),
  ]
  return all.length === 0 ? undefined : all.join(' ')
}

const titleHeight = 26
const labelHeight = 17
const stripGap = 7
const blockGap = 12

function drawingOf(
  shown: readonly PlacedWord[],
  width: number,
  words: Words,
  lang: string,
): Drawing {
  const w = words.tokenStrip.places
  const narrow = isNarrow(width)
  const count = shown[0]?.position.length ?? 1
  const cellHeight = narrow ? 16 : 18
  const layout = heatStripLayout(count, width, { rows: 1, cellHeight, most: 12 })
  const limit = heatLimit(
    shown.flatMap(({ vector, position, sum }) => [
      position,
      ...(vector === null ? [] : [vector]),
      ...(sum === null ? [] : [sum]),
    ]),
  )
  const strips: { values: ArrayLike<number>; x: number; y: number }[] = []
  const labels: Mark[] = []
  let y = 0
  for (const placed of shown) {
    labels.push(text(0, y + 15, shortVisible(placed.word, 30), { size: 16, bold: true }))
    y += titleHeight
    for (const row of rowsOf(placed, words, lang)) {
      labels.push(
        text(0, y + 11, row.label, {
          size: 12,
          fill: row.changed ? 'ink' : 'quiet',
          bold: row.changed,
        }),
      )
      y += labelHeight
      if (row.values !== null) strips.push({ values: row.values, x: 1, y })
      y += cellHeight + stripGap
    }
    y += blockGap
  }
  return {
    width,
    height: Math.max(40, y - blockGap),
    marks: [...labels, ...heatStripMarks(strips, { layout, limit, levels: 7 })],
    label: w.drawing(shown[0]?.word ?? '', shown[1]?.word ?? ''),
  }
}

interface Row {
  readonly label: string
  readonly values: ArrayLike<number> | null
  readonly changed: boolean
}

function rowsOf(placed: PlacedWord, words: Words, lang: string): Row[] {
  const w = words.tokenStrip.places
  const { place, placeBefore, vector, position, sum } = placed
  const number = (at: number): string => formatCount(at, lang)
  const changed = place !== placeBefore
  return [
    {
      label:
        vector === null ? w.unknown : changed ? w.same(formatCount(vector.length, lang)) : w.word,
      values: vector,
      changed: false,
    },
    {
      label: changed ? w.movedFrom(number(place), number(placeBefore)) : w.place(number(place)),
      values: position,
      changed,
    },
    {
      label: sum === null ? w.noSum : changed ? w.sumMoved : w.sum,
      values: sum,
      changed: changed && sum !== null,
    },
  ]
}

function tableOf(placed: readonly PlacedWord[], words: Words, lang: string): Table {
  const w = words.tokenStrip.places
  const number = (value: number): string => formatNumber(value, lang)
  return {
    caption: w.table,
    columns: w.columns,
    rows: placed.map(({ word, place, placeBefore, vector, position, sum, moved }) => [
      shortVisible(word, 30),
      formatCount(place, lang),
      formatCount(placeBefore, lang),
      vector === null ? w.none : number(0),
      number(moved.position),
      moved.sum === null ? w.none : number(moved.sum),
      vector === null || sum === null
        ? w.none
        : w.arithmetic(number(vector[0] ?? 0), number(position[0] ?? 0), number(sum[0] ?? 0)),
    ]),
  }
}

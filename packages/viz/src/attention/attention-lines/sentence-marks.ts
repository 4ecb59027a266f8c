import { line, type Mark, monoWidth, path, rect, round, text } from '../../kit/drawing.ts'
import { formatShare } from '../../kit/format.ts'
import { attentionLines, wholePx } from './sentence-lines.ts'
import { hollowMarks } from './hollow-marks.ts'
import { reach, type SentenceLayout } from './sentence-layout.ts'
import type { SentenceWord } from './sentence-words.ts'

export interface SentencePicture {
  readonly words: readonly SentenceWord[]
  /** The place of the word that looks around; −1 for none. */
  readonly focus: number
  /** The place of the cue that a tap swaps; −1 for none. */
  readonly cue: number
  readonly weights: ArrayLike<number>
  readonly mixing: number
  readonly dropped: readonly number[]
  /** Places of words that a tap does something to. */
  readonly taps: readonly number[]
  /** Lines and numbers are drawn. */
  readonly looks: boolean
  readonly lang: string
}

/** The word of a mark's id; undefined for other marks. */
export function placeFromId(id: string): number | undefined {
  const [, place] = /^word:(\d+)$/.exec(id) ?? []
  return place === undefined ? undefined : Number(place)
}

/** The sentence with lines from the words that are looked at to the one that looks. */
export function sentenceMarks(picture: SentencePicture, layout: SentenceLayout): Mark[] {
  const { words, focus, looks } = picture
  const lines = looks && focus >= 0 ? lineMarks(picture, layout) : []
  return [...lines, ...words.flatMap((word, place) => wordMarks(picture, layout, word, place))]
}

function lineMarks({ weights, focus, mixing, lang }: SentencePicture, layout: SentenceLayout) {
  const lines = attentionLines(layout, focus, weights, mixing)
  const itself = weights[focus]
  const { x, width, y } = layout.words[focus]
  const middle = x + width / 2
  // What the word gives itself: a stub under it.
  const stub = `M${round(middle)} ${y + reach}v${stubPx}`
  const stubWidth = Math.max(1.25, itself * wholePx)
  return [
    // Each with a rim of its own, so that lines that cross stay lines.
    ...lines.flatMap(({ d, filled, widthPx }) => [
      path(d, { stroke: 'sheet', strokeWidth: widthPx + 2 }),
      ...hollowMarks(d, widthPx),
      ...(filled === '' ? [] : [path(filled, { stroke: 'positive', strokeWidth: widthPx })]),
    ]),
    ...(itself > 0
      ? [
          ...hollowMarks(stub, stubWidth),
          ...(mixing > 0
            ? [path(stub, { stroke: 'positive', strokeWidth: stubWidth * mixing })]
            : []),
        ]
      : []),
    ...lines.map(({ place, weight, side }) =>
      numberMark(layout, place, formatShare(weight, lang), side === 'under' ? -1 : 1),
    ),
    ...(itself > 0 ? [numberMark(layout, focus, formatShare(itself, lang), 1, stubPx)] : []),
  ]
}

/** The weight, on that side of the word which its line leaves free. */
function numberMark(
  layout: SentenceLayout,
  place: number,
  written: string,
  side: -1 | 1,
  lower = 0,
): Mark {
  const { x, width, y } = layout.words[place]
  // At the edge the number is moved in, so that nothing of it is cut off.
  const least = monoWidth(written, 12) / 2
  return text(Math.max(least, x + width / 2), y + side * 20 + lower, written, {
    anchor: 'middle',
    middle: true,
    halo: true,
    bold: true,
    fill: 'positive',
  })
}

const stubPx = 6

function wordMarks(
  { focus, cue, dropped, weights, looks, taps }: SentencePicture,
  layout: SentenceLayout,
  word: SentenceWord,
  place: number,
): Mark[] {
  const { x, width, y } = layout.words[place]
  const isFocus = place === focus
  const isDropped = dropped.includes(place)
  const isUnknown = word.row === undefined && word.key !== ''
  const counts = place === cue || (looks ? weights[place] > 0 : !word.isStopWord)
  const fill = isFocus ? 'sheet' : counts && !isUnknown ? 'ink' : 'quiet'
  const written = text(x + width / 2, y, word.shown, {
    size: layout.size,
    anchor: 'middle',
    middle: true,
    fill,
    bold: isFocus || place === cue,
    halo: !isFocus,
  })
  const underline = (dash?: readonly number[]): Mark =>
    line(x, y + 11, x + width, y + 11, {
      stroke: isUnknown ? 'quiet' : 'ink',
      strokeWidth: 1.5,
      ...(dash === undefined ? {} : { dash }),
    })
  return [
    ...(isFocus ? [rect(x - 5, y - reach, width + 10, 2 * reach, { fill: 'ink' })] : []),
    written,
    ...(place === cue ? [underline()] : isUnknown ? [underline([2, 3])] : []),
    ...(isDropped ? [line(x - 2, y, x + width + 2, y, { stroke: 'ink', strokeWidth: 1.5 })] : []),
    // On top, and more than the letters: what a finger meets.
    ...(taps.includes(place)
      ? [
          rect(x - 3, y - reach, width + 6, 2 * reach, {
            fill: 'sheet',
            opacity: 0,
            id: `word:${place}`,
          }),
        ]
      : []),
  ]
}

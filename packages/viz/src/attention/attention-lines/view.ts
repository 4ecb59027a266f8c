import { vectorOf } from '@nextword/core/embeddings'
import { type Drawing, group, line, type Mark, monoWidth, text } from '../../kit/drawing.ts'
import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { type Likeness, likenessOf, type Looked, sideOf } from './looking.ts'
import { planeMarks } from './plane-marks.ts'
import { sentenceLayout } from './sentence-layout.ts'
import { sentenceMarks } from './sentence-marks.ts'
import { type SentenceWord } from './sentence-words.ts'

export type Stage = 'entry' | 'mixing'

/** All that the figure shows. */
export interface AttentionPicture {
  readonly words: readonly SentenceWord[]
  /** Words of the text that were cut off. */
  readonly leftOut: number
  /** Undefined where the table has none of the words. */
  readonly looked: Looked | undefined
  /** The place of the word that a tap swaps; −1 for none. */
  readonly cue: number
  /** Places of words that a tap does something to. */
  readonly taps: readonly number[]
  /** Which meaning the story has; null if nothing tells, undefined if nobody knows. */
  readonly means: 0 | 1 | null | undefined
  readonly stage: Stage
  readonly text: Words
  readonly lang: string
}

const planeNarrow = 216
const planeWide = 336
const widestPlane = 460
/** The least that a list of nearest words needs. */
const listPx = 200
const gapPx = 28

/** The sentence with its lines and, under it, the plane. */
export function attentionDrawing(picture: AttentionPicture, width: number): Drawing {
  const { words, looked, cue, taps, stage, lang, text: t } = picture
  const narrow = isNarrow(width)
  const looks = stage === 'mixing'
  const layout = sentenceLayout(
    words.map(({ shown }) => shown),
    looked?.asked.focus ?? -1,
    looks,
    width,
  )
  const marks: Mark[] = sentenceMarks(
    {
      words,
      focus: looked?.asked.focus ?? -1,
      cue,
      weights: looked?.weights ?? new Float64Array(words.length),
      mixing: looked?.asked.mixing ?? 0,
      dropped: looked?.asked.dropped ?? [],
      taps,
      looks,
      lang,
    },
    layout,
  )
  const top = layout.height + 8
  const below = narrow ? planeNarrow + nearestNarrow : planeWide
  if (looked !== undefined) {
    const across = narrow
      ? Math.min(width, widestPlane)
      : Math.min(widestPlane, width - listPx - gapPx)
    marks.push(
      ...planeMarks(
        { looked, looks, cue, most: narrow ? 2 : 3, words: t, lang },
        { x: 0, y: top, width: across, height: narrow ? planeNarrow : planeWide },
      ),
      ...(narrow
        ? nearestLine(picture, looked, top + planeNarrow + 16, width)
        : nearestLists(picture, looked, across + gapPx, top, width - across - gapPx)),
    )
  }
  return { width, height: top + below, marks, label: drawingLabel(picture) }
}

const nearestNarrow = 24

/** On a phone: the nearest words now, as many as go into the line. */
function nearestLine(
  { text: { attentionLines: w } }: AttentionPicture,
  { nearestNow }: Looked,
  y: number,
  width: number,
): Mark[] {
  const label = `${w.nearest} `
  const room = Math.floor((width - monoWidth(label, 12)) / monoWidth('m', 12))
  let line = ''
  for (const { word } of nearestNow) {
    const longer = line === '' ? word : `${line}, ${word}`
    if (longer.length > room) break
    line = longer
  }
  return [
    text(0, y, label, { fill: 'quiet' }),
    text(monoWidth(label, 12), y, line || w.noneNear, { bold: true }),
  ]
}

/** On a desk: the nearest words before and now, one under another, with their cosines. */
function nearestLists(
  { text: { attentionLines: w }, stage, lang }: AttentionPicture,
  { nearestBefore, nearestNow, asked, weights }: Looked,
  x: number,
  y: number,
  width: number,
): Mark[] {
  const moved = stage === 'mixing' && asked.mixing > 0
  const beside = width >= 2 * listPx + gapPx
  const across = beside ? (width - gapPx) / 2 : width
  const list = (
    title: string,
    left: number,
    top: number,
    near: Looked['nearestNow'],
    strong: boolean,
  ): Mark =>
    group(
      [
        text(0, 12, title, { fill: strong ? 'ink' : 'quiet', bold: strong }),
        line(0, 20, across, 20, { stroke: 'hair' }),
        ...(near.length === 0 ? [text(0, 38, w.noneNear, { fill: 'quiet' })] : []),
        ...near.flatMap(({ word, value }, i) => [
          text(0, 38 + i * 19, word, { fill: strong ? 'ink' : 'quiet', size: 13 }),
          text(across, 38 + i * 19, formatNumber(value, lang), {
            fill: strong ? 'ink' : 'quiet',
            size: 13,
            anchor: 'end',
          }),
        ]),
      ],
      { x: left, y: top },
    )
  if (!moved) return [list(w.nearest, x, y + 8, nearestBefore, true)]
  return beside
    ? [
        ...sumMarks(
          asked,
          weights,
          { x, y: y + 172, width: across },
          w.sum(asked.words[asked.focus].key),
          lang,
        ),
        list(w.nearestBefore, x, y + 8, nearestBefore, false),
        list(w.nearestNow, x + across + gapPx, y + 8, nearestNow, true),
      ]
    : [
        list(w.nearestBefore, x, y + 8, nearestBefore, false),
        list(w.nearestNow, x, y + 164, nearestNow, true),
      ]
}

/** What the word is made of now, summand by summand: itself and the largest that were added. */
function sumMarks(
  { words, focus, mixing, form }: Looked['asked'],
  weights: ArrayLike<number>,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  title: string,
  lang: string,
): Mark[] {
  const itself = (form === 'othersAdded' ? 1 : 1 - mixing) + mixing * weights[focus]
  const others = words
    .map(({ key }, at) => ({ key, share: mixing * weights[at], at }))
    .filter(({ at, share }) => at !== focus && share > 0)
    .sort((a, b) => b.share - a.share)
  const shown = others.slice(0, mostSummands)
  const rows = [
    `${formatNumber(itself, lang)} × ${words[focus].key}`,
    ...shown.map(({ key, share }) => `+ ${formatNumber(share, lang)} × ${key}`),
    ...(others.length > shown.length ? ['+ …'] : []),
  ]
  return [
    text(x, y + 12, title, { bold: true }),
    line(x, y + 20, x + width, y + 20, { stroke: 'hair' }),
    ...rows.map((row, i) =>
      // The plus signs stand before the numbers' edge.
      text(x + (i === 0 ? monoWidth('+ ', 13) : 0), y + 38 + i * 19, row, { size: 13 }),
    ),
  ]
}

const mostSummands = 5

/** What the figure shows now, in words. */
export function attentionSentence(picture: AttentionPicture): Sentence {
  return sentences(saysOf(picture), ...notesOf(picture))
}

function saysOf(picture: AttentionPicture): Sentence {
  const { looked, stage, text: t, lang, words, cue, means } = picture
  const w = t.attentionLines
  if (looked === undefined) return words.length === 0 ? w.empty() : w.unknownOnly()
  const { asked, now, before, weights } = looked
  const word = words[asked.focus].key
  if (stage === 'entry') {
    return w.entry(
      word,
      cue < 0 || means === null ? null : words[cue].key,
      twoOf(before, looked, lang),
    )
  }
  const most = mostLooked(weights)
  if (most === -1) return w.alone(word, twoOf(before, looked, lang))
  const weight = formatShare(weights[most], lang)
  const name = words[most].key
  if (asked.mixing === 0) return w.start(word, twoOf(before, looked, lang), name, weight)
  return sentences(
    w.mixed(word, formatShare(asked.mixing, lang), twoOf(now, looked, lang), name, weight),
    ...verdict(picture, looked),
  )
}

/** What becomes of it, held against what the story means. */
function verdict({ means, text: t }: AttentionPicture, looked: Looked): Sentence[] {
  const w = t.attentionLines
  const { before, now, end, asked, ambiguous } = looked
  if (!ambiguous) return []
  if (means === null) return [w.nobodyKnows()]
  const crossed = sideOf(before) !== sideOf(now)
  if (means === undefined) return crossed ? [w.crossed()] : []
  if (sideOf(now) === means) return [crossed ? w.crossed() : w.leansRight()]
  return [sideOf(end) === means ? w.notYet() : w.staysWrong(asked.words[asked.focus].key)]
}

/** What was left out, and why. */
function notesOf({ words, leftOut, text: t, lang }: AttentionPicture): string[] {
  const w = t.attentionLines
  const unknown = [
    ...new Set(
      words.filter(({ row, key }) => row === undefined && key !== '').map(({ key }) => key),
    ),
  ]
  const named = unknown.slice(0, 3).join(', ')
  const notes: string[] = []
  if (unknown.length > 0 && unknown.length < words.length)
    notes.push(
      w.unknown(
        unknown.length > 3 ? w.andMore(named, formatCount(unknown.length - 3, lang)) : named,
        unknown.length,
      ),
    )
  if (leftOut > 0)
    notes.push(w.tooLong(formatCount(words.length, lang), formatCount(leftOut, lang)))
  return notes
}

/** The two likenesses, as the words are told them. */
export function twoOf(likeness: Likeness, { senses }: Looked, lang: string) {
  const of = (sense: 0 | 1) => ({
    word: senses[sense].words[0],
    value: formatNumber(likeness[sense], lang),
  })
  const side = sideOf(likeness)
  return {
    first: of(0).value,
    second: of(1).value,
    firstWords: senses[0].words.join(', '),
    secondWords: senses[1].words.join(', '),
    ahead: of(side),
    behind: of(side === 0 ? 1 : 0),
  }
}

/** The place with the largest weight; −1 if there is none. */
export function mostLooked(weights: ArrayLike<number>): number {
  let most = -1
  for (let at = 0; at < weights.length; at++)
    if (weights[at] > (most === -1 ? 0 : weights[most])) most = at
  return most
}

function drawingLabel(picture: AttentionPicture): string {
  const { words, looked, stage, text: t, lang } = picture
  const w = t.attentionLines
  const shown = words.map(({ shown: one }) => one).join(' ')
  if (looked === undefined) return shown
  const word = words[looked.asked.focus].key
  const weights = [...looked.weights]
    .map((weight, at) => ({ weight, at }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight, at }) => w.weightOf(words[at].key, formatShare(weight, lang)))
  return [
    w.drawing(shown, word),
    ...(stage === 'mixing' && weights.length > 0
      ? [w.drawingWeights(word, weights.join(', '))]
      : []),
    w.drawingPlane(word, twoOf(looked.now, looked, lang)),
  ].join(' ')
}

export type NoteName = keyof Words['attentionLines']['notes']

/** Why a word counts as it does. */
export function noteOf(looked: Looked, place: number): NoteName {
  const { asked } = looked
  const { words, focus, dropped, pins, looksBack, form } = asked
  const { row, key, isStopWord } = words[place]
  if (place === focus) return form === 'othersAdded' ? 'focus' : 'itself'
  if (key === '') return 'noWord'
  if (row === undefined) return 'unknown'
  if (dropped.includes(place)) return 'dropped'
  if (looksBack && place > focus) return 'after'
  if (isStopWord && (form === 'withoutStopWords' || form === 'othersAdded')) return 'stopWord'
  return pins.some((pin) => pin.place === place) ? 'pinned' : 'none'
}

/** The numbers behind the picture. */
export function attentionTable(picture: AttentionPicture): Table | undefined {
  const { looked, words, stage, text: t, lang } = picture
  if (looked === undefined) return undefined
  const w = t.attentionLines
  const { senses, weights, asked, before, now } = looked
  const two = (likeness: Likeness): string[] => likeness.map((one) => formatNumber(one, lang, 3))
  const counts = stage === 'mixing'
  const own: string[][] = []
  // Words that are left out for the same reason share a row.
  const leftOut = new Map<NoteName, string[]>()
  words.forEach(({ shown, key, row }, place) => {
    const note = noteOf(looked, place)
    if (place === asked.focus && note === 'focus') return
    if (
      row === undefined ||
      (counts && weights[place] === 0 && note !== 'dropped' && note !== 'pinned')
    ) {
      leftOut.set(note, [...(leftOut.get(note) ?? []), key || shown])
      return
    }
    const likeness = likenessOf(vectorOf(asked.table, row, { centred: true }), senses)
    own.push([
      key,
      counts ? formatNumber(weights[place], lang, 3) : '',
      ...two(likeness),
      counts ? w.notes[note] : '',
    ])
  })
  const rows = [
    ...own,
    ...[...leftOut].map(([note, all]) => [all.join(' '), '', '', '', w.notes[note]]),
  ]
  const word = words[asked.focus].key
  return {
    caption: w.table,
    columns: w.columns(senses[0].words.join(', '), senses[1].words.join(', ')),
    rows: [
      ...rows,
      [w.rowBefore(word), '', ...two(before), ''],
      ...(stage === 'mixing' ? [[w.rowNow(word), '', ...two(now), '']] : []),
    ],
  }
}

import { vectorOf } from '@nextword/core/embeddings'
import { formatNumber } from '../../kit/format.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { type Likeness, likenessOf, type Looked, type Sense } from './looking.ts'
import type { AttentionPicture } from './picture.ts'

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
  if (isStopWord && (form === 'withoutStopWords' || form === 'othersAdded')) return 'stopWord'
  if (looksBack && place > focus) return 'after'
  return pins.some((pin) => pin.place === place) ? 'pinned' : 'none'
}

/** A meaning by the first of its words. */
export const groupName = ({ words: [first, ...more] }: Sense, text: Words): string =>
  more.length > 0 ? text.attentionLines.andOthers(first) : first

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
  words.forEach(({ written, row }, place) => {
    const note = noteOf(looked, place)
    if (place === asked.focus && note === 'focus') return
    if (
      row === undefined ||
      (counts && weights[place] === 0 && note !== 'dropped' && note !== 'pinned')
    ) {
      leftOut.set(note, [...(leftOut.get(note) ?? []), written])
      return
    }
    const likeness = likenessOf(vectorOf(asked.table, row, { centred: true }), senses)
    own.push([
      written,
      counts ? formatNumber(weights[place], lang, 3) : '',
      ...two(likeness),
      counts ? w.notes[note] : '',
    ])
  })
  const rows = [
    ...own,
    ...[...leftOut].map(([note, all]) => [all.join(' '), '', '', '', w.notes[note]]),
  ]
  const word = words[asked.focus].written
  const [first, second] = senses.map((sense) => groupName(sense, t))
  return {
    caption: w.table(senses[0].words.join(', '), senses[1].words.join(', ')),
    columns: w.columns(first, second),
    rows: [
      ...rows,
      [w.rowBefore(word), '', ...two(before), ''],
      ...(stage === 'mixing' ? [[w.rowNow(word), '', ...two(now), '']] : []),
    ],
  }
}

import { formatNumber, formatShare } from '../../kit/format.ts'
import { bitsOf, nextWordName } from '../../kit/language/index.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import type { NextWordState } from './state.svelte.ts'

/** What the table is made from. */
export type Tabled = Pick<NextWordState, 'mode' | 'phase' | 'next' | 'written' | 'sampled'>

/** The numbers behind the figure; while the reader guesses, not those of the next word. */
export function nextWordTable(shown: Tabled, words: Words, lang: string): Table {
  return shown.mode === 'settings'
    ? sampledTable(shown, words, lang)
    : truthTable(shown, words, lang)
}

const share = (value: number | null, words: Words, lang: string): string =>
  value === null ? words.nextWord.readings.none : formatShare(value, lang, 1)

function truthTable({ phase, next, written }: Tabled, words: Words, lang: string): Table {
  const w = words.nextWord
  const row = (
    where: string,
    one: { word: string; written: string; model: number; truth: number | null },
  ): string[] => [
    nextWordName(one, words),
    where,
    share(one.model, words, lang),
    share(one.truth, words, lang),
    formatNumber(bitsOf(one.model), lang),
    one.truth === null ? w.readings.none : formatNumber(bitsOf(one.truth), lang),
  ]
  return {
    caption: w.table,
    columns: w.columns,
    rows: [
      ...written.map((one) => row(w.written, one)),
      ...(phase === 'shown' ? (next?.rows ?? []).map((one) => row(w.next, one)) : []),
      ...(phase === 'guess' ? [[w.readings.none, w.hidden, '', '', '', '']] : []),
    ],
  }
}

function sampledTable({ written, sampled, phase }: Tabled, words: Words, lang: string): Table {
  const w = words.nextWord
  const next = phase === 'shown' ? (sampled?.rows ?? []) : []
  return {
    caption: w.settings.table,
    columns: w.settings.columns,
    rows: [
      ...written.map((one) => [
        nextWordName(one, words),
        w.written,
        share(one.model, words, lang),
        w.readings.none,
      ]),
      ...next.map((one) => [
        nextWordName(one, words),
        w.next,
        share(one.model, words, lang),
        one.kept === null ? w.settings.dropped : share(one.kept, words, lang),
      ]),
    ],
  }
}

import { formatCount, formatShare } from '../../kit/format.ts'
import { saidName } from '../../kit/language/name.ts'
import type { NextWords } from '../../kit/language/next-words.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'

/** How many of the words listed now weren't listed before. */
export const replacedOf = (now: NextWords, before: NextWords): number =>
  now.rows.filter(({ word }) => !before.rows.some((row) => row.word === word)).length

/** The three things that are said of the likeliest: it, the model's share, the truth. */
export function leaderOf(
  { rows }: NextWords,
  words: Words,
  lang: string,
): [word: string, model: string, truth: string | null] | null {
  const first = rows.at(0)
  if (first === undefined) return null
  return [
    saidName(first, words),
    formatShare(first.model, lang),
    first.truth === null ? null : formatShare(first.truth, lang),
  ]
}

/** Five words and all others, the model beside the truth. */
export function nextTable({ rows, others }: NextWords, words: Words, lang = 'en'): Table {
  const w = words.machine
  const share = (value: number | null): string =>
    value === null ? w.noTruth : formatShare(value, lang, 1)
  return {
    caption: w.table,
    columns: [w.columns.word, w.columns.model, w.columns.truth],
    rows: [
      ...rows.map((row) => [saidName(row, words), share(row.model), share(row.truth)]),
      ...(others.count > 0
        ? [[w.others(formatCount(others.count, lang)), share(others.model), share(others.truth)]]
        : []),
    ],
  }
}

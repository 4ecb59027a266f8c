import { formatNumber } from '../../kit/format.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import type { Strips } from './cells.ts'

/** The surprise of the answer for every number of words seen; hidden until the answer is shown. */
export function stripsTable(
  { text, answer, isShown, surprises }: Strips,
  words: Words,
  lang: string,
): Table {
  const w = words.twoStrips.table
  const written = (bits: number | null | undefined): string =>
    bits === undefined || !isShown ? '…' : bits === null ? '–' : formatNumber(bits, lang, 2)
  return {
    caption: isShown ? w.caption(text.words[answer]?.written ?? '') : w.hidden,
    columns: w.columns,
    rows: Array.from({ length: Math.min(answer + 1, text.words.length) }, (_, seen) => [
      seen,
      seen === 0 || !isShown ? '' : text.words[answer - seen].written,
      written(surprises[seen]?.truth),
      written(surprises[seen]?.model),
    ]),
  }
}

import type { EmbeddingTable } from '@nextword/core/embeddings'

/** The words on a line, each at its number: the order says nothing of what they mean. */
export interface IdLine {
  /** The number of a row's word; NaN where it has none. */
  idOf(row: number): number
  /** The largest number. */
  readonly last: number
  /** The rows whose numbers come right before and after, where there are any. */
  beside(row: number): { readonly before: number | null; readonly after: number | null }
}

/**
 * The line of a table's words.
 * @param ids - a number for each word, as a tokenizer has them; without it the place in the table, which
 * is in order of frequency
 */
export function idLineOf(
  table: EmbeddingTable,
  ids: Readonly<Record<string, number>> | null = null,
): IdLine {
  const count = table.words.length
  if (ids === null)
    return {
      idOf: (row) => row,
      last: Math.max(0, count - 1),
      beside: (row) => ({
        before: row > 0 ? row - 1 : null,
        after: row + 1 < count ? row + 1 : null,
      }),
    }
  const idOf = (row: number): number => {
    const word = table.words[row]
    const id = Object.hasOwn(ids, word) ? ids[word] : Number.NaN
    return Number.isFinite(id) && id >= 0 ? id : Number.NaN
  }
  const rows = Array.from({ length: count }, (_, row) => row).filter((row) => !isNaN(idOf(row)))
  rows.sort((a, b) => idOf(a) - idOf(b) || a - b)
  const placeOf = new Map(rows.map((row, place) => [row, place]))
  return {
    idOf,
    last: rows.length === 0 ? 0 : idOf(rows[rows.length - 1]),
    beside(row) {
      const place = placeOf.get(row)
      if (place === undefined) return { before: null, after: null }
      return { before: rows[place - 1] ?? null, after: rows[place + 1] ?? null }
    },
  }
}

/** Round numbers along a stretch of the line, about as many as asked for. */
export function lineTicks(from: number, to: number, about: number): number[] {
  if (!(to > from)) return [Math.round(from)]
  const rough = (to - from) / Math.max(1, about)
  const power = 10 ** Math.floor(Math.log10(rough))
  // Between two words there is no number.
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 1)
  const ticks: number[] = []
  for (let n = Math.ceil(from / step - 1e-9); n * step <= to + 1e-9; n++) ticks.push(n * step + 0)
  return ticks
}

import { formatCount, formatNumber } from '../../../kit/format.ts'
import { type Ledger, ledgerDigits } from './ledger.ts'
import { neuronName, type Run } from '../run.ts'

/** A line of the sum as it is written. */
export interface WrittenRow {
  readonly kind: 'before' | 'product' | 'bias'
  readonly input: number | null
  readonly label: string
  readonly value: string
  readonly weight: string
  readonly adds: number
  readonly added: string
  readonly from: number
  readonly to: number
  readonly sum: string
  /** Which step adds it, from 1. */
  readonly step: number
}

/** More products than this and only those around the step are drawn. */
const mostRows = 12
const shownRows = 9

/** How many lines the longest sum of a net takes, its bias included. */
export const rowsOf = (inputs: number): number => (inputs > mostRows ? shownRows + 1 : inputs) + 1

/** The lines that are drawn at a step: all of them, or a window of a long sum. */
export function writtenRows(run: Run, ledger: Ledger, step: number): readonly WrittenRow[] {
  const { lang, words } = run
  const number = (value: number): string => formatNumber(value, lang, ledgerDigits)
  const short = (value: number): string =>
    Number.isInteger(value) ? formatNumber(value, lang, 0) : number(value)
  const { rows, bias, sum } = ledger
  const long = rows.length > mostRows
  const first = long ? Math.max(0, Math.min(rows.length - shownRows, step - shownRows)) : 0
  const shown = long ? rows.slice(first, first + shownRows) : rows
  const before = first === 0 ? 0 : rows[first - 1].sum
  return [
    ...(long
      ? [
          {
            kind: 'before' as const,
            input: null,
            label: words.networkGraph.neuron.before(formatCount(first, lang)),
            value: '',
            weight: '',
            adds: before,
            added: first === 0 ? '' : number(before),
            from: 0,
            to: before,
            sum: '',
            step: first,
          },
        ]
      : []),
    ...shown.map((row): WrittenRow => ({
      kind: 'product',
      input: row.input,
      label: neuronName(run, { layer: ledger.neuron.layer - 1, neuron: row.input }),
      value: short(row.value),
      weight: number(row.weight),
      adds: row.product,
      added: number(row.product),
      from: row.input === 0 ? 0 : rows[row.input - 1].sum,
      to: row.sum,
      sum: number(row.sum),
      step: row.input + 1,
    })),
    {
      kind: 'bias',
      input: null,
      label: words.networkGraph.neuron.biasName,
      value: '',
      weight: '',
      adds: bias,
      added: number(bias),
      from: rows[rows.length - 1].sum,
      to: sum,
      sum: number(sum),
      step: rows.length + 1,
    },
  ]
}

/** The sums that the drawing must have room for: −n … n, the same for every neuron at rest. */
export function sumLimit({ rows, sum }: Ledger): number {
  const most = rows.reduce((all, row) => Math.max(all, Math.abs(row.sum)), Math.abs(sum))
  return Math.max(3, Math.ceil(most * 1.05))
}

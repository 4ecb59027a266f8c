import {
  circle,
  type Drawing,
  line,
  type Mark,
  monoWidth,
  rect,
  text,
} from '../../../kit/drawing.ts'
import { formatNumber } from '../../../kit/format.ts'
import { type Paint, toneOf } from '../../../kit/paint.ts'
import { type Ledger, ledgerDigits, ledgerSteps } from './ledger.ts'
import { rowsOf, sumLimit, type WrittenRow, writtenRows } from './ledger-rows.ts'
import { lastLayer, neuronName, type Run, valueOf } from '../run.ts'
import { squashHeight, squashMarks } from './squash-marks.ts'

export interface LedgerOptions {
  readonly width: number
  /** 0: nothing is added yet; all steps: everything is. */
  readonly step: number
  /** An input that is pointed at in the net. */
  readonly lit?: number | null
}

/** Narrower than this and each line has its bar below, not beside it. `Board.svelte` says the same. */
export const ledgerWideFrom = 380

/** Where the columns of the sum end, and where its bars are drawn. */
interface Columns {
  readonly size: number
  readonly rowHeight: number
  readonly value: number
  readonly weight: number
  readonly product: number
  /** The sum so far, where it has a column. */
  readonly sum: number | null
  readonly lane: readonly [number, number]
  /** Of the bar, below the middle of its line. */
  readonly barAt: number
}

const columnsFor = (width: number): Columns =>
  width < ledgerWideFrom
    ? {
        size: 12,
        rowHeight: 32,
        value: 62,
        weight: 122,
        product: 184,
        sum: width,
        lane: [0, width],
        barAt: 13,
      }
    : {
        size: 13,
        rowHeight: 26,
        value: 72,
        weight: 144,
        product: 216,
        sum: null,
        lane: [234, width],
        barAt: 0,
      }

const headHeight = 24

/**
 * The sum, line by line, each with its bar: a bar begins where the one before it ended, so the last
 * one ends at the sum; straight below it the curve says what becomes of it.
 */
export function ledgerDrawing(run: Run, ledger: Ledger, options: LedgerOptions): Drawing {
  const { width, step, lit = null } = options
  const columns = columnsFor(width)
  const words = run.words.networkGraph.neuron
  const rows = writtenRows(run, ledger, step)
  const limit = sumLimit(ledger)
  const [left, right] = columns.lane
  const at = (sum: number): number => left + ((sum / limit + 1) / 2) * (right - left)
  const end = ledgerSteps(ledger)
  const summed = step > ledger.rows.length
  const top = (row: number): number => headHeight + row * columns.rowHeight
  const sumTop = top(rows.length)
  const squashTop = sumTop + 38
  const most = Math.max(...run.network.sizes.slice(0, -1).map(rowsOf))
  return {
    width,
    height: top(most) + 38 + squashHeight,
    label: words.ledger(neuronName(run, ledger.neuron)),
    marks: [
      ...headMarks(run, columns),
      line(at(0), headHeight - 2, at(0), squashTop, { stroke: 'hair' }),
      ...rows.flatMap((row, i) =>
        rowMarks(run, ledger, row, top(i), columns, at, {
          added: row.step <= step,
          now: row.step === step || (lit !== null && row.input === lit),
        }),
      ),
      line(0, sumTop + 4, columns.product, sumTop + 4, { stroke: 'ink' }),
      text(0, sumTop + 20, words.sum, { size: columns.size, middle: true, bold: summed }),
      ...(summed
        ? [
            text(columns.product, sumTop + 20, formatNumber(ledger.sum, run.lang, ledgerDigits), {
              size: columns.size,
              anchor: 'end',
              middle: true,
              bold: true,
              fill: toneOf(ledger.sum),
            }),
          ]
        : []),
      ...squashMarks(run, ledger, {
        x: left,
        y: squashTop,
        width: right - left,
        limit,
        beside: columns.sum === null ? { x: 0, width: left - 20 } : null,
        drop: summed
          ? sumTop - columns.rowHeight + (columns.barAt > 0 ? 9 + columns.barAt : 13)
          : null,
        done: step >= end,
        summed,
      }),
    ],
  }
}

function headMarks(run: Run, { value, weight, product, sum, lane }: Columns): Mark[] {
  const words = run.words.networkGraph.neuron
  const head = { anchor: 'end', fill: 'quiet' } as const
  return [
    text(value, 12, words.input, head),
    text(weight, 12, words.weight, head),
    text(product, 12, words.product, head),
    sum === null
      ? text((lane[0] + lane[1]) / 2, 12, words.runningSum, { anchor: 'middle', fill: 'quiet' })
      : text(sum, 12, words.runningSum, head),
  ]
}

function rowMarks(
  run: Run,
  ledger: Ledger,
  row: WrittenRow,
  top: number,
  columns: Columns,
  at: (sum: number) => number,
  { added, now }: { added: boolean; now: boolean },
): Mark[] {
  const { size, rowHeight, value, weight, product, sum, barAt } = columns
  const below = barAt > 0
  const y = top + (below ? 9 : rowHeight / 2)
  const dim = added || now ? {} : { opacity: 0.45 }
  // Where the bars stand below, their lines run on behind the figures.
  const look = { size, middle: true, bold: now, halo: below, ...dim } as const
  const figure = (x: number, content: string, fill: Paint = 'ink'): Mark =>
    text(x, y, content, { ...look, anchor: 'end', fill })
  const sign = (x: number, content: string): Mark =>
    text(x, y, content, { ...look, bold: false, anchor: 'middle', fill: 'quiet' })
  const marks: Mark[] = []
  if (now) marks.push(rect(-6, top, product + 12, below ? 19 : rowHeight, { fill: 'grid' }))
  const shown = added && row.added !== ''
  if (shown) marks.push(...barMarks(row, y + barAt, columns, at, now))
  if (row.kind === 'product')
    marks.push(
      swatch(run, ledger, row.input ?? 0, y, size),
      figure(value, row.value),
      sign(value + 9, '×'),
      figure(weight, row.weight),
      sign(weight + 9, '='),
    )
  else marks.push(text(0, y, row.label, look))
  if (!shown) return marks
  marks.push(figure(product, row.added, toneOf(row.adds)))
  if (sum !== null) marks.push(figure(sum, row.sum, now ? 'ink' : 'quiet'))
  return marks
}

/** From the sum before to the sum after, and the line that leads here from the bar above. */
function barMarks(
  row: WrittenRow,
  y: number,
  columns: Columns,
  at: (sum: number) => number,
  now: boolean,
): Mark[] {
  const from = at(row.from)
  const to = at(row.to)
  const tone = toneOf(row.adds)
  const half = columns.barAt > 0 ? 4.5 : 7
  return [
    line(from, y - columns.rowHeight + half, from, y + half, { stroke: 'quiet' }),
    rect(Math.min(from, to), y - half, Math.max(1, Math.abs(to - from)), 2 * half, {
      fill: now ? tone : { tone, strength: 0.6 },
      stroke: tone,
      ...(row.adds < 0 ? { dash: [4, 2] } : {}),
    }),
    line(to, y - half - 2, to, y + half + 2, { stroke: 'ink', strokeWidth: now ? 2.5 : 1.5 }),
    ...(columns.sum === null
      ? [besideBar(row.sum, Math.min(from, to), Math.max(from, to), y, columns, now)]
      : []),
  ]
}

/** The sum so far, on the side of the bar that has more room. */
function besideBar(
  content: string,
  from: number,
  to: number,
  y: number,
  { lane }: Columns,
  now: boolean,
): Mark {
  const room = lane[1] - to > from - lane[0]
  const fits = monoWidth(content, 12) + 8 < Math.max(lane[1] - to, from - lane[0])
  return text(room ? to + 7 : from - 7, y, fits ? content : '', {
    anchor: room ? 'start' : 'end',
    middle: true,
    bold: now,
    fill: now ? 'ink' : 'quiet',
    halo: true,
  })
}

/** What comes in, as it looks in the net. */
function swatch(run: Run, ledger: Ledger, input: number, y: number, size: number): Mark {
  const layer = ledger.neuron.layer - 1
  const value = valueOf(run, { layer, neuron: input })
  if (layer === 0)
    return rect(0.5, y - size / 2, size, size, { fill: { pixel: value }, stroke: 'quiet' })
  return circle(size / 2, y, size / 2, {
    fill: { tone: toneOf(value), strength: 0.1 + 0.5 * Math.min(1, Math.abs(value)) },
    stroke: layer === lastLayer(run) ? 'quiet' : 'ink',
  })
}

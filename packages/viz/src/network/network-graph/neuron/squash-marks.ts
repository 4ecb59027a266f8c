import { activationCurveMarks, activationRange } from '../../../kit/curves.ts'
import { line, type Mark, rect, text } from '../../../kit/drawing.ts'
import { formatNumber } from '../../../kit/format.ts'
import { toneOf } from '../../../kit/paint.ts'
import { type Ledger, ledgerDigits, type Squash } from './ledger.ts'
import type { Run } from '../run.ts'

export interface SquashOptions {
  readonly x: number
  readonly y: number
  readonly width: number
  /** The curve goes from −limit to limit, as the bars above it do. */
  readonly limit: number
  /** Room for what is written, at the left; without it that stands above. */
  readonly beside: { readonly x: number; readonly width: number } | null
  /** Where the line begins that drops the sum onto the curve. */
  readonly drop: number | null
  readonly summed: boolean
  readonly done: boolean
}

/** Of the curve and all that is written about it. */
export const squashHeight = 158

/** What becomes of the sum: the point on its curve, or its share among the outputs. */
export function squashMarks(run: Run, ledger: Ledger, options: SquashOptions): Mark[] {
  return ledger.squash.kind === 'curve'
    ? curveMarks(run, ledger, ledger.squash, options)
    : shareMarks(run, ledger, ledger.squash, options)
}

function curveMarks(
  run: Run,
  ledger: Ledger,
  { name }: Extract<Squash, { kind: 'curve' }>,
  { x, y, width, limit, beside, drop, summed, done }: SquashOptions,
): Mark[] {
  const number = (value: number): string => formatNumber(value, run.lang, ledgerDigits)
  const top = beside === null ? y + 24 : y + 8
  const height = 116
  const at = x + ((ledger.sum / limit + 1) / 2) * width
  const tone = toneOf(ledger.value)
  const [low, high] = activationRange(name, [-limit, limit])
  const axisAt = Math.max(0, Math.min(1, high / (high - low)))
  const equation = `${name}(${summed ? number(ledger.sum) : '…'}) =`
  return [
    // It falls through the axis of the curve, which says what the sum becomes.
    ...(drop === null
      ? []
      : [line(at, drop, at, top + height * axisAt, { stroke: toneOf(ledger.sum), dash: [3, 3] })]),
    activationCurveMarks(name, {
      x,
      y: top,
      width,
      height,
      domain: [-limit, limit],
      lang: run.lang,
      ...(done ? { sum: ledger.sum } : {}),
    }),
    ...(beside === null
      ? [
          text(0, y + 4, equation, { middle: true, halo: true }),
          ...(done
            ? [
                text(width, y + 4, number(ledger.value), {
                  size: 16,
                  anchor: 'end',
                  middle: true,
                  bold: true,
                  fill: tone,
                  halo: true,
                }),
              ]
            : []),
        ]
      : [
          text(beside.x, top + 10, run.words.networkGraph.neuron.squashed, {
            middle: true,
            fill: 'quiet',
          }),
          text(beside.x, top + 34, equation, { size: 13, middle: true }),
          ...(done
            ? [
                text(beside.x, top + 66, number(ledger.value), {
                  size: 26,
                  middle: true,
                  bold: true,
                  fill: tone,
                }),
              ]
            : []),
        ]),
  ]
}

/** e to the power of every output's sum, as bars; this one's is a share of all together. */
function shareMarks(
  run: Run,
  ledger: Ledger,
  squash: Extract<Squash, { kind: 'shares' }>,
  { x, y, width, beside, summed, done }: SquashOptions,
): Mark[] {
  const words = run.words.networkGraph.neuron
  const { lang, outputNames } = run
  const { neuron } = ledger.neuron
  const number = (value: number, digits = ledgerDigits): string => formatNumber(value, lang, digits)
  const shown = mostImportant(squash, neuron)
  const most = Math.max(...shown.map(({ power }) => power))
  const rowHeight = 24
  const top = beside === null ? y + 44 : y + 10
  const equation = done
    ? `${number(squash.raised[neuron].power, squash.digits)} ÷ ${number(squash.together, squash.digits)} =`
    : '… ÷ … ='
  const label = (content: string, row: number, bold: boolean): Mark =>
    text(x, top + row * rowHeight + 8, content, { middle: true, bold })
  return [
    ...shown.flatMap(({ output, sum, power }, row): Mark[] => {
      const mine = output === neuron
      const name = output === null ? words.others : outputNames[output]
      const hidden = mine ? !done : !summed
      const bar = Math.max(1, (power / most) * (width - 142))
      return [
        label(
          output === null || sum === null
            ? name
            : `${name.slice(0, 6)} ${words.raised(number(sum - squash.less))}`,
          row,
          mine,
        ),
        ...(hidden
          ? []
          : [
              rect(x + 82, top + row * rowHeight, bar, 16, {
                fill: mine ? 'positive' : 'hair',
                stroke: mine ? 'ink' : 'quiet',
              }),
              text(x + width, top + row * rowHeight + 8, number(power, squash.digits), {
                anchor: 'end',
                middle: true,
                bold: mine,
              }),
            ]),
      ]
    }),
    line(x, top + shown.length * rowHeight - 2, x + width, top + shown.length * rowHeight - 2, {
      stroke: 'quiet',
    }),
    label(words.together, shown.length, false),
    text(
      x + width,
      top + shown.length * rowHeight + 8,
      done ? number(squash.together, squash.digits) : '',
      { anchor: 'end', middle: true },
    ),
    ...(beside === null
      ? [
          text(0, y + 14, equation, { middle: true }),
          ...(done
            ? [
                text(width, y + 14, number(ledger.value), {
                  size: 16,
                  anchor: 'end',
                  middle: true,
                  bold: true,
                  fill: 'positive',
                }),
              ]
            : []),
        ]
      : [
          text(beside.x, top + 8, words.share, { middle: true, fill: 'quiet' }),
          text(beside.x, top + 32, equation, { size: 13, middle: true }),
          ...(done
            ? [
                text(beside.x, top + 64, number(ledger.value), {
                  size: 26,
                  middle: true,
                  bold: true,
                  fill: 'positive',
                }),
              ]
            : []),
        ]),
  ]
}

interface ShownPower {
  readonly output: number | null
  readonly sum: number | null
  readonly power: number
}

/** At most four lines: of many outputs this one, the two largest, and the rest together. */
function mostImportant(
  { raised, together, digits }: Extract<Squash, { kind: 'shares' }>,
  neuron: number,
): readonly ShownPower[] {
  if (raised.length <= 4) return raised
  const others = raised.filter(({ output }) => output !== neuron).sort((a, b) => b.power - a.power)
  const shown = [raised[neuron], ...others.slice(0, 2)]
  const rest = together - shown.reduce((all, { power }) => all + power, 0)
  return [...shown, { output: null, sum: null, power: Math.max(0, Number(rest.toFixed(digits))) }]
}

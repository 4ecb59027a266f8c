import { circle, type Drawing, line, type Mark, text } from '../../kit/drawing.ts'
import { formatNumber, formatShare } from '../../kit/format.ts'
import { bitsText, nameOf, type Speech } from './says.ts'
import type { HeadWorth } from './worth.ts'

const height = 250
const left = 46
const right = 14
const top = 14
const bottom = 40

/** What a guess moves by, from a thousandth of a bit to ten, in equal steps a factor of ten. */
const ticks = [0.001, 0.01, 0.1, 1, 10]
const [least, most] = [Math.log10(ticks[0]), Math.log10(ticks[ticks.length - 1])]

export interface WorthPicture {
  readonly worths: readonly HeadWorth[]
  /** How many in a layer. */
  readonly heads: number
  readonly chosen: number
  readonly off: readonly number[]
}

/** The heads as dots: how thick their thickest line is across, how far the guess moves without them up. */
export function worthDrawing(
  { worths, heads, chosen, off }: WorthPicture,
  speech: Speech,
  width: number,
): Drawing {
  const { words, lang } = speech
  const w = words.headGrid.worth
  const x = (share: number): number => left + share * (width - left - right)
  const up = (bits: number): number => {
    const power = Math.min(most, Math.max(least, Math.log10(Math.max(bits, 1e-9))))
    return height - bottom - ((power - least) / (most - least)) * (height - top - bottom)
  }
  const frame: Mark[] = [
    ...ticks.flatMap((bits) => [
      line(left, up(bits), width - right, up(bits), { stroke: 'hair' }),
      text(left - 6, up(bits), formatNumber(bits, lang, Math.max(0, -Math.log10(bits))), {
        anchor: 'end',
        middle: true,
        fill: 'quiet',
      }),
    ]),
    ...[0, 0.5, 1].map((share) =>
      text(x(share), height - bottom + 16, formatShare(share, lang), {
        anchor: share === 0 ? 'start' : share === 1 ? 'end' : 'middle',
        fill: 'quiet',
      }),
    ),
    text(width - right, height - 6, w.across, { anchor: 'end', fill: 'quiet' }),
    text(left + 4, top - 2, w.up, { fill: 'quiet', halo: true }),
  ]
  // The chosen one on top.
  const dots = worths
    .toSorted((a, b) => Number(a.head === chosen) - Number(b.head === chosen))
    .map(({ head, line: { weight }, moves }) =>
      circle(x(weight), up(moves / Math.LN2), head === chosen ? 8 : 6, {
        fill: off.includes(head) ? 'negative' : 'positive',
        stroke: head === chosen ? 'ink' : 'sheet',
        strokeWidth: head === chosen ? 2.5 : 1,
        id: `head:${head}`,
      }),
    )
  const read = worths.map(({ head, line: { weight }, moves }) =>
    w.dot(nameOf(head, heads, speech), formatShare(weight, lang), bitsText(moves, lang)),
  )
  return { width, height, marks: [...frame, ...dots], label: w.drawing(read.join(', ')) }
}

import type { Words } from '../words/en.ts'
import { type Drawing, line, type Mark, monoWidth, path, round, text } from './drawing.ts'
import { formatCount, formatShare } from './format.ts'
import type { ComparedSentences } from './sentences-view.ts'

const height = 210
const margin = 18
const radius = 11

/** Sentences that lie in one place, or so near that their marks would hide each other. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly here: readonly number[]
}

/**
 * The sentences on their plane, by number; a line leads from the chosen one to its nearest. Those that
 * lie in one place share one mark, and every tap on it chooses the next of them.
 */
export function sentencesDrawing(
  { places, nearest, kept }: ComparedSentences,
  chosen: number,
  width: number,
  words: Words,
  lang = 'en',
): Drawing {
  const known = places.flatMap((place, i) => (place === null ? [] : [{ ...place, i }]))
  const xs = known.map(({ x }) => x)
  const ys = known.map(({ y }) => y)
  const span = (values: readonly number[]): number =>
    Math.max(1e-9, Math.max(...values) - Math.min(...values))
  const scale =
    known.length === 0
      ? 0
      : Math.min((width - 2 * margin) / span(xs), (height - 2 * margin - 16) / span(ys))
  const middle = (values: readonly number[]): number =>
    (Math.max(...values) + Math.min(...values)) / 2
  const at = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({
    x: round(width / 2 + (x - middle(xs)) * scale),
    y: round((height - 16) / 2 - (y - middle(ys)) * scale),
  })
  const near = nearest[chosen] ?? null
  const [from, to] = [places[chosen] ?? null, near === null ? null : places[near]]
  const spots = spotsOf(known.map((one) => ({ ...at(one), i: one.i })))
  // The chosen one is drawn last, and so lies on top of any other beside it.
  const order = [...spots].sort(
    (a, b) => Number(a.here.includes(chosen)) - Number(b.here.includes(chosen)),
  )
  const marks: Mark[] = [
    ...(from === null || to === null
      ? []
      : [line(at(from).x, at(from).y, at(to).x, at(to).y, { stroke: 'ink', strokeWidth: 2 })]),
    ...order.flatMap((spot) => spotMarks(spot, { chosen, near, width, lang })),
    text(0, height - 4, words.sentences.kept(formatShare(kept, lang)), { fill: 'quiet' }),
  ]
  return { width, height, marks, label: labelOf(spots, words, lang) }
}

/** What lies nearer to each other than the radius of a mark lies in one spot. */
function spotsOf(places: readonly { x: number; y: number; i: number }[]): Spot[] {
  const spots: { x: number; y: number; here: number[] }[] = []
  for (const { x, y, i } of places) {
    const spot = spots.find((one) => Math.hypot(one.x - x, one.y - y) < radius)
    if (spot === undefined) spots.push({ x, y, here: [i] })
    else spot.here.push(i)
  }
  return spots
}

/** So many numbers fit into one mark on a phone. */
const mostNumbers = 6

const numbersOf = ({ here }: Spot, lang: string): string =>
  here
    .slice(0, mostNumbers)
    .map((i) => formatCount(i + 1, lang))
    .join(', ') + (here.length > mostNumbers ? ' …' : '')

function spotMarks(
  spot: Spot,
  {
    chosen,
    near,
    width,
    lang,
  }: { chosen: number; near: number | null; width: number; lang: string },
): Mark[] {
  const { here, y } = spot
  const numbers = numbersOf(spot, lang)
  // Round for one number, longer for more.
  const half = here.length < 2 ? 0 : round(monoWidth(numbers, 12) / 2 - 4)
  const edge = half + radius + 1
  const x = round(Math.max(edge, Math.min(width - edge, spot.x)))
  const strong = here.includes(chosen)
  const isNear = near !== null && here.includes(near)
  const next = here[(here.indexOf(chosen) + 1) % here.length] as number
  return [
    path(
      `M${round(x - half)} ${round(y - radius)}h${2 * half}a${radius} ${radius} 0 0 1 0 ${2 * radius}h${-2 * half}a${radius} ${radius} 0 0 1 0 ${-2 * radius}z`,
      {
        fill: strong ? 'ink' : 'sheet',
        stroke: strong || isNear ? 'ink' : 'quiet',
        strokeWidth: isNear ? 2 : 1,
        id: `sentence-${next}`,
      },
    ),
    text(x, y, numbers, { anchor: 'middle', middle: true, fill: strong ? 'sheet' : 'ink' }),
  ]
}

function labelOf(spots: readonly Spot[], words: Words, lang: string): string {
  const w = words.sentences
  const count = spots.reduce((sum, { here }) => sum + here.length, 0)
  return [
    w.drawing(formatCount(count, lang)),
    ...spots.flatMap((spot) => (spot.here.length < 2 ? [] : [w.together(numbersOf(spot, lang))])),
  ].join(' ')
}

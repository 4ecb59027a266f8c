import type { Words } from '../words/en.ts'
import { circle, type Drawing, line, type Mark, round, text } from './drawing.ts'
import { formatCount, formatShare } from './format.ts'
import type { ComparedSentences } from './sentences-view.ts'

const height = 210
const margin = 18
const radius = 11

/** The sentences on their plane, by number; a line leads from the chosen one to its nearest. */
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
  // The chosen one is drawn last, and so lies on top of any other in the same place; beside it stand
  // the numbers of all that lie there.
  const order = [...known].sort((a, b) => Number(a.i === chosen) - Number(b.i === chosen))
  const together = (one: { x: number; y: number }): number[] =>
    known
      .filter((other) => Math.hypot(other.x - one.x, other.y - one.y) * scale < radius)
      .map(({ i }) => i)
  const marks: Mark[] = [
    ...(from === null || to === null
      ? []
      : [line(at(from).x, at(from).y, at(to).x, at(to).y, { stroke: 'ink', strokeWidth: 2 })]),
    ...order.flatMap((one) => {
      const { x, y } = at(one)
      const strong = one.i === chosen
      const here = together(one)
      return [
        circle(x, y, radius, {
          fill: strong ? 'ink' : 'sheet',
          stroke: strong || one.i === near ? 'ink' : 'quiet',
          strokeWidth: one.i === near ? 2 : 1,
          id: `sentence-${one.i}`,
        }),
        text(x, y, formatCount(one.i + 1, lang), {
          anchor: 'middle',
          middle: true,
          fill: strong ? 'sheet' : 'ink',
        }),
        ...(here.length < 2 || one.i !== Math.max(...here)
          ? []
          : [
              text(x - radius - 4, y, here.map((i) => formatCount(i + 1, lang)).join(', '), {
                anchor: 'end',
                middle: true,
                halo: true,
              }),
            ]),
      ]
    }),
    text(0, height - 4, words.sentences.kept(formatShare(kept, lang)), { fill: 'quiet' }),
  ]
  return { width, height, marks, label: words.sentences.drawing(formatCount(known.length, lang)) }
}

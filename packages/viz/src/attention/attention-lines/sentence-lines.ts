import { round } from '../../kit/drawing.ts'
import { type PlacedWord, reach, type SentenceLayout } from './sentence-layout.ts'

/** A line of attention, from a word to the one that looks at it. */
export interface AttentionLine {
  readonly place: number
  readonly weight: number
  readonly widthPx: number
  /** The whole line. */
  readonly d: string
  /** That part of it, from the word on, which is mixed in. */
  readonly filled: string
  /** Which side of the word it leaves from. */
  readonly side: 'over' | 'under'
}

interface Point {
  readonly x: number
  readonly y: number
}

type Curve = readonly [Point, Point, Point, Point]

/** How thick a line is that has the whole weight. */
export const wholePx = 26
const thinnestPx = 1.25
const leastRise = 12

/**
 * The lines between the focus and the words it looks at. As wide as their weights; where they meet
 * at the focus they lie side by side and make one whole.
 */
export function attentionLines(
  layout: SentenceLayout,
  focus: number,
  weights: ArrayLike<number>,
  mixing: number,
): AttentionLine[] {
  const target = layout.words[focus]
  // Up to the top, or to the numbers under the line above.
  const room = (target.row === 0 ? layout.head : layout.step - reach - 6) - reach - 8
  const lines = layout.words
    .map((word, place) => ({ word, place, weight: weights[place] }))
    .filter(({ place, weight }) => weight > 0 && place !== focus)
    .map((line) => ({
      ...line,
      widthPx: Math.max(thinnestPx, line.weight * wholePx),
      side: line.word.row > target.row ? ('over' as const) : ('under' as const),
      below: line.word.row > target.row,
    }))
  const furthest = Math.max(
    1,
    ...lines
      .filter(({ word }) => word.row === target.row)
      .map(({ word }) => Math.abs(middleOf(word) - middleOf(target))),
  )
  const slope = Math.min(0.16, (room - leastRise) / furthest)
  return [false, true].flatMap((below) => {
    const group = inOrder(
      lines.filter((line) => line.below === below),
      target,
    )
    const whole = group.reduce((sum, { widthPx }) => sum + widthPx, 0)
    let x = middleOf(target) - whole / 2
    return group.map(({ word, place, weight, widthPx }) => {
      const end = { x: x + widthPx / 2, y: target.y + (below ? reach : -reach) }
      x += widthPx
      const same = word.row === target.row
      const curve = same ? arcOver(word, end, slope) : between(word, end, below)
      return {
        place,
        weight,
        widthPx,
        d: pathOf(curve),
        filled: mixing > 0 ? pathOf(mixing < 1 ? firstPart(curve, mixing) : curve) : '',
        side: same || below ? ('over' as const) : ('under' as const),
      }
    })
  })
}

/**
 * How the lines stand side by side where they arrive, so that they don't cross: arcs nest, the
 * nearest word's outermost, and lines from other rows lie between those of either side.
 */
function inOrder<Line extends { readonly word: PlacedWord; readonly place: number }>(
  lines: readonly Line[],
  target: PlacedWord,
): Line[] {
  const side = ({ word }: Line): number =>
    word.row !== target.row ? 0 : middleOf(word) < middleOf(target) ? -1 : 1
  return [...lines].sort((a, b) => {
    if (side(a) !== side(b)) return side(a) - side(b)
    const across = middleOf(a.word) - middleOf(b.word) || a.place - b.place
    return side(a) === 0 ? across : -across
  })
}

const middleOf = (word: PlacedWord): number => word.x + word.width / 2

/** Over the words of the same line; the further, the higher. */
function arcOver(word: PlacedWord, end: Point, slope: number): Curve {
  const start = { x: middleOf(word), y: word.y - reach }
  // A cubic reaches three quarters of the way to its handles.
  const rise = (leastRise + Math.abs(end.x - start.x) * slope) / 0.75
  return [start, { x: start.x, y: start.y - rise }, { x: end.x, y: end.y - rise }, end]
}

/** From a line of text to another. */
function between(word: PlacedWord, end: Point, below: boolean): Curve {
  const start = { x: middleOf(word), y: word.y + (below ? -reach : reach) }
  const half = (end.y - start.y) * 0.55
  return [start, { x: start.x, y: start.y + half }, { x: end.x, y: end.y - half }, end]
}

/** A curve's first part, by de Casteljau. */
function firstPart([a, b, c, d]: Curve, share: number): Curve {
  const on = (from: Point, to: Point): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  })
  const [ab, bc, cd] = [on(a, b), on(b, c), on(c, d)]
  const [abc, bcd] = [on(ab, bc), on(bc, cd)]
  return [a, ab, abc, on(abc, bcd)]
}

function pathOf([a, b, c, d]: Curve): string {
  const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`
  return `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`
}

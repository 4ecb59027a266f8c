import { line, type Mark, rect, round, text } from '../../kit/drawing.ts'
import type { Likeness } from './looking.ts'

/** The plane's frame; its two labels stand over and under it. */
export interface PlaneBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Room over and under the frame for what the two directions mean. */
export const headPx = 22
export const footPx = 24

const gutter = 9

/** Where the plane's two likenesses lie in the drawing. */
export interface Scale {
  /** The frame itself, gutters for the bars left out. */
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
  readonly low: number
  readonly high: number
  readonly at: (likeness: Likeness) => { readonly x: number; readonly y: number }
}

/** The same for both directions; from −0.2 on if nothing lies lower. */
export function scaleOf(shown: readonly Likeness[], box: PlaneBox): Scale {
  const all = shown.flat()
  const low = Math.min(-0.2, Math.floor(Math.min(...all) * 10 - 0.5) / 10)
  // A little beyond 1: words that mean just this need room for their names.
  const high = 1.06
  const x = box.x + gutter
  const y = box.y + headPx
  const right = box.x + box.width
  const bottom = box.y + box.height - footPx - gutter
  const share = (value: number): number => (value - low) / (high - low)
  return {
    x,
    y,
    right,
    bottom,
    low,
    high,
    at: ([first, second]) => ({
      x: x + share(first) * (right - x),
      y: bottom - share(second) * (bottom - y),
    }),
  }
}

/** Where both likenesses are equal: from corner to corner, since the scales are alike. */
export function borderOf({ x, y, right, bottom }: Scale) {
  const corners = {
    low: `${round(x)} ${round(bottom)}`,
    high: `${round(right)} ${round(y)}`,
  }
  return {
    line: `M${corners.low}L${corners.high}`,
    firstSide: `M${corners.low}L${corners.high}V${round(bottom)}Z`,
    secondSide: `M${corners.low}L${corners.high}H${round(x)}Z`,
  }
}

/** The two likenesses as bars along the frame, from nought on, which is written where it is. */
export function likenessBarMarks(
  { x, bottom, at }: Scale,
  now: Likeness,
  side: 0 | 1,
  nought: string,
): Mark[] {
  const zero = at([0, 0])
  const here = at(now)
  const paint = (mine: 0 | 1) => (mine === side ? 'ink' : 'quiet')
  // On the side of nought where the bar isn't.
  const [left, under] = [here.x >= zero.x, here.y <= zero.y]
  return [
    rect(Math.min(zero.x, here.x), bottom + 3, Math.abs(here.x - zero.x), gutter - 3, {
      fill: paint(0),
    }),
    rect(x - gutter, Math.min(zero.y, here.y), gutter - 3, Math.abs(here.y - zero.y), {
      fill: paint(1),
    }),
    line(zero.x, bottom + 1, zero.x, bottom + gutter + 2, { stroke: 'quiet' }),
    line(x - gutter - 2, zero.y, x - 1, zero.y, { stroke: 'quiet' }),
    text(zero.x + (left ? -4 : 4), bottom + gutter + 3, nought, {
      anchor: left ? 'end' : 'start',
      fill: 'quiet',
    }),
    text(x - gutter / 2 - 1, zero.y + (under ? 12 : -4), nought, {
      anchor: 'middle',
      fill: 'quiet',
    }),
  ]
}

import type { Point } from './camera.ts'
import type { Box } from './box.ts'

/** A straight line on the board, in px. */
export interface Segment {
  readonly from: Point
  readonly to: Point
}

/** The part of a line that lies in a box, or null where none does. */
export function within({ from, to }: Segment, box: Box): Segment | null {
  // What is left of the line after each side has cut it, as shares of its length.
  let [first, last] = [0, 1]
  for (const [start, end, low, high] of [
    [from.x, to.x, box.x, box.x + box.width],
    [from.y, to.y, box.y, box.y + box.height],
  ]) {
    const along = end - start
    if (along === 0) {
      if (start <= low || start >= high) return null
      continue
    }
    const [a, b] = [(low - start) / along, (high - start) / along]
    first = Math.max(first, Math.min(a, b))
    last = Math.min(last, Math.max(a, b))
    if (first >= last) return null
  }
  const at = (share: number): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  })
  return { from: at(first), to: at(last) }
}

/** Whether a line passes through a box. */
export const crosses = (line: Segment, box: Box): boolean => within(line, box) !== null

/** Whether two boxes overlap, or come nearer to each other than so many px. */
export const overlap = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

/** Whether two lines cross. */
export function meet(one: Segment, other: Segment): boolean {
  const side = ({ from, to }: Segment, { x, y }: Point): number =>
    (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
  return (
    side(one, other.from) * side(one, other.to) < 0 &&
    side(other, one.from) * side(other, one.to) < 0
  )
}

/** Whether a point lies in a box or within so many px of it. */
export const isIn = ({ x, y }: Point, box: Box, within = 0): boolean =>
  x > box.x - within &&
  x < box.x + box.width + within &&
  y > box.y - within &&
  y < box.y + box.height + within

/** The point of a box that is nearest to a point. */
export const nearestOf = (box: Box, { x, y }: Point): Point => ({
  x: Math.min(Math.max(x, box.x), box.x + box.width),
  y: Math.min(Math.max(y, box.y), box.y + box.height),
})

/** A circle as many short lines. */
export function circleLines(middle: Point, radius: number, count = 24): Segment[] {
  const at = (i: number): Point => ({
    x: middle.x + radius * Math.cos((i / count) * 2 * Math.PI),
    y: middle.y + radius * Math.sin((i / count) * 2 * Math.PI),
  })
  return Array.from({ length: count }, (_, i) => ({ from: at(i), to: at(i + 1) }))
}

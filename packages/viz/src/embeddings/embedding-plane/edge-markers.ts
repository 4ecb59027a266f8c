import { isInSight, type Point, type Size } from './camera.ts'
import { overlap, within } from './crossings.ts'
import { labelHeight } from './label-ways.ts'
import type { Box } from './box.ts'

/** A word that lies outside the board, named at the edge where the line to it leaves. */
export interface EdgeMarker {
  readonly at: number
  readonly arrow: string
  /** Its left end and its middle, in px. */
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface EdgeMarkersOptions {
  readonly size: Size
  /** [drawn], px */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** The chosen word, −1 for none, and those that lines lead to. */
  readonly chosen: number
  readonly near: readonly number[]
  /** How wide a word's label is with its arrow, in px. */
  readonly widthOf: (at: number) => number
  /** What no label may cover. */
  readonly reserved: readonly Box[]
}

const gap = 4
const half = labelHeight / 2

/** The names of what lies outside: of the chosen word, and wherever a line leaves the board. */
export function edgeMarkers(options: EdgeMarkersOptions): EdgeMarker[] {
  const { size, x, y, chosen, near, widthOf } = options
  // A word without a number is nowhere on the line.
  if (chosen < 0 || Number.isNaN(x[chosen])) return []
  const taken = [...options.reserved]
  const markers: EdgeMarker[] = []
  for (const at of [chosen, ...near]) {
    if (at < 0 || Number.isNaN(x[at]) || isInSight(x[at], y[at], size)) continue
    const line = { from: { x: x[chosen], y: y[chosen] }, to: { x: x[at], y: y[at] } }
    const leaves = at === chosen ? nearestInside(line.to, size) : within(line, boardOf(size))?.to
    if (leaves === undefined) continue
    const width = widthOf(at)
    const place = freeAt(leaves, width, size, taken)
    if (place === undefined) continue
    taken.push(place)
    const arrow = at === chosen ? arrowOf(leaves, line.to) : arrowOf(line.from, line.to)
    markers.push({ at, arrow, x: place.x, y: place.y + half, width })
  }
  return markers
}

const boardOf = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height })

const nearestInside = ({ x, y }: Point, { width, height }: Size): Point => ({
  x: Math.min(Math.max(x, 0), width),
  y: Math.min(Math.max(y, 0), height),
})

/** Along the edge and then farther in, in steps of a label. */
const steps = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]

/** The free place for a label that is nearest to where a line leaves. */
function freeAt(leaves: Point, width: number, size: Size, taken: readonly Box[]): Box | undefined {
  const isBeside = leaves.x <= 0.5 || leaves.x >= size.width - 0.5
  for (let inwards = 0; inwards < 4; inwards++)
    for (const step of steps) {
      const along = step * (isBeside ? labelHeight + gap : 14)
      const deep = inwards * (isBeside ? width + gap : labelHeight + gap)
      const middle = isBeside
        ? {
            x: leaves.x < size.width / 2 ? width / 2 + deep : size.width - width / 2 - deep,
            y: leaves.y + along,
          }
        : { x: leaves.x + along, y: leaves.y < size.height / 2 ? deep : size.height - deep }
      const box: Box = {
        x: Math.min(Math.max(middle.x - width / 2, gap), size.width - gap - width),
        y: Math.min(Math.max(middle.y - half, gap / 2), size.height - gap / 2 - labelHeight),
        width,
        height: labelHeight,
      }
      if (taken.every((other) => !overlap(box, other, gap))) return box
    }
  return undefined
}

const arrows = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗']

/** The arrow that points from one place to another; y grows downwards. */
export function arrowOf(from: Point, to: Point): string {
  const turn = Math.atan2(to.y - from.y, to.x - from.x) / (2 * Math.PI)
  return arrows[(Math.round(turn * 8) + 8) % 8]
}

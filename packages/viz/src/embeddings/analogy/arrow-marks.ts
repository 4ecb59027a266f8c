import { line, type Mark, type MarkStyle, path, round, text } from '../../kit/drawing.ts'
import { type Box, boxAround, overlap } from './labels.ts'
import type { Flat } from './scene.ts'

/** Dots of one look are one path, however many. */
export function dotsMark(places: readonly Flat[], radius: number, style: MarkStyle): Mark {
  const d = places
    .map(
      ({ x, y }) =>
        `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`,
    )
    .join('')
  return path(d, style)
}

/** A line with a head, which ends a little before its place so that a dot there stays visible. */
export function arrowMarks(
  from: Flat,
  to: Flat,
  style: MarkStyle,
  fill: 'ink' | 'quiet',
  head: number,
): Mark[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length < 2) return []
  const x = (to.x - from.x) / length
  const y = (to.y - from.y) / length
  const size = Math.min(head, length / 2)
  const base = { x: to.x - x * size, y: to.y - y * size }
  const half = size * 0.42
  return [
    line(from.x, from.y, base.x, base.y, style),
    path(
      `M${round(to.x)} ${round(to.y)}L${round(base.x - y * half)} ${round(base.y + x * half)}L${round(base.x + y * half)} ${round(base.y - x * half)}z`,
      { fill },
    ),
  ]
}

const labelSize = 12
/** How far outside the arc its label may stand, the nearest first. */
const labelGaps: readonly number[] = [14, 20, 28, 38, 50]

/**
 * The angle between two arrows from one place, where there is room to draw it.
 * @param ends - where the arrows lead, from that place
 * @param label - what is written beside it, where it is wide enough
 * @param taken - what the label must not lie on: without a free place it is left out
 */
export function angleMarks(
  at: Flat,
  ends: readonly [Flat, Flat],
  degrees: number,
  label: string,
  taken: readonly Box[],
): Mark[] {
  const [start, end] = ends.map(({ x, y }) => Math.atan2(y, x))
  const radius = Math.min(44, ...ends.map(({ x, y }) => Math.hypot(x, y) * 0.6))
  if (degrees < 8 || radius < 24) return []
  const turn = Math.atan2(Math.sin(end - start), Math.cos(end - start))
  const point = (angle: number, far: number): Flat => ({
    x: round(at.x + Math.cos(angle) * far),
    y: round(at.y + Math.sin(angle) * far),
  })
  const a = point(start, radius)
  const b = point(end, radius)
  const free = labelGaps
    .map((gap) => point(start + turn / 2, radius + gap))
    .find(({ x, y }) => {
      const box = boxAround(label, x, y, labelSize)
      return taken.every((other) => overlap(box, other) === 0)
    })
  const size = round(radius)
  return [
    path(`M${a.x} ${a.y}A${size} ${size} 0 0 ${turn > 0 ? 1 : 0} ${b.x} ${b.y}`, {
      stroke: 'ink',
      strokeWidth: 1,
    }),
    ...(degrees < 20 || free === undefined
      ? []
      : [
          text(free.x, free.y, label, {
            size: labelSize,
            anchor: 'middle',
            middle: true,
            halo: true,
          }),
        ]),
  ]
}

import type { Point } from './camera.ts'
import type { Frame } from './frame.ts'
import { labelHeight } from './label-ways.ts'

/** How near a dot has to be to be meant, in px. */
const reach = 16

/** The drawn word at a place of the board: one whose label lies there, or the nearest dot; −1 for none. */
export function wordAt(frame: Frame, { x, y }: Point): number {
  const half = labelHeight / 2 + 2
  const label = frame.labels.find(
    (one) => x >= one.x - 3 && x <= one.x + one.width + 3 && Math.abs(y - one.y) <= half,
  )
  if (label !== undefined) return label.at
  let nearest = -1
  let least = reach
  const many = frame.lift < 1 ? frame.x.length : frame.scene.lineOnlyFrom
  for (let at = 0; at < many; at++) {
    const apart = Math.hypot(frame.x[at] - x, frame.y[at] - y)
    if (apart < least) {
      nearest = at
      least = apart
    }
  }
  return nearest
}

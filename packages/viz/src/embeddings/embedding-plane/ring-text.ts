import { type Camera, few } from './board.ts'
import type { Point, Size } from './camera.ts'
import { crosses, isIn, overlap, type Segment } from './crossings.ts'
import { labelHeight } from './label-ways.ts'
import type { Box } from './box.ts'
import type { Scene } from './scene.ts'

/** Round the chosen word and those that are nearest to it in the drawing. */
export interface FrameRing {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** What is written on it, and the middle of that; null where there is no room. */
  readonly text: RingText | null
}

export interface RingText extends Point {
  readonly content: string
  readonly width: number
}

/** From the chosen word to its neighbours, once all are on the plane. */
export const edgeLines = (scene: Scene, x: Float32Array, y: Float32Array): Segment[] =>
  scene.neighbours.flatMap(({ at }) =>
    at === null
      ? []
      : [
          {
            from: { x: x[scene.chosen], y: y[scene.chosen] },
            to: { x: x[at], y: y[at] },
          },
        ],
  )

/** Where the ring's text lies. */
export const textBox = ({ x, y, width }: RingText): Box => ({
  x: x - width / 2,
  y: y - labelHeight / 2,
  width,
  height: labelHeight,
})

/** Where the ring's text stands: round about it, near by or farther off, wherever it hides the least. */
export function ringTextOf(
  scene: Scene,
  { size, reserved = [], measure, ringText = '' }: Camera,
  x: Float32Array,
  y: Float32Array,
  radius: number,
): RingText | null {
  if (ringText === '') return null
  const width = measure(ringText, false)
  const edges = edgeLines(scene, x, y)
  const reach = radius + ringReaches[ringReaches.length - 1] + width + 10
  const [middleX, middleY] = [x[scene.chosen], y[scene.chosen]]
  const around: Point[] = []
  for (let at = 0; at < scene.lineOnlyFrom; at++)
    if (Math.abs(x[at] - middleX) < reach && Math.abs(y[at] - middleY) < reach)
      around.push({ x: x[at], y: y[at] })
  // Of few words each counts, of thousands how many there are.
  const weight = scene.rows.length <= few ? 8 : 1
  let best: RingText | null = null
  let least = Infinity
  ringReaches.forEach((off, far) =>
    ringAngles.forEach((degrees, i) => {
      const angle = (degrees / 180) * Math.PI
      const text: RingText = {
        x: middleX + Math.cos(angle) * (radius + off + 6 + width / 2),
        y: middleY + Math.sin(angle) * (radius + off + 5 + labelHeight / 2),
        content: ringText,
        width,
      }
      const box = textBox(text)
      if (!isInside(box, size) || reserved.some((other) => overlap(box, other, 3))) return
      let sum = i * 0.4 + far * 3
      for (const edge of edges) if (crosses(edge, box)) sum += 6
      for (const dot of around) if (sum < least && isIn(dot, box, 4)) sum += weight
      if (sum >= least) return
      least = sum
      best = text
    }),
  )
  return best
}

/** Below first, then above, then round about. */
const ringAngles = [90, -90, 60, 120, -60, -120, 30, 150, -30, -150, 0, 180]
/** How far off the ring, in px. */
const ringReaches = [0, 14, 32]

const isInside = (box: Box, size: Size): boolean =>
  box.x >= 2 &&
  box.y >= 2 &&
  box.x + box.width <= size.width - 2 &&
  box.y + box.height <= size.height - 2

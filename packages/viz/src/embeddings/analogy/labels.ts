import { monoWidth } from '../../kit/drawing.ts'

/** A label to be put beside a point. */
export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  /** How far from the point, in px. */
  readonly gap: number
  /** Written whatever lies under it; others are left out where there is no room. */
  readonly needed: boolean
}

export interface PlacedLabel {
  readonly label: Label
  /** Of its middle. */
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Something that labels keep off. */
export interface Obstacle extends Box {
  /** How much a label dislikes lying on it, per px². */
  readonly weight: number
}

/** The box of a label around its middle. */
export function boxAround(text: string, x: number, y: number, size: number): Box {
  const width = monoWidth(text, size)
  const height = size + 2
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

/** A dot as an obstacle. */
export const dotObstacle = (x: number, y: number, radius: number): Obstacle => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
  weight: 3,
})

/** A line as a row of small obstacles. */
export function lineObstacles(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Obstacle[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const x = from.x + ((to.x - from.x) * i) / steps
    const y = from.y + ((to.y - from.y) * i) / steps
    return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3, weight: 1.5 }
  })
}

/** A label that lies on another by more than this is left out if it may be. */
const tooMuch = 6

/**
 * Puts labels beside their points, the first ones first: right, left, above, below or askew, wherever
 * they lie on the least.
 * @param frame - what they have to stay within
 */
export function placedLabels(
  labels: readonly Label[],
  obstacles: readonly Obstacle[],
  frame: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const taken: Box[] = []
  for (const label of labels) {
    let best: { x: number; y: number; box: Box; cost: number; over: number } | undefined
    for (const [dx, dy, dislike] of places) {
      const width = monoWidth(label.text, label.size)
      const height = label.size + 2
      const x = within(label.x + dx * (label.gap + width / 2), width, frame.width)
      const y = within(label.y + dy * (label.gap + height / 2), height, frame.height)
      const box = boxAround(label.text, x, y, label.size)
      const over = taken.reduce((sum, other) => sum + overlap(box, other), 0)
      const cost =
        dislike +
        8 * over +
        obstacles.reduce((sum, other) => sum + other.weight * overlap(box, other), 0)
      if (best === undefined || cost < best.cost) best = { x, y, box, cost, over }
    }
    if (best === undefined || (!label.needed && best.over > tooMuch)) continue
    placed.push({ label, x: best.x, y: best.y })
    taken.push(best.box)
  }
  return placed
}

/** Where a label may stand, and how little that is liked. */
const places: readonly (readonly [dx: number, dy: number, dislike: number])[] = [
  [1, 0, 0],
  [-1, 0, 2],
  [0, -1, 3],
  [0, 1, 3],
  [0.8, -1, 5],
  [0.8, 1, 5],
  [-0.8, -1, 6],
  [-0.8, 1, 6],
]

const within = (middle: number, size: number, room: number): number =>
  Math.max(size / 2, Math.min(room - size / 2, middle))

/** How much of two boxes lies on each other, in px². */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

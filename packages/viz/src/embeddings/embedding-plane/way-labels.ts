import { isNarrow } from '../../kit/layout.ts'
import type { Size } from './camera.ts'
import { overlap } from './crossings.ts'
import { type FrameLabel, isFar, labelAt, type LabelTexts, mostOnNarrow } from './frame-labels.ts'
import { labelHeight } from './label-ways.ts'
import type { Box } from './box.ts'
import type { LabelPlace } from './plane-labels.ts'
import type { Scene } from './scene.ts'

export interface WayOptions {
  readonly size: Size
  /** 0 on the line, 1 on the plane. */
  readonly lift: number
  /** [drawn], px: where the dots are on the way */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** Where labels stand at either end. */
  readonly onLine: readonly LabelPlace[]
  readonly onPlane: readonly LabelPlace[]
  readonly reserved: readonly Box[]
}

/** So far apart are labels on the way, in px. */
const gap = 4
const rows = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5]

/**
 * Labels on the way from the line to the plane: of the chosen word, its neighbours on the line and its
 * true ones alone; with thousands of words under way more couldn't be read.
 */
export function labelsOnTheWay(scene: Scene, options: WayOptions, texts: LabelTexts): FrameLabel[] {
  const { size, x, y, reserved } = options
  const [lineAt, planeAt] = [options.onLine, options.onPlane].map(
    (places) => new Map(places.map((place) => [place.at, place])),
  )
  const named = wordsOnTheWay(scene, size)
  const taken = [...reserved]
  const dots = named.map((at): Box => ({ x: x[at] - 4, y: y[at] - 4, width: 8, height: 8 }))
  const labels: FrameLabel[] = []
  for (const at of named) {
    if (!(x[at] >= 0 && x[at] <= size.width && y[at] >= 0 && y[at] <= size.height)) continue
    const width = texts.widthOf(at)
    const wanted = between(lineAt.get(at), planeAt.get(at), options.lift) ?? { dx: 7, dy: 0 }
    const left = Math.min(Math.max(4, x[at] + wanted.dx), size.width - 4 - width)
    const row = rows.find((one) => {
      const box = boxAt(left, y[at] + wanted.dy + one * (labelHeight + gap), width)
      return (
        box.y >= 2 &&
        box.y + labelHeight <= size.height - 2 &&
        taken.every((other) => !overlap(box, other, gap)) &&
        dots.every((dot) => !overlap(box, dot))
      )
    })
    if (row === undefined) continue
    const dy = wanted.dy + row * (labelHeight + gap)
    taken.push(boxAt(left, y[at] + dy, width))
    const place = { at, dx: left - x[at], dy, width }
    labels.push(labelAt(scene, place, x, y, texts, isFar(place)))
  }
  return labels
}

const boxAt = (x: number, middle: number, width: number): Box => ({
  x,
  y: middle - labelHeight / 2,
  width,
  height: labelHeight,
})

/** Which words are named on the way, those that matter most first. */
function wordsOnTheWay(scene: Scene, size: Size): number[] {
  const { chosen, before, after, neighbours } = scene
  const many = isNarrow(size.width) ? mostOnNarrow : neighbours.length
  const near = neighbours.slice(0, many).map(({ at }) => at ?? -1)
  return [...new Set([chosen, before, after, ...near])].filter((at) => at >= 0)
}

function between(
  from: LabelPlace | undefined,
  to: LabelPlace | undefined,
  lift: number,
): { dx: number; dy: number } | undefined {
  if (from === undefined || to === undefined) return from ?? to
  return { dx: from.dx + (to.dx - from.dx) * lift, dy: from.dy + (to.dy - from.dy) * lift }
}

import { formatNumber } from '../../kit/format.ts'
import { type Camera, few } from './board.ts'
import { isWhole, type Point, type Size } from './camera.ts'
import { circleLines, crosses, isIn, nearestOf, type Segment } from './crossings.ts'
import { isNarrow } from '../../kit/layout.ts'
import { lineLabels } from './line-labels.ts'
import { type Box, labelHeight, type LabelPlace, planeLabels } from './plane-labels.ts'
import type { Scene } from './scene.ts'

/** A label as it is drawn. */
export interface FrameLabel {
  readonly at: number
  /** Its left end and its middle, in px. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly text: string
  /** What stands behind the word: a neighbour's cosine. */
  readonly note: string
  readonly kind: 'chosen' | 'near' | 'own' | 'plain'
  readonly opacity: number
  /** How strong the thin line is that leads from it to its dot; 0 for none. */
  readonly leads: number
}

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

/** What stands on labels, and how wide they are. */
export interface LabelTexts {
  readonly notes: ReadonlyMap<number, string>
  readonly kindOf: (at: number) => FrameLabel['kind']
  readonly widthOf: (at: number) => number
}

/** The texts of a scene's labels. */
export function labelTexts(scene: Scene, { lift, measure, lang = 'en' }: Camera): LabelTexts {
  const notes = new Map<number, string>()
  for (const { at, cosine } of scene.neighbours)
    if (at !== null) notes.set(at, formatNumber(cosine, lang, 2))
  const kindOf = (at: number): FrameLabel['kind'] =>
    at === scene.chosen
      ? 'chosen'
      : notes.has(at)
        ? 'near'
        : scene.own.has(at) || (lift < 0.5 && (at === scene.before || at === scene.after))
          ? 'own'
          : 'plain'
  const widthOf = (at: number): number => {
    const note = notes.get(at)
    const word = measure(scene.words[at], kindOf(at) !== 'plain')
    return word + (note === undefined ? 0 : measure(` ${note}`, false))
  }
  return { notes, kindOf, widthOf }
}

/** The words that are labelled before all others but the chosen one. */
const firstOf = (scene: Scene): number[] => [
  ...scene.neighbours.map(({ at }) => at ?? -1),
  ...scene.own,
]

/** A narrow board has room for the labels of so many neighbours; the table has the others. */
const mostOnNarrow = 5

/** From the chosen word to its neighbours, once all are on the plane. */
const edgeLines = (scene: Scene, x: Float32Array, y: Float32Array): Segment[] =>
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

/** Where the ring's text stands: below it, above it or beside it, wherever it hides the least. */
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
  let best: RingText | null = null
  let least = Infinity
  ringAngles.forEach((degrees, i) => {
    const angle = (degrees / 180) * Math.PI
    const text: RingText = {
      x: x[scene.chosen] + Math.cos(angle) * (radius + 6 + width / 2),
      y: y[scene.chosen] + Math.sin(angle) * (radius + 5 + labelHeight / 2),
      content: ringText,
      width,
    }
    const box = textBox(text)
    if (!isInside(box, size) || reserved.some((other) => overlap(box, other))) return
    let sum = i * 0.4
    for (const edge of edges) if (crosses(edge, box)) sum += 6
    if (scene.rows.length <= few)
      for (let at = 0; at < scene.lineOnlyFrom; at++)
        if (isIn({ x: x[at], y: y[at] }, box, 4)) sum += 3
    if (sum >= least) return
    least = sum
    best = text
  })
  return best
}

/** Below first, then above, then round about. */
const ringAngles = [90, -90, 60, 120, -60, -120, 30, 150, -30, -150, 0, 180]

const isInside = (box: Box, size: Size): boolean =>
  box.x >= 2 &&
  box.y >= 2 &&
  box.x + box.width <= size.width - 2 &&
  box.y + box.height <= size.height - 2

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Where labels stand once all words are on the plane. */
export function labelsOnPlane(
  scene: Scene,
  { size, plane, reserved = [] }: Camera,
  x: Float32Array,
  y: Float32Array,
  ring: FrameRing | null,
  widthOf: (at: number) => number,
): LabelPlace[] {
  const near = scene.neighbours.map(({ at }) => at ?? -1)
  const many = isNarrow(size.width) ? mostOnNarrow : near.length
  const lines = scene.chosen < 0 ? [] : edgeLines(scene, x, y)
  if (ring !== null && scene.rows.length <= few) lines.push(...circleLines(ring, ring.radius))
  return planeLabels({
    size,
    x,
    y,
    many: scene.lineOnlyFrom,
    chosen: scene.chosen,
    first: [...near.slice(0, many), ...scene.own],
    last: near.slice(many).filter((at) => at >= 0),
    lines,
    widthOf,
    reserved: ring?.text == null ? reserved : [...reserved, textBox(ring.text)],
    moved: plane,
    whole: isWhole(plane),
    clearDots: scene.rows.length <= few,
  })
}

const textBox = ({ x, y, width }: RingText): Box => ({
  x: x - width / 2,
  y: y - labelHeight / 2,
  width,
  height: labelHeight,
})

/** Where labels stand while all words are on the line. */
export function labelsOnLine(
  scene: Scene,
  { size, reserved = [] }: Camera,
  x: Float32Array,
  axis: number,
  widthOf: (at: number) => number,
): LabelPlace[] {
  const { before, chosen, after } = scene
  return lineLabels({
    size,
    axis,
    x,
    before,
    chosen,
    after,
    first: firstOf(scene),
    widthOf,
    reserved,
  })
}

/** How far a label stands from its dot. */
function distanceOf({ dx, dy, width }: LabelPlace): number {
  const box = { x: dx, y: dy - labelHeight / 2, width, height: labelHeight }
  const { x, y } = nearestOf(box, { x: 0, y: 0 })
  return Math.hypot(x, y)
}

/** The labels of both ends: what stands in both moves from place to place, the rest comes or goes. */
export function joinedLabels(
  scene: Scene,
  onLine: readonly LabelPlace[],
  onPlane: readonly LabelPlace[],
  lift: number,
  x: Float32Array,
  y: Float32Array,
  { notes, kindOf }: LabelTexts,
): FrameLabel[] {
  const lineAt = new Map(onLine.map((place) => [place.at, place]))
  const labels: FrameLabel[] = []
  const add = (place: LabelPlace, dx: number, dy: number, opacity: number, leads: number): void => {
    const { at, width } = place
    if (!(opacity > 0)) return
    labels.push({
      at,
      x: x[at] + dx,
      y: y[at] + dy,
      width,
      text: scene.words[at],
      note: notes.get(at) ?? '',
      kind: kindOf(at),
      opacity,
      leads,
    })
  }
  const goes = Math.max(0, 1 - lift * 2)
  for (const place of onPlane) {
    const from = lineAt.get(place.at)
    // Far from its dot, a line leads there.
    const isFar = distanceOf(place) > 12 && kindOf(place.at) !== 'plain'
    const comes = Math.max(0, lift * 2 - 1)
    if (from === undefined) add(place, place.dx, place.dy, comes, isFar ? comes : 0)
    else {
      lineAt.delete(place.at)
      const mixed = (a: number, b: number): number => a + (b - a) * lift
      const leads = Math.max(goes, isFar ? comes : 0)
      add(place, mixed(from.dx, place.dx), mixed(from.dy, place.dy), 1, leads)
    }
  }
  for (const place of lineAt.values()) add(place, place.dx, place.dy, goes, goes)
  return labels
}

import { formatNumber } from '../../kit/format.ts'
import { type Camera, few } from './board.ts'
import { isWhole } from './camera.ts'
import { circleLines, nearestOf } from './crossings.ts'
import type { EdgeMarker } from './edge-markers.ts'
import { isNarrow } from '../../kit/layout.ts'
import { lineLabels } from './line-labels.ts'
import { labelHeight } from './label-ways.ts'
import type { Box } from './box.ts'
import { type LabelPlace, planeLabels } from './plane-labels.ts'
import { edgeLines, type FrameRing, textBox } from './ring-text.ts'
import type { Scene } from './scene.ts'

/** A label as it is drawn. */
export interface FrameLabel {
  readonly at: number
  /** Its left end and its middle, in px. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly text: string
  /** What stands behind the word: a neighbour's cosine, and the way to it where it is outside. */
  readonly note: string
  readonly kind: 'chosen' | 'near' | 'own' | 'plain'
  /** Whether a thin line leads from it to its dot. */
  readonly leads: boolean
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
        : scene.own.has(at) || (lift < 1 && (at === scene.before || at === scene.after))
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
export const mostOnNarrow = 5

/** Where labels stand once all words are on the plane. */
export function labelsOnPlane(
  scene: Scene,
  { size, plane, reserved = [] }: Camera,
  x: Float32Array,
  y: Float32Array,
  ring: FrameRing | null,
  markers: readonly EdgeMarker[],
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
    reserved: [
      ...reserved,
      ...markers.map(markerBox),
      ...(ring?.text == null ? [] : [textBox(ring.text)]),
    ],
    moved: plane,
    whole: isWhole(plane),
    clearDots: scene.rows.length <= few,
  })
}

const markerBox = ({ x, y, width }: EdgeMarker): Box => ({
  x,
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

/** A label as it is drawn, of a place that is given from its dot. */
export function labelAt(
  scene: Scene,
  { at, dx, dy, width }: LabelPlace,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { notes, kindOf }: LabelTexts,
  leads: boolean,
): FrameLabel {
  return {
    at,
    x: x[at] + dx,
    y: y[at] + dy,
    width,
    text: scene.words[at],
    note: notes.get(at) ?? '',
    kind: kindOf(at),
    leads,
  }
}

/** Far from its dot, a line leads there. */
export const isFar = (place: LabelPlace): boolean => distanceOf(place) > 12

/** The names at the edges as labels. */
export function markerLabels(
  scene: Scene,
  markers: readonly EdgeMarker[],
  { notes, kindOf }: LabelTexts,
): FrameLabel[] {
  return markers.map(({ at, arrow, x, y, width }) => {
    const note = notes.get(at)
    const isChosen = at === scene.chosen
    return {
      at,
      x,
      y,
      width,
      text: isChosen ? `${scene.words[at]} ${arrow}` : scene.words[at],
      note: isChosen ? '' : `${note ?? ''} ${arrow}`.trim(),
      kind: kindOf(at),
      leads: false,
    }
  })
}

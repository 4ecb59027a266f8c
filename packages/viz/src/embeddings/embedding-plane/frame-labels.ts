import { formatNumber } from '../../kit/format.ts'
import { type Camera, few } from './board.ts'
import { isWhole } from './camera.ts'
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
  readonly text: { readonly x: number; readonly y: number; readonly content: string } | null
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

/** Where labels stand once all words are on the plane. */
export function labelsOnPlane(
  scene: Scene,
  { size, plane, reserved = [], measure }: Camera,
  x: Float32Array,
  y: Float32Array,
  ring: FrameRing | null,
  widthOf: (at: number) => number,
): LabelPlace[] {
  return planeLabels({
    size,
    x,
    y,
    many: scene.lineOnlyFrom,
    chosen: scene.chosen,
    first: firstOf(scene),
    widthOf,
    reserved: ring?.text == null ? reserved : [...reserved, textBox(ring.text, measure)],
    moved: plane,
    whole: isWhole(plane),
    clearDots: scene.rows.length <= few,
  })
}

function textBox(
  { x, y, content }: { x: number; y: number; content: string },
  measure: Camera['measure'],
): Box {
  const width = measure(content, false)
  return { x: x - width / 2, y: y - labelHeight / 2, width, height: labelHeight }
}

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
    const isFar = Math.hypot(place.dx, place.dy) > 20 && kindOf(place.at) !== 'plain'
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

import { formatCount, formatNumber } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import { type Fit, fitOf, isWhole, type Point, type Size, type View } from './camera.ts'
import { lineTicks } from './id-line.ts'
import { lineLabels } from './line-labels.ts'
import { type Box, labelHeight, type LabelPlace, planeLabels } from './plane-labels.ts'
import type { Scene } from './scene.ts'

/** How the words are looked at. */
export interface Camera {
  readonly size: Size
  /** 0: all on the line; 1: all on the plane. */
  readonly lift: number
  readonly plane: View
  readonly line: View
  /** How wide a text of 12 px is, in px. */
  readonly measure: (text: string, bold: boolean) => number
  /** What no label may cover. */
  readonly reserved?: readonly Box[]
  /** What is written on the ring. */
  readonly ringText?: string
  readonly lang?: string
}

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

/** A line from the chosen word to one of its true neighbours; bent while on the line. */
export interface FrameEdge {
  readonly to: number
  readonly bend: number
  readonly cosine: number
  readonly kept: boolean
}

/** Round the chosen word and those that are nearest to it in the drawing. */
export interface FrameRing {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** What is written on it, and the middle of that; null where there is no room. */
  readonly text: { readonly x: number; readonly y: number; readonly content: string } | null
}

/** Everything that is seen at one moment, in px. */
export interface Frame {
  readonly scene: Scene
  readonly size: Size
  readonly lift: number
  /** [drawn] */
  readonly x: Float32Array
  readonly y: Float32Array
  readonly labels: readonly FrameLabel[]
  readonly edges: readonly FrameEdge[]
  readonly ring: FrameRing | null
  readonly axis: {
    readonly y: number
    readonly ticks: readonly { readonly x: number; readonly text: string }[]
    /** The chosen word's number. */
    readonly id: { readonly x: number; readonly text: string } | null
  }
}

/** How high a board is: it depends on nothing but whether it is narrow. */
export const boardHeight = (width: number): number => (isNarrow(width) ? 320 : 400)

/** With more words than these, dots are small, all alike, and may lie under labels. */
export const few = 400

const sideMargin = 14

/** How high the line lies in a board. */
export const axisHeight = (size: Size): number => Math.round(size.height * 0.68)

/** Where the layout lies on the whole board. */
export function planeFit(scene: Scene, size: Size): Fit {
  const isFew = scene.placing.rows.length <= few
  return fitOf(scene.placing.bounds, size, {
    x: isFew ? (isNarrow(size.width) ? 26 : 52) : sideMargin,
    y: isFew ? 20 : sideMargin,
  })
}

/** Where a drawn word lies on the whole plane, in px. */
export function planePoint(scene: Scene, at: number, size: Size): Point {
  const fit = planeFit(scene, size)
  return { x: scene.x[at] * fit.scale + fit.left, y: fit.top - scene.y[at] * fit.scale }
}

/** Where a number lies on the whole line. */
export function lineX(id: number, lastId: number, size: Size): number {
  return sideMargin + (id / Math.max(1, lastId)) * (size.width - 2 * sideMargin)
}

/** What is seen of a scene. */
export function frameOf(scene: Scene, camera: Camera): Frame {
  const { size, lift, lang = 'en' } = camera
  const axis = axisHeight(size)
  const { planeX, planeY, lineXs, x, y } = positions(scene, camera, axis)
  const texts = labelTexts(scene, camera)
  const ring = ringOf(scene, camera, planeX, planeY)
  const onPlane = lift > 0 ? labelsOnPlane(scene, camera, planeX, planeY, ring, texts.widthOf) : []
  const onLine = lift < 1 ? labelsOnLine(scene, camera, lineXs, axis, texts.widthOf) : []
  const edges = scene.neighbours.flatMap(({ at, cosine, kept }) =>
    at === null || Number.isNaN(x[at])
      ? []
      : [{ to: at, bend: bendOf(lineXs[scene.chosen], lineXs[at], size, lift), cosine, kept }],
  )
  const id = scene.chosen < 0 ? Number.NaN : scene.ids[scene.chosen]
  return {
    scene,
    size,
    lift,
    x,
    y,
    labels: joinedLabels(scene, onLine, onPlane, lift, x, y, texts),
    edges,
    ring,
    axis: {
      y: axis,
      ticks: lift < 1 ? ticksOf(scene, camera) : [],
      id: Number.isNaN(id) ? null : { x: lineXs[scene.chosen], text: formatCount(id, lang) },
    },
  }
}

function positions(scene: Scene, { size, lift, plane, line }: Camera, axis: number) {
  const fit = planeFit(scene, size)
  const many = scene.rows.length
  const [planeX, planeY, lineXs, x, y] = Array.from({ length: 5 }, () => new Float32Array(many))
  for (let i = 0; i < many; i++) {
    planeX[i] = (scene.x[i] * fit.scale + fit.left) * plane.scale + plane.x
    planeY[i] = (fit.top - scene.y[i] * fit.scale) * plane.scale + plane.y
    lineXs[i] = lineX(scene.ids[i], scene.lastId, size) * line.scale + line.x
    // A word without a number is nowhere but on the plane: NaN isn’t drawn.
    x[i] = lift >= 1 ? planeX[i] : lineXs[i] + (planeX[i] - lineXs[i]) * lift
    y[i] = lift >= 1 ? planeY[i] : axis + (planeY[i] - axis) * lift
  }
  return { planeX, planeY, lineXs, x, y }
}

/** A ring smaller than this has no room for words. */
const leastRing = 30

function ringOf(
  scene: Scene,
  { size, plane, measure, ringText = '' }: Camera,
  planeX: Float32Array,
  planeY: Float32Array,
): FrameRing | null {
  const radius = scene.ringRadius * planeFit(scene, size).scale * plane.scale
  if (scene.chosen < 0 || !(radius > 0)) return null
  const [x, y] = [planeX[scene.chosen], planeY[scene.chosen]]
  const room = measure(ringText, false) / 2 + 4
  // At its top, or at its foot where the top lies outside.
  const textY = y - radius > 9 ? y - radius : y + radius
  const fits = radius >= leastRing && textY < size.height - 9 && textY > 9
  const text =
    ringText !== '' && fits && x > room && x < size.width - room
      ? { x, y: textY, content: ringText }
      : null
  return { x, y, radius, text }
}

interface LabelTexts {
  readonly notes: ReadonlyMap<number, string>
  readonly kindOf: (at: number) => FrameLabel['kind']
  readonly widthOf: (at: number) => number
}

function labelTexts(scene: Scene, { lift, measure, lang = 'en' }: Camera): LabelTexts {
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

function labelsOnPlane(
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

function labelsOnLine(
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
function joinedLabels(
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

/** How deep a line between two words of the line hangs. */
function bendOf(from: number, to: number, size: Size, lift: number): number {
  if (lift >= 1) return 0
  const room = size.height - axisHeight(size) - 30
  const depth = Math.min(room, 14 + Math.abs(to - from) * 0.32)
  return depth * 2 * (1 - lift)
}

function ticksOf(scene: Scene, { size, line, lang = 'en' }: Camera): { x: number; text: string }[] {
  const at = (id: number): number => lineX(id, scene.lastId, size) * line.scale + line.x
  const idAt = (px: number): number =>
    (((px - line.x) / line.scale - sideMargin) / (size.width - 2 * sideMargin)) *
    Math.max(1, scene.lastId)
  const from = Math.max(0, idAt(0))
  const to = Math.min(scene.lastId, idAt(size.width))
  return lineTicks(from, to, size.width / 110).map((id) => ({
    x: at(id),
    text: formatCount(id, lang),
  }))
}

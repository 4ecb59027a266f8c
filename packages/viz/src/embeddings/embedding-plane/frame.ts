import { formatCount } from '../../kit/format.ts'
import { axisHeight, type Camera, lineX, planeFit, sideMargin } from './board.ts'
import type { Size } from './camera.ts'
import {
  type FrameLabel,
  isFar,
  labelAt,
  labelsOnLine,
  labelsOnPlane,
  type LabelTexts,
  labelTexts,
  markerLabels,
} from './frame-labels.ts'
import { edgeMarkers } from './edge-markers.ts'
import { lineTicks } from './id-line.ts'
import type { Box } from './box.ts'
import { type FrameRing, ringTextOf, textBox } from './ring-text.ts'
import type { Scene } from './scene.ts'
import { labelsOnTheWay } from './way-labels.ts'

/** A line from the chosen word to one of its true neighbours; bent while on the line. */
export interface FrameEdge {
  readonly to: number
  readonly bend: number
  readonly cosine: number
  readonly kept: boolean
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
    readonly ticks: readonly AxisNumber[]
    /** The chosen word's number. */
    readonly id: AxisNumber | null
  }
}

/** A number under the line, in px. */
export interface AxisNumber {
  readonly x: number
  readonly text: string
  readonly width: number
}

/** What is seen of a scene. */
export function frameOf(scene: Scene, camera: Camera): Frame {
  const { size, lift, lang = 'en' } = camera
  const axis = axisHeight(size)
  const { planeX, planeY, lineXs, x, y } = positions(scene, camera, axis)
  const texts = labelTexts(scene, camera)
  const ring = ringOf(scene, camera, planeX, planeY)
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
    labels: labelsOf(scene, camera, { axis, planeX, planeY, lineXs, x, y, ring, texts }),
    edges,
    ring,
    axis: {
      y: axis,
      ticks: lift === 0 ? ticksOf(scene, camera) : [],
      id:
        lift > 0 || Number.isNaN(id)
          ? null
          : axisNumber(lineXs[scene.chosen], formatCount(id, lang), camera, true),
    },
  }
}

interface Placed extends ReturnType<typeof positions> {
  readonly axis: number
  readonly ring: FrameRing | null
  readonly texts: LabelTexts
}

/** The labels of the line, of the plane, or of what is on its way between them. */
function labelsOf(scene: Scene, camera: Camera, placed: Placed): FrameLabel[] {
  const { size, lift, measure, reserved = [] } = camera
  const { axis, planeX, planeY, lineXs, x, y, ring, texts } = placed
  const outside = {
    size,
    chosen: scene.chosen,
    near: scene.neighbours.map(({ at }) => at ?? -1),
    widthOf: (at: number) => texts.widthOf(at) + measure(' →', false),
  }
  if (lift <= 0) {
    // Under the line, beside the bent lines that lead out there.
    const under = new Float32Array(lineXs.length).fill(axis + 38)
    const above: Box = { x: 0, y: 0, width: size.width, height: axis + 24 }
    const reserved = [above]
    return [
      ...markerLabels(scene, edgeMarkers({ ...outside, x: lineXs, y: under, reserved }), texts),
      ...labelsOnLine(scene, camera, lineXs, axis, texts.widthOf).map((place) =>
        labelAt(scene, place, x, y, texts, true),
      ),
    ]
  }
  const markers = edgeMarkers({
    ...outside,
    x: planeX,
    y: planeY,
    reserved: ring?.text == null ? reserved : [...reserved, textBox(ring.text)],
  })
  const onPlane = labelsOnPlane(scene, camera, planeX, planeY, ring, markers, texts.widthOf)
  if (lift >= 1)
    return [
      ...markerLabels(scene, markers, texts),
      ...onPlane.map((place) => {
        const leads = isFar(place) && texts.kindOf(place.at) !== 'plain'
        return labelAt(scene, place, x, y, texts, leads)
      }),
    ]
  const onLine = labelsOnLine(scene, camera, lineXs, axis, texts.widthOf)
  return labelsOnTheWay(scene, { size, lift, x, y, onLine, onPlane, reserved }, texts)
}

const axisNumber = (x: number, text: string, { measure }: Camera, bold = false): AxisNumber => ({
  x,
  text,
  width: measure(text, bold),
})

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

/** A ring is never drawn smaller: it would be lost among the dots. */
const leastRing = 14

function ringOf(
  scene: Scene,
  camera: Camera,
  planeX: Float32Array,
  planeY: Float32Array,
): FrameRing | null {
  const { size, plane } = camera
  if (scene.chosen < 0 || !(scene.ringRadius > 0)) return null
  const exact = scene.ringRadius * planeFit(scene, size).scale * plane.scale
  const radius = Math.max(leastRing, exact)
  const [x, y] = [planeX[scene.chosen], planeY[scene.chosen]]
  return { x, y, radius, text: ringTextOf(scene, camera, planeX, planeY, radius) }
}

/** How deep a line between two words of the line hangs. */
function bendOf(from: number, to: number, size: Size, lift: number): number {
  if (lift >= 1) return 0
  const room = size.height - axisHeight(size) - 30
  const depth = Math.min(room, 14 + Math.abs(to - from) * 0.32)
  return depth * 2 * (1 - lift)
}

function ticksOf(scene: Scene, camera: Camera): AxisNumber[] {
  const { size, line, lang = 'en' } = camera
  const at = (id: number): number => lineX(id, scene.lastId, size) * line.scale + line.x
  const idAt = (px: number): number =>
    (((px - line.x) / line.scale - sideMargin) / (size.width - 2 * sideMargin)) *
    Math.max(1, scene.lastId)
  const from = Math.max(0, idAt(0))
  const to = Math.min(scene.lastId, idAt(size.width))
  return lineTicks(from, to, size.width / 110).map((id) =>
    axisNumber(at(id), formatCount(id, lang), camera),
  )
}

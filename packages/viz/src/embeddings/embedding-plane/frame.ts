import { formatCount } from '../../kit/format.ts'
import { axisHeight, type Camera, lineX, planeFit, sideMargin } from './board.ts'
import type { Size } from './camera.ts'
import {
  type FrameLabel,
  type FrameRing,
  joinedLabels,
  labelsOnLine,
  labelsOnPlane,
  labelTexts,
  ringTextOf,
} from './frame-labels.ts'
import { lineTicks } from './id-line.ts'
import type { Scene } from './scene.ts'

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
    readonly ticks: readonly { readonly x: number; readonly text: string }[]
    /** The chosen word's number. */
    readonly id: { readonly x: number; readonly text: string } | null
  }
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

/** A ring smaller than this is hardly seen. */
const leastRing = 12

function ringOf(
  scene: Scene,
  camera: Camera,
  planeX: Float32Array,
  planeY: Float32Array,
): FrameRing | null {
  const { size, plane } = camera
  const radius = scene.ringRadius * planeFit(scene, size).scale * plane.scale
  if (scene.chosen < 0 || !(radius > 0)) return null
  const [x, y] = [planeX[scene.chosen], planeY[scene.chosen]]
  const text = radius < leastRing ? null : ringTextOf(scene, camera, planeX, planeY, radius)
  return { x, y, radius, text }
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

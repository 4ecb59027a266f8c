import { isNarrow } from '../../kit/layout.ts'
import { type Fit, fitOf, type Point, type Size, type View } from './camera.ts'
import type { Box } from './box.ts'
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

/** How high a board is: it depends on nothing but whether it is narrow. */
export const boardHeight = (width: number): number => (isNarrow(width) ? 320 : 400)

/** With more words than these, dots are small, all alike, and may lie under labels. */
export const few = 400

/** Left and right of the line, in px. */
export const sideMargin = 14

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

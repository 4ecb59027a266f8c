/** A figure as it stands on the screen, as plain shapes in its own pixels: for a file. */
export interface Picture {
  /** px */
  readonly width: number
  readonly height: number
  readonly background: string
  /** In the order in which they are painted. */
  readonly shapes: readonly Shape[]
  /** What it shows, in words. */
  readonly label: string
}

/** a, b, c, d, e, f as in an SVG matrix: x′ = a x + c y + e, y′ = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export type Shape = PathShape | TextShape | ImageShape

export interface PathShape {
  readonly kind: 'path'
  /** In units of its own, brought to the picture by `matrix`. */
  readonly d: string
  readonly matrix: Matrix
  /** CSS colours, or 'none'. */
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly dash: readonly number[]
  readonly opacity: number
}

export interface TextShape {
  readonly kind: 'text'
  readonly text: string
  /** Where its first letter's baseline begins. */
  readonly x: number
  readonly y: number
  readonly matrix: Matrix
  readonly fill: string
  /** A rim behind the letters, or 'none'. */
  readonly halo: string
  readonly haloWidth: number
  /** px */
  readonly size: number
  readonly weight: string
  readonly family: string
  readonly opacity: number
}

export interface ImageShape {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** PNG, as a data address. */
  readonly source: string
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

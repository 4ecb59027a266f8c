import { baselineShift, type Mark, path, rect, text } from '../../kit/drawing.ts'
import type { Token } from '../../kit/paint.ts'

/** What an outline is traced with: a canvas, or the text of an SVG path. */
export interface Outline {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  curveTo(middleX: number, middleY: number, x: number, y: number): void
  circle(x: number, y: number, radius: number): void
  box(x: number, y: number, width: number, height: number): void
}

export interface PathStyle {
  readonly fill?: Token
  readonly stroke?: Token
  readonly width?: number
  readonly dash?: readonly number[]
  readonly opacity?: number
}

export interface TextStyle {
  readonly paint?: Token
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** A rim in the colour of the sheet. */
  readonly halo?: boolean
  readonly opacity?: number
}

/** What a picture is drawn with, on a canvas or as marks: one description, two kinds of paper. */
export interface Pen {
  path(style: PathStyle, trace: (outline: Outline) => void): void
  /** A box of one colour, with square corners. */
  plate(x: number, y: number, width: number, height: number, fill: Token, opacity: number): void
  /** Text of 12 px; y is the middle of its letters. */
  text(x: number, y: number, content: string, style?: TextStyle): void
}

/** A pen that writes marks, for the server and for pictures that leave the page. */
export class MarksPen implements Pen {
  readonly marks: Mark[] = []

  path({ fill, stroke, width, dash, opacity }: PathStyle, trace: (outline: Outline) => void) {
    const d: string[] = []
    trace(svgOutline(d))
    if (d.length === 0) return
    this.marks.push(
      path(d.join(''), {
        fill: fill ?? 'none',
        stroke,
        strokeWidth: width,
        dash,
        opacity: opacity === 1 ? undefined : opacity,
      }),
    )
  }

  plate(x: number, y: number, width: number, height: number, fill: Token, opacity: number) {
    this.marks.push(
      rect(x, y, width, height, { fill, opacity: opacity === 1 ? undefined : opacity }),
    )
  }

  text(x: number, y: number, content: string, style: TextStyle = {}) {
    const { paint, bold = false, anchor = 'start', halo = false, opacity } = style
    this.marks.push(
      text(short(x), short(y), content, {
        middle: true,
        fill: paint,
        bold,
        anchor,
        halo,
        opacity: opacity === 1 ? undefined : opacity,
      }),
    )
  }
}

/** To a tenth of a px: a page of words stays small. */
const short = (value: number): number => Math.round(value * 10) / 10

function svgOutline(d: string[]): Outline {
  return {
    moveTo: (x, y) => d.push(`M${short(x)} ${short(y)}`),
    lineTo: (x, y) => d.push(`L${short(x)} ${short(y)}`),
    curveTo: (mx, my, x, y) => d.push(`Q${short(mx)} ${short(my)} ${short(x)} ${short(y)}`),
    circle: (x, y, r) =>
      d.push(
        `M${short(x - r)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
      ),
    box: (x, y, width, height) =>
      d.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`),
  }
}

/** The colours and letters of the page, as a canvas needs them. */
export interface CanvasLook {
  readonly colours: Readonly<Record<Token, string>>
  /** The family of the letters. */
  readonly face: string
}

type Context = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'globalAlpha'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'quadraticCurveTo'
  | 'rect'
  | 'setLineDash'
  | 'stroke'
  | 'strokeStyle'
  | 'strokeText'
  | 'textAlign'
>

/** A pen that draws on a canvas. It sets only what has changed: there may be hundreds of words. */
export class CanvasPen implements Pen {
  readonly #context: Context
  readonly #look: CanvasLook
  readonly #outline: Outline
  /** How many px of the screen a px has: letters stand on whole ones. */
  readonly #density: number
  #font = ''
  #align = ''
  #fill = ''
  #alpha = -1

  constructor(context: Context, look: CanvasLook, density: number) {
    this.#context = context
    this.#look = look
    this.#density = density
    // A canvas remembers how it was left.
    context.lineJoin = 'round'
    this.#outline = {
      moveTo: (x, y) => context.moveTo(x, y),
      lineTo: (x, y) => context.lineTo(x, y),
      curveTo: (mx, my, x, y) => context.quadraticCurveTo(mx, my, x, y),
      circle: (x, y, r) => {
        context.moveTo(x + r, y)
        context.arc(x, y, r, 0, 2 * Math.PI)
      },
      box: (x, y, width, height) => context.rect(x, y, width, height),
    }
  }

  path({ fill, stroke, width = 1, dash, opacity = 1 }: PathStyle, trace: (o: Outline) => void) {
    const context = this.#context
    this.#setAlpha(opacity)
    context.beginPath()
    trace(this.#outline)
    if (fill !== undefined) {
      this.#setFill(fill)
      context.fill()
    }
    if (stroke === undefined) return
    context.strokeStyle = this.#look.colours[stroke]
    context.lineWidth = width
    context.setLineDash((dash ?? []) as number[])
    context.stroke()
  }

  plate(x: number, y: number, width: number, height: number, fill: Token, opacity: number) {
    this.#setAlpha(opacity)
    this.#setFill(fill)
    const [left, top] = [this.#whole(x), this.#whole(y)]
    this.#context.fillRect(left, top, width, height)
  }

  text(x: number, y: number, content: string, style: TextStyle = {}) {
    const { paint = 'ink', bold = false, anchor = 'start', halo = false, opacity = 1 } = style
    const context = this.#context
    const font = `${bold ? 600 : 400} 12px ${this.#look.face}`
    if (font !== this.#font) context.font = this.#font = font
    const align = anchor === 'middle' ? 'center' : anchor
    if (align !== this.#align) context.textAlign = (this.#align = align) as CanvasTextAlign
    this.#setAlpha(opacity)
    const [left, base] = [this.#whole(x), this.#whole(y + baselineShift(12))]
    if (halo) {
      context.strokeStyle = this.#look.colours.sheet
      context.lineWidth = 4
      context.setLineDash([])
      context.strokeText(content, left, base)
    }
    this.#setFill(paint)
    context.fillText(content, left, base)
  }

  #setFill(paint: Token): void {
    const colour = this.#look.colours[paint]
    if (colour !== this.#fill) this.#context.fillStyle = this.#fill = colour
  }

  #setAlpha(opacity: number): void {
    if (opacity !== this.#alpha) this.#context.globalAlpha = this.#alpha = opacity
  }

  #whole(at: number): number {
    return Math.round(at * this.#density) / this.#density
  }
}

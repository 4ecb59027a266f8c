import {
  circle,
  type Drawing,
  line,
  type Mark,
  path,
  rect,
  round,
  text,
} from '../../kit/drawing.ts'
import { formatCount } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import type { Rung } from './climb.ts'
import { type Clouds, type Spot, spotOn } from './clouds.ts'
import { nameOfSense } from './senses.ts'

/** How high the plane is. */
const planePx = { narrow: 220, wide: 276 }
/** From this width on it is the higher one: beside other parts it is narrower than a figure. */
export const wideFromPx = 380
const footPx = 24
const rimPx = 14

export interface PlanePicture {
  readonly clouds: Clouds
  readonly rungs: readonly Rung[]
  readonly senses: readonly string[]
  /** The word where one stands. */
  readonly here: string
  /** The rung, or between two while the figure moves. */
  readonly level: number
  readonly words: Words
  readonly lang: string
}

/**
 * The stories of each sense as points on the plane of a layer, and the reader's own as a dot with the
 * way that it came. All layers have one scale.
 */
export function planeDrawing(picture: PlanePicture, width: number): Drawing {
  const { clouds, rungs, senses, here, level, words, lang } = picture
  const w = words.logitLens
  const height = width < wideFromPx ? planePx.narrow : planePx.wide
  const bottom = height - footPx
  const { reach } = clouds
  const scale = Math.min(
    (width / 2 - rimPx) / Math.max(reach.x, 1e-9),
    (bottom / 2 - rimPx) / Math.max(reach.y, 1e-9),
  )
  const at = ({ x, y }: Spot): Spot => ({
    x: inside(width / 2 + x * scale, width),
    y: inside(bottom / 2 - y * scale, bottom),
  })
  const now = (spots: readonly Spot[]): Spot => at(spotAt(spots, level))
  const own = clouds.planes.map((plane, l) => spotOn(plane, rungs[l].vector))
  const way = [...own.slice(0, Math.floor(level) + 1).map(at), now(own)]
  const spot = now(own)
  const isRight = spot.x > width / 2
  const marks: Mark[] = [
    rect(0.5, 0.5, width - 1, bottom - 1, { fill: 'sheet', stroke: 'hair' }),
    line(width / 2, 1, width / 2, bottom - 1, { stroke: 'grid' }),
    line(1, bottom / 2, width - 1, bottom / 2, { stroke: 'grid' }),
    path(clouds.untold.map((spots) => plusAt(now(spots))).join(''), { stroke: 'quiet' }),
    ...clouds.told.map((stories, s) => {
      const { glyph, style } = shapeOf(s)
      return path(stories.map((spots) => glyph(now(spots))).join(''), style)
    }),
    path(way.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(''), {
      stroke: 'positive',
      strokeWidth: 2,
    }),
    circle(spot.x, spot.y, 7, { fill: 'positive', stroke: 'sheet', strokeWidth: 2 }),
    text(spot.x + (isRight ? -12 : 12), labelHeight(spot.y), w.yours(here), {
      size: 13,
      anchor: isRight ? 'end' : 'start',
      bold: true,
      halo: true,
      fill: 'positive',
    }),
    ...legendMarks(senses, clouds.untold.length > 0, { width, height }, words),
  ]
  return {
    width,
    height,
    marks,
    label: w.plane(formatCount(clouds.drawn + clouds.untold.length, lang)),
  }
}

const inside = (value: number, most: number): number =>
  round(Math.max(8, Math.min(most - 8, value)))

const labelHeight = (y: number): number => (y < 34 ? y + 22 : y - 12)

/** A place between two layers: on the straight way from the one to the other. */
export function spotAt(spots: readonly Spot[], level: number): Spot {
  const from = Math.floor(level)
  const a = spots[from]
  const b = spots[Math.min(spots.length - 1, from + 1)]
  const share = level - from
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

const plusAt = ({ x, y }: Spot): string => `M${round(x - 3)} ${y}h6m-3-3v6`
const discAt = ({ x, y }: Spot): string => `M${round(x - 3)} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`
const squareAt = ({ x, y }: Spot): string => `M${round(x - 3)} ${round(y - 3)}h6v6h-6z`
const triangleAt = ({ x, y }: Spot): string => `M${x} ${round(y - 4)}l4 7h-8z`

const shapes = [
  { glyph: discAt, sign: '●', style: { fill: 'quiet' } },
  { glyph: squareAt, sign: '□', style: { fill: 'sheet', stroke: 'ink', strokeWidth: 1.5 } },
  { glyph: triangleAt, sign: '▲', style: { fill: 'ink' } },
] as const

const shapeOf = (sense: number) => shapes[sense % shapes.length]

/** The names of the clouds, where they lie: at the left, at the right, the third above. */
function legendMarks(
  senses: readonly string[],
  hasUntold: boolean,
  { width, height }: { readonly width: number; readonly height: number },
  words: Words,
): Mark[] {
  const y = height - 8
  const nameAt = (s: number): string => `${shapeOf(s).sign} ${nameOfSense(senses[s])}`
  return [
    text(0, y, nameAt(0), { bold: true }),
    text(width, y, nameAt(1), { anchor: 'end', bold: true }),
    ...(hasUntold
      ? [
          text(width / 2, y, `+ ${words.logitLens.untold}`, {
            anchor: 'middle',
            fill: 'quiet' as const,
          }),
        ]
      : []),
    ...senses
      .slice(2)
      .map((_, i) =>
        text(width / 2, 16 + 16 * i, nameAt(i + 2), { anchor: 'middle', bold: true, halo: true }),
      ),
  ]
}

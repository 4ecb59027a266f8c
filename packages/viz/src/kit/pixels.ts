import { group, type GroupMark, line, type Mark, path, rect, round, text } from './drawing.ts'
import { greyOn, inkOn, type Paint, shadeOf } from './paint.ts'

export interface PictureOptions {
  readonly x: number
  readonly y: number
  /** Width of the whole picture. */
  readonly size: number
  readonly columns?: number
  /** Ids for pointer events, a cell each. */
  readonly id?: (cell: number) => string
  /** Cells that are lit. */
  readonly lit?: (cell: number) => boolean
  /** The number in each cell; it is drawn where there is room. */
  readonly number?: (value: number, cell: number) => string
}

/** A picture of pixels, −1 black … 1 white: the same grey in every theme, with an outline. */
export function pixelMarks(pixels: ArrayLike<number>, options: PictureOptions): GroupMark {
  return pictureOf(pixels, options, (value) => ({ fill: { pixel: value }, ink: greyOn(value) }))
}

export interface WeightPictureOptions extends PictureOptions {
  /** The size of weight that has the full colour. */
  readonly limit?: number
}

/**
 * A neuron's weights as a picture, laid out as the pixels that they multiply: blue is for, orange
 * against, and each cell says so by a plus or minus as large as its weight.
 */
export function weightPictureMarks(
  weights: ArrayLike<number>,
  options: WeightPictureOptions,
): GroupMark {
  const { limit = 1 } = options
  const side = options.size / (options.columns ?? 3)
  return pictureOf(
    weights,
    options,
    (value) => {
      const fill = shadeOf(value, limit)
      return { fill, ink: inkOn(fill) }
    },
    (value, x, y) => {
      if (options.number !== undefined && side >= numberFrom) return []
      const arm = (side / 2 - 2) * shadeOf(value, limit).strength * 0.8
      if (side < 9 || arm < 0.75) return []
      const stroke = 'ink'
      const bar = `M${round(x - arm)} ${round(y)}h${round(2 * arm)}`
      const d = value < 0 ? bar : `${bar}M${round(x)} ${round(y - arm)}v${round(2 * arm)}`
      return [path(d, { stroke, strokeWidth: side < 14 ? 1.25 : 1.75 })]
    },
  )
}

/** A cell this wide has room for its number. */
const numberFrom = 36

function pictureOf(
  values: ArrayLike<number>,
  options: PictureOptions,
  look: (value: number) => { fill: Paint; ink: Paint },
  inside: (value: number, x: number, y: number) => Mark[] = () => [],
): GroupMark {
  const { x, y, size, columns = 3, id, lit, number } = options
  const side = size / columns
  const marks = Array.from(values).flatMap((value, cell): Mark[] => {
    const left = (cell % columns) * side
    const top = Math.floor(cell / columns) * side
    const { fill, ink } = look(value)
    const is = id === undefined ? {} : { id: id(cell) }
    return [
      rect(left, top, side, side, { fill, stroke: 'quiet', strokeWidth: 1, ...is }),
      ...(number !== undefined && side >= numberFrom
        ? [
            text(left + side / 2, top + side / 2, number(value, cell), {
              anchor: 'middle',
              middle: true,
              fill: ink,
            }),
          ]
        : []),
      ...inside(value, left + side / 2, top + side / 2),
    ]
  })
  const ring = Array.from(values).flatMap((_, cell) =>
    lit?.(cell) === true
      ? [
          rect(
            (cell % columns) * side - 1,
            Math.floor(cell / columns) * side - 1,
            side + 2,
            side + 2,
            {
              fill: 'none',
              stroke: 'ink',
              strokeWidth: 2.5,
            },
          ),
        ]
      : [],
  )
  return group([...marks, ...ring], { x, y })
}

/** A scale of weights for a legend: full orange, nothing, full blue. */
export function weightLegendMarks(
  x: number,
  y: number,
  width: number,
  labels: readonly [string, string, string],
): GroupMark {
  const steps = 13
  const cells = Array.from({ length: steps }, (_, i) => {
    const value = (i / (steps - 1)) * 2 - 1
    return rect((i * width) / steps, 0, width / steps, 10, { fill: shadeOf(value) })
  })
  const at = [0, width / 2, width]
  const anchors = ['start', 'middle', 'end'] as const
  return group(
    [
      ...cells,
      rect(0, 0, width, 10, { fill: 'none', stroke: 'quiet' }),
      line(width / 2, 10, width / 2, 13, { stroke: 'quiet' }),
      ...labels.map((label, i) => text(at[i], 26, label, { anchor: anchors[i], fill: 'quiet' })),
    ],
    { x, y },
  )
}

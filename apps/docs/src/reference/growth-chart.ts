import type { Growth } from './measured.ts'

/** Sizes in px: of the whole drawing, and of the room for what is written round the axes. */
export const size = { width: 340, height: 200, left: 52, right: 16, top: 12, bottom: 36 }

/** A growth on two logarithmic axes: dots are measured, the line is the law; places in px. */
export interface GrowthChart {
  readonly line: string
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  /** The ends of the axes: what stands there, and where. */
  readonly across: readonly { readonly x: number; readonly value: number }[]
  readonly up: readonly { readonly y: number; readonly value: number }[]
}

export function growthChart({ points }: Growth): GrowthChart {
  const heights = points.flatMap(({ measured, expected }) => [measured, expected])
  const widths = points.map(({ at }) => at)
  const x = logAxis(widths, size.left, size.width - size.right)
  const y = logAxis(heights, size.height - size.bottom, size.top)
  return {
    line: points.map(({ at, expected }) => `${x(at)},${y(expected)}`).join(' '),
    dots: points.map(({ at, measured }) => ({ x: x(at), y: y(measured) })),
    across: endsOf(widths).map((value) => ({ x: x(value), value })),
    up: endsOf(heights).map((value) => ({ y: y(value), value })),
  }
}

const endsOf = (values: readonly number[]): [number, number] => [
  Math.min(...values),
  Math.max(...values),
]

/** The least value stands at one end, the largest at the other; to a tenth of a px. */
function logAxis(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = endsOf(values).map(Math.log) as [number, number]
  return (value) =>
    Math.round(10 * (from + ((to - from) * (Math.log(value) - low)) / (high - low))) / 10
}

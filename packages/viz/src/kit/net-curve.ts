import { round } from './drawing.ts'
import { type NetLayout, type NeuronPlace, pictureGap } from './net-layout.ts'

/** The line between two neurons: it leaves and arrives straight, and bends in between. */
export interface EdgeCurve {
  readonly across: boolean
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** @param layer - of weights, as core counts: 0 leads from the input */
export function edgeCurve(
  layout: NetLayout,
  layer: number,
  source: NeuronPlace,
  target: NeuronPlace,
): EdgeCurve {
  if (layout.direction === 'down')
    return {
      across: false,
      x0: source.x,
      y0: source.y + layout.radius,
      x1: target.x,
      y1: target.y - layout.radius,
    }
  // Where pictures of weights stand before the neurons, the lines end at them.
  const room =
    layer === 0 && layout.pictureSize > 0 ? layout.radius + pictureGap + layout.pictureSize : 0
  return { across: true, x0: source.x, y0: source.y, x1: target.x - room, y1: target.y }
}

export function curvePath({ across, x0, y0, x1, y1 }: EdgeCurve): string {
  const from = `M${round(x0)},${round(y0)}C`
  const to = `${round(x1)},${round(y1)}`
  if (across) {
    const middle = round((x0 + x1) / 2)
    return `${from}${middle},${round(y0)},${middle},${round(y1)},${to}`
  }
  const middle = round((y0 + y1) / 2)
  return `${from}${round(x0)},${middle},${round(x1)},${middle},${to}`
}

/** The point that is `share` of the way along, 0 … 1. */
export function pointOn(
  { across, x0, y0, x1, y1 }: EdgeCurve,
  share: number,
): [x: number, y: number] {
  const back = 1 - share
  const ends = back * back * back + 3 * back * back * share
  // The two bends share one coordinate with the ends, and the other with the middle.
  const straight = (a: number, b: number): number =>
    back ** 3 * a + 3 * back * share * ((a + b) / 2) + share ** 3 * b
  const bent = (a: number, b: number): number => ends * a + (1 - ends) * b
  return across ? [straight(x0, x1), bent(y0, y1)] : [bent(x0, x1), straight(y0, y1)]
}

import { circle, group, type Mark } from '../../../kit/drawing.ts'
import { edgeCurve, type NetLayout, pointOn } from '../../../kit/net.ts'
import { toneOf } from '../../../kit/paint.ts'
import { pixelMarks } from '../../../kit/pixels.ts'
import type { Run } from '../run.ts'

/**
 * Where a travelling signal is: 0 at the input, 1 at the first hidden layer, 1.5 half way to the
 * next. `null`: nothing travels and every neuron holds its value.
 */
export type Travel = number | null

/** Which layers hold their values already. */
export const hasArrived = (travel: Travel, layer: number): boolean =>
  travel === null || layer <= Math.floor(travel)

/** The layer of weights that is under way, or null. */
export const underWay = (travel: Travel): number | null =>
  travel === null || Number.isInteger(travel) ? null : Math.floor(travel)

/** Quick in the middle, gentle at both ends. */
export const eased = (share: number): number =>
  share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2

/** What is on its way: a dot a line, as large as what it brings. */
export function travelMarks(run: Run, layout: NetLayout, travel: Travel): Mark[] {
  const layer = underWay(travel)
  if (travel === null || layer === null) return []
  const share = eased(travel - layer)
  if (layer === 0 && layout.direction === 'down' && layout.pictureSize > 0)
    return pictureCopies(run, layout, share)
  const products = run.products[layer]
  const inputs = layout.layers[layer].size
  let limit = 0
  for (let k = 0; k < products.length; k++) limit = Math.max(limit, Math.abs(products[k]))
  return layout.layers[layer + 1].neurons.flatMap((target) =>
    layout.layers[layer].neurons.map((source) => {
      const product = products[target.index * inputs + source.index]
      const [x, y] = pointOn(edgeCurve(layout, layer, source, target), share)
      const size = limit > 0 ? Math.abs(product) / limit : 0
      return circle(x, y, 1.5 + 4.5 * Math.sqrt(size), {
        fill: toneOf(product),
        stroke: 'sheet',
        strokeWidth: 1,
      })
    }),
  )
}

/** On a phone the picture itself goes to each picture of weights, and is laid upon it. */
function pictureCopies(run: Run, layout: NetLayout, share: number): Mark[] {
  const [input, hidden] = layout.layers
  const columns = Math.sqrt(input.size)
  const middle = (from: number, to: number): number => from + (to - from) * share
  const first = input.neurons[0]
  const last = input.neurons[input.neurons.length - 1]
  const from = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }
  return hidden.neurons.map((place) => {
    const size = middle(64, layout.pictureSize - 12)
    const x = middle(from.x, place.x) - size / 2
    const y = middle(from.y, place.y - layout.radius - 10 - layout.pictureSize / 2) - size / 2
    return group([pixelMarks(run.values[0], { x, y, size, columns })], {
      opacity: 0.9,
    })
  })
}

import { group, line, type Mark, path, rect, text } from './drawing.ts'
import { curvePath, edgeCurve } from './net-curve.ts'
import { type NetLayout, type NeuronPlace, pictureGap } from './net-layout.ts'
import { neuronMarks } from './net-neurons.ts'
import {
  edgeId,
  type EdgeRef,
  isStrong,
  largest,
  type NetPicture,
  sameEdge,
} from './net-picture.ts'
import { toneOf } from './paint.ts'
import { weightPictureMarks } from './pixels.ts'

export { curvePath, type EdgeCurve, edgeCurve, pointOn } from './net-curve.ts'
export {
  type LayerPlace,
  type NetLayout,
  netLayout,
  type NetLayoutOptions,
  type NeuronPlace,
} from './net-layout.ts'
export { neuronMarks } from './net-neurons.ts'
export {
  edgeId,
  type EdgeRef,
  neuronId,
  type NeuronRef,
  netMarkOf,
  type NetPicture,
} from './net-picture.ts'

/** The whole net: lines, neurons, outputs, the names of the layers. */
export function netMarks(picture: NetPicture): Mark[] {
  return [
    ...edgeMarks(picture),
    ...(picture.layout.pictureSize > 0 ? firstLayerPictures(picture) : []),
    ...layerNameMarks(picture),
    ...neuronMarks(picture),
  ]
}

/** The lines: blue or orange and dashed, as wide as large. The pale ones come first. */
export function edgeMarks(picture: NetPicture): Mark[] {
  const { layout, edges, awake, chosenEdge } = picture
  const pale: Mark[] = []
  const strong: Mark[] = []
  edges.forEach((values, layer) => {
    if (layer === 0 && layout.pictureSize > 0 && layout.direction === 'down') return
    const from = layout.layers[layer]
    const to = layout.layers[layer + 1]
    const limit = picture.limits?.[layer] ?? largest(values)
    for (const target of to.neurons)
      for (const source of from.neurons) {
        const edge = { layer, neuron: target.index, input: source.index }
        const value = values[target.index * from.size + source.index] ?? 0
        const share = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0
        const picked = sameEdge(chosenEdge, edge)
        const isAwake = picked || awake?.(edge) === true
        const mark = path(curvePath(edgeCurve(layout, layer, source, target)), {
          stroke: toneOf(value),
          strokeWidth: Math.round((0.6 + share * 3.4 + (picked ? 1.5 : 0)) * 10) / 10,
          opacity:
            Math.round(
              (isAwake ? 0.95 : awake === undefined ? 0.16 + share * 0.42 : 0.1 + share * 0.16) *
                100,
            ) / 100,
          ...(value < 0 ? { dash: [5, 3] } : {}),
          id: edgeId(edge),
        })
        ;(isAwake ? strong : pale).push(mark)
      }
  })
  return [...pale, ...strong]
}

/** The names above (or, in a layout that runs down, beside) the layers. */
export function layerNameMarks({ layout, words }: NetPicture): Mark[] {
  return layout.layers.flatMap(({ label, neurons }, l) =>
    neurons.length === 0
      ? []
      : [
          text(label.x, label.y, words.net.layer(l, layout.layers.length), {
            anchor: label.anchor,
            fill: 'quiet',
            halo: true,
          }),
        ],
  )
}

/** Before a neuron of the first hidden layer, its weights: laid out as the picture that they look at. */
export function firstLayerPictures(picture: NetPicture): Mark[] {
  const { layout, awake, chosenEdge } = picture
  const weights = picture.pictures ?? picture.edges[0] ?? []
  const inputs = layout.layers[0].size
  const columns = Math.sqrt(inputs)
  const size = layout.pictureSize
  const limit = picture.limits?.[0] ?? largest(weights)
  return layout.layers[1].neurons.flatMap((place) => {
    const neuron = place.index
    const edgeOf = (input: number): EdgeRef => ({ layer: 0, neuron, input })
    const lit = Array.from(
      { length: inputs },
      (_, input) => sameEdge(chosenEdge, edgeOf(input)) || awake?.(edgeOf(input)) === true,
    )
    const whole = lit.every(Boolean)
    const { x, y, link } = picturePlace(layout, place)
    return [
      link,
      group(
        [
          weightPictureMarks(
            Array.from({ length: inputs }, (_, i) => weights[neuron * inputs + i] ?? 0),
            {
              x,
              y,
              size,
              columns,
              limit,
              id: (input) => edgeId(edgeOf(input)),
              lit: (input) => sameEdge(chosenEdge, edgeOf(input)) || (lit[input] && !whole),
            },
          ),
          ...(whole && isStrong(picture, { layer: 1, neuron })
            ? [
                rect(x - 1, y - 1, size + 2, size + 2, {
                  fill: 'none',
                  stroke: 'ink',
                  strokeWidth: 2.5,
                }),
              ]
            : []),
        ],
        awake !== undefined && !lit.some(Boolean) ? { opacity: 0.45 } : {},
      ),
    ]
  })
}

/** Where a neuron's picture stands, and the line from it to the neuron. */
function picturePlace(
  { direction, radius, pictureSize }: NetLayout,
  place: NeuronPlace,
): { x: number; y: number; link: Mark } {
  const far = radius + pictureGap + pictureSize
  return direction === 'down'
    ? {
        x: place.x - pictureSize / 2,
        y: place.y - far,
        link: line(place.x, place.y - radius - pictureGap, place.x, place.y - radius, {
          stroke: 'quiet',
        }),
      }
    : {
        x: place.x - far,
        y: place.y - pictureSize / 2,
        link: line(place.x - radius - pictureGap, place.y, place.x - radius, place.y, {
          stroke: 'quiet',
        }),
      }
}

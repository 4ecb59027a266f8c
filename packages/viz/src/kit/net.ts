import { linkHorizontal, linkVertical } from 'd3-shape'
import type { Words } from '../words/en.ts'
import { circle, line, type Mark, path, rect, text } from './drawing.ts'
import { formatCount, formatNumber, formatShares } from './format.ts'
import type { LayerPlace, NetLayout, NeuronPlace } from './net-layout.ts'
import { greyOn, toneOf } from './paint.ts'
import { weightPictureMarks } from './pixels.ts'

export {
  type LayerPlace,
  type NetLayout,
  netLayout,
  type NetLayoutOptions,
  type NeuronPlace,
} from './net-layout.ts'

/** What is to be drawn of a net, besides where. Layer 0 is the input; edge layer 0 leads from it. */
export interface NetPicture {
  readonly layout: NetLayout
  readonly words: Words
  readonly lang?: string
  /** [layers][neurons], inputs first: what each neuron holds. */
  readonly values: readonly ArrayLike<number>[]
  /** [layers − 1][neurons × inputs]: what each line shows (weights, products, gradients). */
  readonly edges: readonly ArrayLike<number>[]
  /** [layers − 1]: the size that gets a full line; without it the largest there is. */
  readonly limits?: readonly number[]
  /** The first layer's weights as pictures, in a layout that runs down; without it `edges[0]`. */
  readonly pictures?: ArrayLike<number>
  readonly outputNames?: readonly string[]
  /** The chosen neuron, drawn strong. */
  readonly chosen?: NeuronRef | null
  readonly chosenEdge?: EdgeRef | null
  /** Lines that are awake are strong while all others pale. Without it all are alike. */
  readonly awake?: (edge: EdgeRef) => boolean
  /** Neurons that are lit, beside the chosen one. */
  readonly lit?: (neuron: NeuronRef) => boolean
  /** What stands in a neuron; without it its value to two digits. */
  readonly neuronText?: (value: number, neuron: NeuronRef) => string
  /** The outputs are shares of a whole, and their percentages are made to add up. */
  readonly outputsAreShares?: boolean
}

export interface NeuronRef {
  readonly layer: number
  readonly neuron: number
}

/** A weight's place, as core counts: its layer of weights, its neuron, and which input it multiplies. */
export interface EdgeRef extends NeuronRef {
  readonly input: number
}

export const neuronId = ({ layer, neuron }: NeuronRef): string => `neuron-${layer}-${neuron}`
export const edgeId = ({ layer, neuron, input }: EdgeRef): string =>
  `edge-${layer}-${neuron}-${input}`

/** What a mark's id stands for. */
export function netMarkOf(id: string): { neuron: NeuronRef } | { edge: EdgeRef } | null {
  const [kind, ...numbers] = id.split('-')
  const [layer, neuron, input] = numbers.map(Number)
  if (layer === undefined || neuron === undefined) return null
  if (kind === 'neuron') return { neuron: { layer, neuron } }
  return kind === 'edge' && input !== undefined ? { edge: { layer, neuron, input } } : null
}

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
  const across = layout.direction === 'across'
  const shape = across ? linkHorizontal() : linkVertical()
  const pale: Mark[] = []
  const strong: Mark[] = []
  edges.forEach((values, layer) => {
    if (layer === 0 && layout.pictureSize > 0) return
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
        const mark = path(
          shape.digits(1)({
            source: across ? [source.x, source.y] : [source.x, source.y + layout.radius],
            target: across ? [target.x, target.y] : [target.x, target.y - layout.radius],
          }) ?? '',
          {
            stroke: toneOf(value),
            strokeWidth: Math.round((0.6 + share * 3.4 + (picked ? 1.5 : 0)) * 10) / 10,
            opacity:
              Math.round(
                (isAwake ? 0.95 : awake === undefined ? 0.22 + share * 0.5 : 0.1 + share * 0.1) *
                  100,
              ) / 100,
            ...(value < 0 ? { dash: [5, 3] } : {}),
            id: edgeId(edge),
          },
        )
        ;(isAwake ? strong : pale).push(mark)
      }
  })
  return [...pale, ...strong]
}

/** The neurons: inputs as pixels, hidden ones as circles with their numbers, outputs as bars. */
export function neuronMarks(picture: NetPicture): Mark[] {
  const { layout, words, lang = 'en' } = picture
  const last = layout.layers.length - 1
  return layout.layers.flatMap((layer, l) => [
    ...layer.neurons.flatMap((place) =>
      l === 0 ? inputMarks(picture, place) : l === last ? [] : hiddenMarks(picture, l, place),
    ),
    ...(l === last ? outputMarks(picture) : []),
    ...leftOutMarks(picture, layer.leftOut),
  ])
}

/** Where a wide layer's middle is left out: that it is, and how much of it. */
function leftOutMarks(
  { layout, words, lang = 'en' }: NetPicture,
  leftOut: LayerPlace['leftOut'],
): Mark[] {
  if (leftOut === null) return []
  const { x, y } = leftOut
  const count = formatCount(leftOut.count, lang)
  if (layout.direction === 'down')
    return [text(x, y, `+${count}`, { middle: true, anchor: 'middle', fill: 'quiet' })]
  return [
    ...[-7, 0, 7].map((dy) => circle(x, y + dy, 1.5, { fill: 'quiet' })),
    text(x + 12, y, words.net.leftOut(count), { middle: true, fill: 'quiet' }),
  ]
}

/** The names above (or, in a layout that runs down, beside) the layers. */
export function layerNameMarks({ layout, words }: NetPicture): Mark[] {
  return layout.layers.map(({ label }, l) =>
    text(label.x, label.y, words.net.layer(l, layout.layers.length), {
      anchor: label.anchor,
      fill: 'quiet',
      halo: true,
    }),
  )
}

/** In a layout that runs down: a first-layer neuron is a picture of its weights, not nine lines. */
export function firstLayerPictures(picture: NetPicture): Mark[] {
  const { layout } = picture
  const weights = picture.pictures ?? picture.edges[0] ?? []
  const inputs = layout.layers[0].size
  const columns = Math.sqrt(inputs)
  const size = layout.pictureSize
  const limit = picture.limits?.[0] ?? largest(weights)
  return layout.layers[1].neurons.flatMap((place) => {
    const top = place.y - layout.radius - 10 - size
    return [
      line(place.x, top + size, place.x, place.y - layout.radius, { stroke: 'quiet' }),
      weightPictureMarks(
        Array.from({ length: inputs }, (_, i) => weights[place.index * inputs + i] ?? 0),
        {
          x: place.x - size / 2,
          y: top,
          size,
          columns,
          limit,
          id: (input) => edgeId({ layer: 0, neuron: place.index, input }),
        },
      ),
    ]
  })
}

function inputMarks(picture: NetPicture, { index, x, y }: NeuronPlace): Mark[] {
  const { layout, lang = 'en' } = picture
  const value = picture.values[0]?.[index] ?? 0
  const pictured = layout.pictureSize > 0
  const side = pictured ? 84 / Math.sqrt(layout.layers[0].size) : 2 * layout.radius - 4
  const strong = isStrong(picture, { layer: 0, neuron: index })
  const written =
    picture.neuronText?.(value, { layer: 0, neuron: index }) ??
    formatNumber(value, lang, Number.isInteger(value) ? 0 : 2)
  return [
    rect(x - side / 2, y - side / 2, side, side, {
      fill: { pixel: value },
      stroke: strong ? 'ink' : 'quiet',
      strokeWidth: strong ? 3 : 1,
      id: neuronId({ layer: 0, neuron: index }),
    }),
    pictured || layout.direction === 'down'
      ? text(x, y, side < 26 ? '' : written, {
          anchor: 'middle',
          middle: true,
          fill: greyOn(value),
        })
      : text(x - side / 2 - 8, y, written, { anchor: 'end', middle: true, bold: strong }),
  ]
}

function hiddenMarks(picture: NetPicture, layer: number, { index, x, y }: NeuronPlace): Mark[] {
  const { layout, lang = 'en' } = picture
  const neuron = { layer, neuron: index }
  const value = picture.values[layer]?.[index] ?? 0
  const strong = isStrong(picture, neuron)
  const radius = layout.radius + (sameNeuron(picture.chosen, neuron) ? 3 : 0)
  return [
    circle(x, y, radius, {
      fill: value < 0 ? 'negative-soft' : 'positive-soft',
      stroke: 'ink',
      strokeWidth: strong ? 2.5 : 1,
      id: neuronId(neuron),
    }),
    text(
      x,
      y,
      picture.neuronText?.(value, neuron) ?? shortNumber(value, lang, layout.radius < 18 ? 1 : 2),
      {
        anchor: 'middle',
        middle: true,
        bold: strong,
      },
    ),
  ]
}

function outputMarks(picture: NetPicture): Mark[] {
  const { layout, lang = 'en', outputNames, outputsAreShares = false } = picture
  const last = layout.layers.length - 1
  const values = Array.from(picture.values[last] ?? [])
  const best = values.indexOf(Math.max(...values))
  const shares = outputsAreShares && values.length <= 100 ? formatShares(values, lang) : undefined
  return layout.layers[last].neurons.flatMap(({ index, x, y }): Mark[] => {
    const neuron = { layer: last, neuron: index }
    const value = values[index] ?? 0
    const written =
      picture.neuronText?.(value, neuron) ?? shares?.[index] ?? formatNumber(value, lang)
    const strong = isStrong(picture, neuron)
    const name = outputNames?.[index] ?? String(index + 1)
    const wins = index === best
    const look = { stroke: 'ink', strokeWidth: strong || wins ? 2.5 : 1 } as const
    const share = Math.max(0, Math.min(1, value))
    if (layout.direction === 'down') {
      // Below the net there is no room beside it: a column that fills from its foot.
      const side = Math.min(56, layout.width / layout.layers[last].neurons.length - 10)
      const top = y - layout.radius
      const height = 2 * layout.radius
      return [
        rect(x - side / 2, top, side, height, { fill: 'sheet', id: neuronId(neuron) }),
        rect(x - side / 2, top + height * (1 - share), side, height * share, {
          fill: wins ? 'positive-soft' : 'hair',
          id: neuronId(neuron),
        }),
        rect(x - side / 2, top, side, height, { fill: 'none', ...look, id: neuronId(neuron) }),
        text(x, y, written, { anchor: 'middle', middle: true, bold: wins }),
        text(x, y + layout.radius + 22, name, { size: 18, anchor: 'middle', bold: wins }),
      ]
    }
    const width = layout.outputWidth - 34
    const left = x - layout.radius
    const height = 2 * layout.radius
    return [
      rect(left, y - layout.radius, width, height, { fill: 'sheet', id: neuronId(neuron) }),
      rect(left, y - layout.radius, width * share, height, {
        fill: wins ? 'positive-soft' : 'hair',
        id: neuronId(neuron),
      }),
      rect(left, y - layout.radius, width, height, { fill: 'none', ...look, id: neuronId(neuron) }),
      text(left + 8, y, written, { size: 13, middle: true, bold: wins }),
      text(left + width + 12, y, name, { size: 18, middle: true, bold: wins }),
    ]
  })
}

/** As many digits as go into a neuron: five characters, or four. */
const shortNumber = (value: number, lang: string, digits: number): string => {
  const size = Math.abs(value)
  const fewer = size >= 99.95 ? 2 : size >= 9.995 ? 1 : 0
  return formatNumber(value, lang, Math.max(0, digits - fewer))
}

const isStrong = (picture: NetPicture, neuron: NeuronRef): boolean =>
  sameNeuron(picture.chosen, neuron) || picture.lit?.(neuron) === true

const sameNeuron = (a: NeuronRef | null | undefined, b: NeuronRef): boolean =>
  a?.layer === b.layer && a.neuron === b.neuron

const sameEdge = (a: EdgeRef | null | undefined, b: EdgeRef): boolean =>
  sameNeuron(a, b) && a?.input === b.input

const largest = (values: ArrayLike<number>): number => {
  let most = 0
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]))
  return most
}

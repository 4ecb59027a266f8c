import { circle, type Drawing, line, type Mark, path, rect, text } from '../../../kit/drawing.ts'
import { withoutTurns } from '../../../kit/direction.ts'
import { formatCount, formatNumber } from '../../../kit/format.ts'
import { isNarrow } from '../../../kit/layout.ts'
import {
  edgeMarks,
  type NetLayout,
  netLayout,
  type NetPicture,
  neuronMarks,
  type NeuronPlace,
} from '../../../kit/net.ts'
import { toneOf } from '../../../kit/paint.ts'
import { saidName } from '../../../kit/language/name.ts'
import type { Words } from '../../../words/en.ts'
import type { LastRun } from './run.ts'

/** So many of each layer are drawn, and said to be those. */
const drawn = 5
/** Of a net that runs across; under it what came in goes round. */
const layoutHeight = 310
const roundHeight = 34

/** The last net, laid out and drawn as the reader's own, with the scores as its outputs. */
export function lastNet(run: LastRun, words: Words, lang: string, width: number): Drawing {
  const { sizes } = run
  const shown = shownNeurons(run)
  const narrow = isNarrow(width)
  const layout = netLayout({
    sizes: [sizes[0], sizes[1], sizes[2], run.next.rows.length],
    width,
    direction: narrow ? 'down' : 'across',
    most: drawn + 1,
    pictures: false,
    left: 40,
    right: 130,
    height: layoutHeight,
    gap: 38,
  })
  const height = layout.height + (narrow ? 0 : roundHeight)
  const picture = pictureOf(run, shown, layout, words, lang)
  const [fewer, hidden, , vocabulary] = sizes.map((size) => formatCount(size, lang))
  return {
    width,
    height,
    marks: [
      ...bypass({ ...layout, height }, words),
      ...edgeMarks(picture),
      ...layerNames(run, layout, words, lang),
      ...neuronMarks(picture),
    ],
    label: words.machine.last.drawing(wordOf(run, words), hidden, fewer, vocabulary),
  }
}

const wordOf = ({ word }: LastRun, words: Words): string =>
  word === '' ? words.machine.start : shortWord(word)

const shortWord = (word: string, most = 12): string => {
  const letters = [...withoutTurns(word)]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')
}

/**
 * [layers][places]: which neuron stands at each place that is drawn. Backwards from the likeliest word:
 * those of a layer that bring most to the neurons drawn after it.
 */
export function shownNeurons({ sizes, next, products }: LastRun): readonly (readonly number[])[] {
  const scores = next.rows.map((_, at) => at)
  const layers: (readonly number[])[] = [[], [], [], scores]
  for (let layer = 2; layer >= 0; layer--) {
    const targets = layer === 2 ? scores.slice(0, 1) : layers[layer + 1]
    const weight = Array.from({ length: sizes[layer] }, (_, from) =>
      targets.reduce((sum, to) => sum + Math.abs(products(layer, to, from)), 0),
    )
    const order = weight.map((_, at) => at).sort((a, b) => weight[b] - weight[a] || a - b)
    layers[layer] = order
      .slice(0, sizes[layer] <= drawn + 1 ? sizes[layer] : drawn)
      .sort((a, b) => a - b)
  }
  return layers
}

function pictureOf(
  run: LastRun,
  shown: readonly (readonly number[])[],
  layout: NetLayout,
  words: Words,
  lang: string,
): NetPicture {
  // The layout draws the first and the last of a layer: there stand those that matter most.
  const places = layout.layers.map(({ neurons }) => neurons.map(({ index }) => index))
  const numbers = places.map((indices, layer) => {
    const values = new Float64Array(layout.layers[layer].size)
    indices.forEach((index, i) => (values[index] = run.values[layer][shown[layer][i]]))
    return values
  })
  const edges = [0, 1, 2].map((layer) => {
    const columns = layout.layers[layer].size
    const products = new Float64Array(layout.layers[layer + 1].size * columns)
    places[layer + 1].forEach((to, t) =>
      places[layer].forEach((from, f) => {
        products[to * columns + from] = run.products(layer, shown[layer + 1][t], shown[layer][f])
      }),
    )
    return stepped(products)
  })
  const full = numbers.map((values) => Math.max(...values.map(Math.abs), 1e-9))
  const written = (layer: number, index: number): string => shortNumber(numbers[layer][index], lang)
  return {
    layout,
    words,
    lang,
    // As strong as they are large beside the layer's largest; the numbers are written as they are.
    values: numbers.map((values, layer) => values.map((value) => value / full[layer])),
    edges,
    neuronText: (_, { layer, neuron }) => written(layer, neuron),
    input: (place) =>
      numberMarks(place, layout, numbers[0][place.index] / full[0], written(0, place.index)),
    output: (place) => scoreMarks(place, layout, run, words, written(3, place.index)),
  }
}

/** Lines have this many thicknesses: so a picture of many lines is a few paths. */
const thicknesses = 7

function stepped(products: Float64Array): Float64Array {
  const most = Math.max(...products.map(Math.abs))
  const step = most / thicknesses
  return step === 0 ? products : products.map((product) => Math.round(product / step) * step)
}

/** A number that comes in: a square, since the first layer of a net is one of squares. */
function numberMarks(
  { x, y }: NeuronPlace,
  { radius }: NetLayout,
  share: number,
  written: string,
): Mark[] {
  const side = 2 * radius - 4
  return [
    rect(x - side / 2, y - side / 2, side, side, {
      fill: { tone: toneOf(share), strength: 0.1 + 0.5 * Math.min(1, Math.abs(share)) },
      stroke: 'quiet',
    }),
    text(x, y, written, { anchor: 'middle', middle: true }),
  ]
}

/** A word's score, and the word. */
function scoreMarks(
  { index, x, y }: NeuronPlace,
  { direction, radius, layers }: NetLayout,
  { next }: LastRun,
  words: Words,
  written: string,
): Mark[] {
  const wins = index === 0
  const down = direction === 'down'
  // Neighbours' words must not touch each other.
  const room = down ? (layers[3].neurons.length > 1 ? 8 : 12) : 14
  const name = shortWord(saidName(next.rows[index], words), room)
  return [
    circle(x, y, radius, {
      fill: wins ? 'positive-soft' : 'sheet',
      stroke: 'ink',
      strokeWidth: wins ? 2.5 : 1,
    }),
    text(x, y, written, { anchor: 'middle', middle: true, bold: wins }),
    down
      ? text(x, y + radius + 18, name, { face: 'sans', size: 13, anchor: 'middle', bold: wins })
      : text(x + radius + 10, y, name, { face: 'sans', size: 15, middle: true, bold: wins }),
  ]
}

/** Round the net: what came in is added to what the net says. */
function bypass({ direction, layers, radius, width, height }: NetLayout, words: Words): Mark[] {
  const [from, , to] = layers.map(({ neurons }) => neurons)
  const style = { stroke: 'ink', strokeWidth: 1.5 } as const
  if (direction === 'down') {
    const x = width - 2
    const [top, bottom] = [from.at(-1)!, to.at(-1)!]
    return [
      path(`M${top.x + radius} ${top.y}H${x}V${bottom.y}H${bottom.x + radius + 2}`, style),
      ...arrowHead(bottom.x + radius + 2, bottom.y, -1, 0),
    ]
  }
  const y = height - 20
  const [left, right] = [from.at(-1)!, to.at(-1)!]
  return [
    path(`M${left.x} ${left.y + radius}V${y}H${right.x}V${right.y + radius + 2}`, style),
    ...arrowHead(right.x, right.y + radius + 2, 0, -1),
    text((left.x + right.x) / 2, y + 14, words.machine.last.added, {
      anchor: 'middle',
      fill: 'quiet',
      halo: true,
    }),
  ]
}

const arrowHead = (x: number, y: number, dx: number, dy: number): Mark[] => {
  const [backX, backY] = [x - 6 * dx, y - 6 * dy]
  return [1, -1].map((side) =>
    line(x, y, backX + 4 * dy * side, backY + 4 * dx * side, { stroke: 'ink', strokeWidth: 1.5 }),
  )
}

function layerNames(
  run: LastRun,
  { direction, layers }: NetLayout,
  words: Words,
  lang: string,
): Mark[] {
  const names = words.machine.last.layers[direction]
  return layers.map(({ label }, layer) =>
    text(label.x, label.y, names[layer](formatCount(run.sizes[layer], lang), wordOf(run, words)), {
      anchor: label.anchor,
      fill: 'quiet',
      halo: true,
    }),
  )
}

/** Five characters at most. */
function shortNumber(value: number, lang: string): string {
  const size = Math.abs(value)
  return formatNumber(value, lang, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
}

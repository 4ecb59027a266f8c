import { forwardTrace, type Network, type NetworkTrace } from '@nextword/core/network'
import { argmax } from '@nextword/core/numbers'
import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import type { EdgeRef, NeuronRef } from '../../kit/net.ts'
import type { Sentence } from '../../kit/sentence.ts'
import type { Words } from '../../words/en.ts'
import type { Written } from '../../words/en/network-graph.ts'
import type { Mode } from './arrangement.ts'

/** The net on one input, and what its parts are called: what every mode draws from. */
export interface Run {
  readonly network: Network
  readonly trace: NetworkTrace
  /** [layers][neurons], inputs first. */
  readonly values: readonly ArrayLike<number>[]
  /** [layers of weights][neurons × inputs] */
  readonly products: readonly ArrayLike<number>[]
  /** The outputs as they are written; shares add up to 100 %. */
  readonly outputs: readonly string[]
  readonly outputNames: readonly string[]
  readonly words: Words
  readonly lang: string
}

/** @throws RangeError as core's `forwardTrace` does */
export function runOf(
  network: Network,
  pixels: ArrayLike<number>,
  outputNames: readonly string[],
  words: Words,
  lang: string,
): Run {
  const trace = forwardTrace(network, pixels)
  return {
    network,
    trace,
    values: [trace.input, ...trace.layers.map((layer) => layer.values)],
    products: trace.layers.map((layer) => layer.products),
    outputs: Array.from(trace.outputs, (value) =>
      network.outputs === 'softmax' ? formatShare(value, lang) : formatNumber(value, lang),
    ),
    outputNames,
    words,
    lang,
  }
}

export const lastLayer = ({ network }: Run): number => network.layers.length

/** The inputs are a picture, so they are called pixels. */
export const readsPicture = ({ network }: Run): boolean => network.sizes[0] === 9

/** What a neuron is called in a sentence: "pixel 5", "neuron 4 of hidden 1", "output ×". */
export function neuronName(run: Run, { layer, neuron }: NeuronRef): string {
  const words = run.words.networkGraph
  const number = formatCount(neuron + 1, run.lang)
  if (layer === 0) return readsPicture(run) ? words.pixel(number) : words.input(number)
  if (layer === lastLayer(run)) return words.output(run.outputNames[neuron])
  return words.hidden(number, lastLayer(run) === 2 ? null : formatCount(layer, run.lang))
}

/** The neurons at both ends of a line. */
export const edgeEnds = ({
  layer,
  neuron,
  input,
}: EdgeRef): { from: NeuronRef; to: NeuronRef } => ({
  from: { layer, neuron: input },
  to: { layer: layer + 1, neuron },
})

/** What a line is called: "pixel 5 → neuron 4 of hidden 1". */
export function edgeName(run: Run, edge: EdgeRef): string {
  const { from, to } = edgeEnds(edge)
  return run.words.networkGraph.edge(neuronName(run, from), neuronName(run, to))
}

export const weightOf = ({ network }: Run, { layer, neuron, input }: EdgeRef): number =>
  network.layers[layer].weights[neuron * network.layers[layer].inputs + input]

export const valueOf = (run: Run, { layer, neuron }: NeuronRef): number => run.values[layer][neuron]

/** A number with the text it is shown as. */
export const written = (run: Run, value: number, digits = 2): Written => ({
  text: formatNumber(value, run.lang, digits),
  value,
})

/** A pixel's −1 and 1 stay as short as they are. */
export const writtenShort = (run: Run, value: number, digits = 2): Written =>
  written(run, value, Number.isInteger(value) ? 0 : digits)

/** What a neuron holds, as it is written in the drawing. */
export const neuronText = (run: Run, neuron: NeuronRef): string =>
  neuron.layer === lastLayer(run)
    ? run.outputs[neuron.neuron]
    : writtenShort(run, valueOf(run, neuron)).text

/** Which output the net takes for the answer. */
export const answerOf = ({ trace }: Run): number => argmax(trace.outputs)

export function answerSentence(run: Run): Sentence {
  const best = answerOf(run)
  const words = run.words.networkGraph
  return run.network.outputs === 'softmax'
    ? words.says(run.outputNames[best], run.outputs[best])
    : words.saysAlone(run.outputNames[best], run.outputs[best])
}

/** Tables of wide nets end after this many rows, and say how many more there are. */
const mostRows = 300

/**
 * The rows of a table, made one by one as far as they are shown.
 * @param count - of all rows
 */
export function limitedRows(
  { words, lang }: Run,
  count: number,
  row: (at: number) => readonly string[],
): readonly (readonly string[])[] {
  const shown = Array.from({ length: Math.min(count, mostRows) }, (_, at) => row(at))
  if (count <= mostRows) return shown
  const more = words.net.leftOut(formatCount(count - mostRows, lang))
  return [...shown, [more, ...shown[0].slice(1).map(() => '')]]
}

/** "9 → 6 → 6 → 4 · 114 weights, 16 biases" */
export function madeOf({ network, words, lang }: Run): string {
  const biases = network.layers.reduce((sum, layer) => sum + layer.neurons, 0)
  return words.networkGraph.made(
    network.sizes.map((size) => formatCount(size, lang)).join(' → '),
    formatCount(network.parameters.length - biases, lang),
    formatCount(biases, lang),
  )
}

export function titleOf(run: Run, mode: Mode): string {
  const { titles } = run.words.networkGraph
  return mode === 'signal' && !readsPicture(run) ? titles.signalPlain : titles[mode]
}

/** A neuron as it is read out: "neuron 4 of hidden 1: −0.92". */
export const spokenNeuron = (run: Run, neuron: NeuronRef): string =>
  run.words.networkGraph.place(neuronName(run, neuron), neuronText(run, neuron))

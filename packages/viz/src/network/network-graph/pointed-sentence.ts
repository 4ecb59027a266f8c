import type { Sentence } from '../../kit/sentence.ts'
import type { Pointed } from './pointed.ts'
import {
  edgeEnds,
  lastLayer,
  neuronName,
  type Run,
  valueOf,
  weightOf,
  written,
  writtenShort,
} from './run.ts'

/** What a neuron or a line does, with its numbers. */
export function pointedSentence(run: Run, pointed: Pointed): Sentence {
  const words = run.words.networkGraph.signal
  if (pointed.kind === 'edge') {
    const { from, to } = edgeEnds(pointed.at)
    const { layer, neuron, input } = pointed.at
    const product = run.products[layer][neuron * run.network.layers[layer].inputs + input]
    return words.edge(
      neuronName(run, from),
      neuronName(run, to),
      writtenShort(run, valueOf(run, from)),
      written(run, weightOf(run, pointed.at)),
      written(run, product),
    )
  }
  const { layer, neuron } = pointed.at
  const name = neuronName(run, pointed.at)
  if (layer === 0)
    return words.input(name, writtenShort(run, valueOf(run, pointed.at)), run.network.sizes[1])
  const sum = written(run, run.trace.layers[layer - 1].sums[neuron])
  const products = run.network.sizes[layer - 1]
  if (layer === lastLayer(run) && run.network.outputs === 'softmax')
    return words.output(name, products, sum, run.outputs[neuron])
  return words.neuron(name, products, sum, written(run, valueOf(run, pointed.at)))
}

import { type Network, parameterAt } from '@nextword/core/network'
import type { Drawing } from '../../../kit/drawing.ts'
import { formatNumber } from '../../../kit/format.ts'
import { type EdgeRef, type NetLayout, netMarks, type NeuronRef } from '../../../kit/net.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import { feedersOf, type Pointed, pathOf } from '../pointed.ts'
import {
  answerSentence,
  edgeEnds,
  edgeName,
  limitedRows,
  neuronName,
  type Run,
  valueOf,
  weightOf,
  written,
  writtenShort,
} from '../run.ts'

export interface WeightsState {
  /** The weight that is read, typed or dragged. */
  readonly edge: EdgeRef
  /** Under the pointer or focused. */
  readonly pointed: Pointed | null
}

/** The neuron whose weights are painted. */
export const paintedNeuron = ({ edge }: WeightsState): NeuronRef => edgeEnds(edge).to

/** The net with its weights as lines and, before the first hidden layer, as pictures. */
export function weightsDrawing(run: Run, layout: NetLayout, state: WeightsState): Drawing {
  const { edge, pointed } = state
  const neuron = paintedNeuron(state)
  const path = pointed === null ? feedersOf(neuron) : pathOf(pointed)
  const weights = run.network.layers.map((layer) => layer.weights)
  return {
    width: layout.width,
    height: layout.height,
    label: run.words.networkGraph.drawing(run.network.sizes.join(', ')),
    marks: netMarks({
      layout,
      words: run.words,
      lang: run.lang,
      values: run.values,
      edges: weights,
      limits: weights.map(weightLimit),
      outputNames: run.outputNames,
      outputTexts: run.outputs,
      chosen: neuron,
      chosenEdge: edge,
      awake: path.awake,
      lit: (one) => path.lit(one) || (one.layer === edge.layer && one.neuron === edge.input),
    }),
  }
}

/** The size of weight that is drawn in full: 1, or the largest there is. */
export function weightLimit(weights: ArrayLike<number>): number {
  let most = 1
  for (let i = 0; i < weights.length; i++) most = Math.max(most, Math.abs(weights[i]))
  return most
}

/** What the chosen weight does, and what the net makes of it all. */
export function weightsSentence(run: Run, { edge }: WeightsState): Sentence {
  const { from } = edgeEnds(edge)
  const weight = weightOf(run, edge)
  const value = valueOf(run, from)
  return sentences(
    run.words.networkGraph.weights.chosen(
      edgeName(run, edge),
      written(run, weight),
      writtenShort(run, value),
      written(run, weight * value),
      Math.abs(weight) < 0.005 ? 'nothing' : weight > 0 ? 'for' : 'against',
    ),
    answerSentence(run),
  )
}

/** Where a neuron's weights stand when they are painted, and which of them. */
export interface WeightCells {
  readonly columns: number
  /** The first of them; more than 64 are shown in parts. */
  readonly first: number
  readonly count: number
  readonly weights: readonly number[]
}

const mostCells = 64

/** A neuron's weights as cells: as the picture that they look at, or in rows. */
export function weightCells(network: Network, { layer, neuron, input }: EdgeRef): WeightCells {
  const { inputs, weights } = network.layers[layer]
  const first = Math.floor(input / mostCells) * mostCells
  const count = Math.min(mostCells, inputs - first)
  const side = Math.sqrt(inputs)
  const square = layer === 0 && Number.isInteger(side) && inputs >= 4 && inputs <= mostCells
  return {
    columns: square ? side : Math.min(count, count <= 6 ? 6 : 8),
    first,
    count,
    weights: Array.from({ length: count }, (_, i) => weights[neuron * inputs + first + i]),
  }
}

/** Every weight and every bias; made only when somebody looks. */
export function weightsTable(run: Run): Table {
  const { columns, weights: words } = run.words.networkGraph
  return {
    caption: words.table,
    columns: [columns.to, columns.from, columns.weight],
    get rows() {
      const { network } = run
      return limitedRows(run, network.parameters.length, (index) => {
        const { layer, neuron, input } = parameterAt(network, index)
        return [
          neuronName(run, { layer: layer + 1, neuron }),
          input === null ? columns.bias : neuronName(run, { layer, neuron: input }),
          formatNumber(network.parameters[index], run.lang, 4),
        ]
      })
    },
  }
}

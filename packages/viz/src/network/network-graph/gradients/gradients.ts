import {
  forwardTrace,
  inDoublePrecision,
  type Network,
  type NetworkGradients,
  type NetworkTrace,
  weightIndex,
} from '@nextword/core/network'
import {
  type Examples,
  examplesFrom,
  finiteDifference,
  lossGradients,
  oneHot,
} from '@nextword/core/training'
import type { EdgeRef, NeuronRef } from '../../../kit/net.ts'
import { lastLayer, type Run } from '../run.ts'

/** The error of one known answer, flowing back: all in double precision, so that it can be checked. */
export interface Backflow {
  readonly label: number
  readonly network: Network
  readonly trace: NetworkTrace
  readonly gradients: NetworkGradients
  readonly examples: Examples
}

export function backflowOf(run: Run, label: number): Backflow {
  const network = inDoublePrecision(run.network)
  // Single precision is what goes in: the examples keep no more.
  const input = Float32Array.from(run.trace.input)
  const outputs = network.sizes[network.sizes.length - 1]
  const trace = forwardTrace(network, input)
  return {
    label,
    network,
    trace,
    gradients: lossGradients(network, trace, oneHot(label, outputs)),
    examples: examplesFrom([{ input, label }], outputs),
  }
}

/** One step of the way back. */
export type Stage =
  /** What the outputs are off by. */
  | { readonly kind: 'difference' }
  /** The gradients of a layer of weights. */
  | { readonly kind: 'weights'; readonly layer: number }
  /** What arrives at a hidden layer of neurons. */
  | { readonly kind: 'values'; readonly layer: number }

/** The way back, step by step: outputs, last weights, the hidden layer before them, and so on. */
export function stagesOf({ layers }: Network): readonly Stage[] {
  const stages: Stage[] = [{ kind: 'difference' }]
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    stages.push({ kind: 'weights', layer })
    if (layer > 0) stages.push({ kind: 'values', layer })
  }
  return stages
}

/** The last layer of weights whose gradients are known at a step (from 0), or the first to be. */
export function weightsLayerAt(stages: readonly Stage[], step: number): number {
  for (let i = Math.min(step, stages.length - 1); i >= 0; i--) {
    const stage = stages[i]
    if (stage.kind === 'weights') return stage.layer
  }
  const first = stages[1]
  return first.kind === 'weights' ? first.layer : 0
}

/** Whether the gradients of a layer of weights are known at a step. */
export const weightsReached = (stages: readonly Stage[], step: number, layer: number): boolean =>
  stages.slice(0, step + 1).some((stage) => stage.kind === 'weights' && stage.layer === layer)

/** Whether the flow has come to a layer of neurons. */
export const neuronsReached = (
  run: Run,
  stages: readonly Stage[],
  step: number,
  layer: number,
): boolean =>
  layer === lastLayer(run) ||
  stages.slice(0, step + 1).some((stage) => stage.kind === 'values' && stage.layer === layer)

export const gradientOf = (
  { gradients, network }: Backflow,
  { layer, neuron, input }: EdgeRef,
): number => gradients.layers[layer].weights[neuron * network.layers[layer].inputs + input]

/** The gradient at a neuron's sum: what flows on to its weights. */
export const flowAt = ({ gradients }: Backflow, { layer, neuron }: NeuronRef): number =>
  gradients.layers[layer - 1].sums[neuron]

/** The same gradient by trying: the weight a little up, a little down, and the error each time. */
export const byTrying = (
  { network, examples }: Backflow,
  { layer, neuron, input }: EdgeRef,
): number => finiteDifference(network, examples, weightIndex(network, layer, neuron, input))

/** How many places after the point two numbers have in common, at most ten. */
export function commonPlaces(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return apart === 0 ? 10 : Math.max(0, Math.min(10, Math.floor(-Math.log10(2 * apart))))
}

/** The line with the largest gradient of a layer, of those that are drawn. */
export function steepestEdge(
  { gradients, network }: Backflow,
  layer: number,
  isDrawn: (edge: EdgeRef) => boolean = () => true,
): EdgeRef {
  const { inputs, neurons } = network.layers[layer]
  let best: EdgeRef = { layer, neuron: 0, input: 0 }
  let most = -1
  for (let neuron = 0; neuron < neurons; neuron++)
    for (let input = 0; input < inputs; input++) {
      const edge = { layer, neuron, input }
      const size = Math.abs(gradients.layers[layer].weights[neuron * inputs + input])
      if (size > most && isDrawn(edge)) {
        most = size
        best = edge
      }
    }
  return best
}

import type { Floats } from '../numbers/floats.ts'
import { describe, requireChoice, requireInteger, requireNumbers } from '../numbers/require.ts'
import { type ActivationName, activationNames } from './activation.ts'

/** How the last layer turns its sums into answers; it chooses the loss as well. */
export type OutputsName = 'sigmoid' | 'softmax'

/** What a net looks like, without its numbers. */
export interface NetworkShape {
  /** Neurons of each layer, inputs first: [9, 6, 6, 4]. 1 to 16 layers of weights, each 1 to 4,096 wide. */
  readonly sizes: readonly number[]
  /** The activation of each hidden layer, first to last. */
  readonly hidden: readonly ActivationName[]
  /** Sigmoid: each output 0 … 1 by itself. Softmax: shares that make 1. */
  readonly outputs: OutputsName
}

/** One layer of weights and the neurons that they lead to. */
export interface Layer<Numbers extends Floats = Floats> {
  readonly inputs: number
  readonly neurons: number
  readonly activation: ActivationName
  /** [neurons, inputs], row-major: a neuron's weights stand side by side. */
  readonly weights: Numbers
  /** [neurons] */
  readonly biases: Numbers
  /** Where this layer's first weight stands among the net's parameters. */
  readonly offset: number
}

/**
 * A feed-forward net. Nothing in it is to be written to: an edit makes a new net.
 *
 * It is kept in single precision, or in double if it was made of that, and always computed in double.
 */
export interface Network<Numbers extends Floats = Floats> extends NetworkShape {
  /** Every learned number in one array: a layer's weights, its biases, then the next layer's. */
  readonly parameters: Numbers
  /** Views into `parameters`. */
  readonly layers: readonly Layer<Numbers>[]
}

/**
 * How many weights and biases a net of these sizes has together.
 * @example
 * parameterCount([9, 6, 6, 4]) // => 130
 */
export function parameterCount(sizes: readonly number[]): number {
  let count = 0
  for (let l = 1; l < sizes.length; l++) count += sizes[l] * (sizes[l - 1] + 1)
  return count
}

/**
 * A net of the given shape around the given numbers. The array is used as it is, not copied.
 * @param parameters - [parameterCount(sizes)]: per layer weights [neurons, inputs], then biases
 * @throws RangeError for a bad shape, a wrong count, or a number that isn't finite
 * @throws TypeError if the shape isn't an object with arrays in it
 */
export function networkFrom<Numbers extends Floats>(
  shape: NetworkShape,
  parameters: Numbers,
): Network<Numbers> {
  const { sizes, hidden, outputs } = checkedShape(shape)
  if (!(parameters instanceof Float32Array || parameters instanceof Float64Array))
    throw new TypeError(
      `network parameters need a Float32Array or Float64Array, got ${describe(parameters)}`,
    )
  requireNumbers('network parameters', parameters, parameterCount(sizes))
  const layers: Layer<Numbers>[] = []
  const view = (from: number, to: number): Numbers => parameters.subarray(from, to) as Numbers
  let offset = 0
  for (let l = 1; l < sizes.length; l++) {
    const inputs = sizes[l - 1]
    const neurons = sizes[l]
    const biasesAt = offset + inputs * neurons
    layers.push({
      inputs,
      neurons,
      activation: hidden[l - 1] ?? outputs,
      weights: view(offset, biasesAt),
      biases: view(biasesAt, biasesAt + neurons),
      offset,
    })
    offset = biasesAt + neurons
  }
  return { sizes, hidden, outputs, parameters, layers }
}

/** A copy of the shape, checked. @throws as `networkFrom` does */
export function checkedShape(shape: NetworkShape): NetworkShape {
  if (!Array.isArray(shape?.sizes) || !Array.isArray(shape.hidden))
    throw new TypeError(
      `network needs a shape with sizes and hidden as arrays, got ${describe(shape)}`,
    )
  const sizes = [...shape.sizes]
  const hidden = [...shape.hidden]
  requireInteger('network layers', sizes.length - 1, 1, 16)
  for (const size of sizes) requireInteger('network layer size', size, 1, 4096)
  if (hidden.length !== sizes.length - 2)
    throw new RangeError(
      `network needs an activation for each of ${sizes.length - 2} hidden layers, got ${hidden.length}`,
    )
  for (const name of hidden) requireChoice('activation', name, activationNames)
  requireChoice('network outputs', shape.outputs, ['sigmoid', 'softmax'])
  return { sizes, hidden, outputs: shape.outputs }
}

/**
 * Where a weight stands among the parameters.
 * @throws RangeError if the net has no such weight
 */
export function weightIndex(
  network: Network,
  layer: number,
  neuron: number,
  input: number,
): number {
  const { offset, inputs } = layerOf(network, layer, neuron)
  requireInteger('weight input', input, 0, inputs - 1)
  return offset + neuron * inputs + input
}

/**
 * Where a bias stands among the parameters.
 * @throws RangeError if the net has no such neuron
 */
export function biasIndex(network: Network, layer: number, neuron: number): number {
  const { offset, inputs, neurons } = layerOf(network, layer, neuron)
  return offset + neurons * inputs + neuron
}

/**
 * What the parameter at an index is: the weight from an input to a neuron, or (input null) a bias.
 * @throws RangeError if the net has no such parameter
 */
export function parameterAt(
  network: Network,
  index: number,
): { layer: number; neuron: number; input: number | null } {
  requireInteger('parameter index', index, 0, network.parameters.length - 1)
  let layer = network.layers.length - 1
  while (network.layers[layer].offset > index) layer--
  const { offset, inputs, neurons } = network.layers[layer]
  const within = index - offset
  const weights = inputs * neurons
  return within < weights
    ? { layer, neuron: Math.floor(within / inputs), input: within % inputs }
    : { layer, neuron: within - weights, input: null }
}

/** The same net with other numbers. @throws RangeError as `networkFrom` does */
export function withParameters(network: Network, parameters: Floats): Network {
  return networkFrom(network, parameters)
}

/** The same net with one number changed. @throws RangeError for a bad index or value */
export function withParameter(network: Network, index: number, value: number): Network {
  requireInteger('parameter index', index, 0, network.parameters.length - 1)
  const parameters = network.parameters.slice()
  parameters[index] = value
  return networkFrom(network, parameters)
}

/** The same net with one weight changed. @throws RangeError for a bad place or value */
export function withWeight(
  network: Network,
  layer: number,
  neuron: number,
  input: number,
  value: number,
): Network {
  return withParameter(network, weightIndex(network, layer, neuron, input), value)
}

/** The same net with one bias changed. @throws RangeError for a bad place or value */
export function withBias(network: Network, layer: number, neuron: number, value: number): Network {
  return withParameter(network, biasIndex(network, layer, neuron), value)
}

/** The same numbers, answered by sigmoids or by softmax. */
export function withOutputs(network: Network, outputs: OutputsName): Network {
  return networkFrom({ ...network, outputs }, network.parameters)
}

/** The same net in double precision, for checking gradients. */
export function inDoublePrecision(network: Network): Network<Float64Array> {
  return networkFrom(network, new Float64Array(network.parameters))
}

function layerOf(network: Network, layer: number, neuron: number): Layer {
  requireInteger('layer', layer, 0, network.layers.length - 1)
  requireInteger('neuron', neuron, 0, network.layers[layer].neurons - 1)
  return network.layers[layer]
}

import { describe, requireNumbers } from '../numbers/require.ts'
import { squashBackward } from './activation.ts'
import type { Network } from './network.ts'
import { layerBackwardInto, type Pass, passFor, passForward } from './pass.ts'

/** Everything that one layer computed. */
export interface LayerTrace {
  /** [inputs]: what came in. */
  readonly inputs: Float64Array
  /** [neurons, inputs]: each input times its weight. */
  readonly products: Float64Array
  /** [neurons]: the products and the bias, added up. */
  readonly sums: Float64Array
  /** [neurons]: the sums, squashed. */
  readonly values: Float64Array
}

/** Everything that the net computed on one input. */
export interface NetworkTrace {
  /** [inputs] */
  readonly input: Float64Array
  readonly layers: readonly LayerTrace[]
  /** [outputs]: the last layer's values. */
  readonly outputs: Float64Array
}

/** The name of a traced value: `layers.0.products`. */
export type TraceName = `layers.${number}.${keyof LayerTrace}`

/** A traced value with its axes named. */
export interface TracedValue {
  readonly axes: readonly ('neurons' | 'inputs')[]
  /** How long each axis is. */
  readonly shape: readonly number[]
  /** Row-major. */
  readonly data: Float64Array
}

/** How the loss changes with each number of a layer and of its run. */
export interface LayerGradients {
  /** [neurons, inputs] */
  readonly weights: Float64Array
  /** [neurons] */
  readonly biases: Float64Array
  /** [neurons], before the squash */
  readonly sums: Float64Array
  /** [neurons], after it */
  readonly values: Float64Array
}

/** How the loss changes with each number of the net and of its run. */
export interface NetworkGradients {
  /** Laid out as `network.parameters`. */
  readonly parameters: Float64Array
  readonly layers: readonly LayerGradients[]
  /** [inputs] */
  readonly input: Float64Array
}

/**
 * Runs an input through the net, in double precision.
 * @param input - [inputs]
 * @returns [outputs], each 0 … 1; with softmax they add up to 1
 * @throws RangeError if the input hasn't the net's length or isn't finite
 */
export function forward(network: Network, input: ArrayLike<number>): Float64Array {
  return passOf(network, input).last.values
}

/**
 * Runs an input through the net and keeps every product, sum and squashed value.
 * @param input - [inputs]
 * @throws RangeError if the input hasn't the net's length or isn't finite
 */
export function forwardTrace(network: Network, input: ArrayLike<number>): NetworkTrace {
  const pass = passOf(network, input)
  const layers = pass.layers.map(({ input: inputs, weights, sums, values }) => ({
    inputs,
    products: weights.map((weight, k) => weight * inputs[k % inputs.length]),
    sums,
    values,
  }))
  return { input: pass.input, layers, outputs: pass.last.values }
}

/**
 * Looks a traced value up by name.
 * @throws RangeError if the trace has no such layer or value
 * @example
 * traceValue(trace, 'layers.0.products').axes // => ['neurons', 'inputs']
 */
export function traceValue(trace: NetworkTrace, name: TraceName): TracedValue {
  const [, number, kind] = /^layers\.(\d+)\.(inputs|products|sums|values)$/.exec(name) ?? []
  const layer = trace.layers[Number(number)]
  if (layer === undefined)
    throw new RangeError(
      `traceValue needs a name like layers.0.sums, of ${trace.layers.length} layers, got ${describe(name)}`,
    )
  const { [kind as keyof LayerTrace]: data, inputs } = layer
  if (kind === 'products')
    return {
      axes: ['neurons', 'inputs'],
      shape: [data.length / inputs.length, inputs.length],
      data,
    }
  return {
    axes: [kind === 'inputs' ? 'inputs' : 'neurons'],
    shape: [data.length],
    data,
  }
}

/**
 * The forward run backward: from how the loss changes with each output to how it changes with
 * everything before (the chain rule, one layer at a time).
 * @param trace - of the same net
 * @param outputGradient - [outputs], at the squashed outputs
 * @throws RangeError if a length doesn't fit the net
 * @see Rumelhart, Hinton and Williams 1986
 */
export function backward(
  network: Network,
  trace: NetworkTrace,
  outputGradient: ArrayLike<number>,
): NetworkGradients {
  const pass = passAfter(network, trace)
  requireNumbers('backward outputGradient', outputGradient, pass.last.neurons)
  pass.last.gradient.set(outputGradient)
  squashBackward(pass.last)
  return gradientsOf(pass, outputGradient)
}

/**
 * All gradients, from that at the last sums, which stands in the pass.
 * @param outputGradient - [outputs], only handed on
 */
export function gradientsOf(pass: Pass, outputGradient: ArrayLike<number>): NetworkGradients {
  const parameters = new Float64Array(pass.parameters.length)
  const layers: LayerGradients[] = []
  let values = new Float64Array(outputGradient)
  for (const layer of [...pass.layers].reverse()) {
    const { gradient: sums, offset, neurons, weights, inputs } = layer
    if (layer !== pass.last) {
      sums.set(values)
      squashBackward(layer)
    }
    const input = new Float64Array(inputs)
    layerBackwardInto(input, parameters, layer)
    const biasesAt = offset + weights.length
    layers.unshift({
      weights: parameters.subarray(offset, biasesAt),
      biases: parameters.subarray(biasesAt, biasesAt + neurons),
      sums,
      values,
    })
    values = input
  }
  return { parameters, layers, input: values }
}

/** The net with this input run through it. */
function passOf(network: Network, input: ArrayLike<number>): Pass {
  requireNumbers('network input', input, network.sizes[0])
  const pass = passFor(network)
  pass.input.set(input)
  passForward(pass)
  return pass
}

/**
 * The net as it was when the trace was made.
 * @throws RangeError if that was a net of other sizes
 */
export function passAfter(network: Network, { layers, outputs }: NetworkTrace): Pass {
  const traced = [...layers.map(({ inputs }) => inputs.length), outputs.length].join('-')
  const needed = network.sizes.join('-')
  if (traced !== needed)
    throw new RangeError(`backward needs a trace of a ${needed} net, got one of ${traced}`)
  const pass = passFor(network)
  pass.layers.forEach(({ input, sums, values }, l) => {
    input.set(layers[l].inputs)
    sums.set(layers[l].sums)
    values.set(layers[l].values)
  })
  return pass
}

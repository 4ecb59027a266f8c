import { type Floats, zerosLike } from '../numbers/floats.ts'
import { requireFinite, requireInteger, requireLength } from '../numbers/require.ts'
import { activateBackwardInto } from './activation.ts'
import { layerBackwardInto, layerForwardInto } from './layer.ts'
import type { Network } from './network.ts'

/** Everything that one layer computed. */
export interface LayerTrace {
  /** [inputs]: what came in. */
  readonly inputs: Floats
  /** [neurons, inputs]: each input times its weight. */
  readonly products: Floats
  /** [neurons]: the products and the bias, added up. */
  readonly sums: Floats
  /** [neurons]: the sums, squashed. */
  readonly values: Floats
}

/** Everything that the net computed on one input. */
export interface NetworkTrace {
  readonly input: Floats
  readonly layers: readonly LayerTrace[]
  /** [outputs]: the last layer's values. */
  readonly outputs: Floats
}

/** The name of a traced value: `layers.0.products`. */
export type TraceName = `layers.${number}.${keyof LayerTrace}`

/** A traced value with its axes named. */
export interface TracedValue {
  readonly axes: readonly ('neurons' | 'inputs')[]
  readonly shape: readonly number[]
  readonly data: Floats
}

/** How the loss changes with each number of the net and of its run. */
export interface NetworkGradients {
  /** Laid out as `network.parameters`. */
  readonly parameters: Floats
  readonly layers: readonly {
    /** [neurons, inputs] */
    readonly weights: Floats
    /** [neurons] */
    readonly biases: Floats
    /** [neurons], before the squash */
    readonly sums: Floats
    /** [neurons], after it */
    readonly values: Floats
  }[]
  /** [inputs] */
  readonly input: Floats
}

/**
 * Runs an input through the net.
 * @param input - [inputs]
 * @returns [outputs]; with softmax they add up to 1
 * @throws RangeError if the input hasn't the net's length or isn't finite
 */
export function forward(network: Network, input: ArrayLike<number>): Floats {
  let values = checkedInput(network, input)
  for (const layer of network.layers) {
    const sums = zerosLike(values, layer.neurons)
    layerForwardInto(sums, sums, layer, values, 0)
    values = sums
  }
  return values
}

/**
 * Runs an input through the net and keeps every product, sum and squashed value.
 * @throws RangeError if the input hasn't the net's length or isn't finite
 */
export function forwardTrace(network: Network, input: ArrayLike<number>): NetworkTrace {
  const first = checkedInput(network, input)
  let inputs = first
  const layers: LayerTrace[] = []
  for (const layer of network.layers) {
    const products = zerosLike(inputs, layer.weights.length)
    for (let k = 0; k < products.length; k++) products[k] = layer.weights[k] * inputs[k % layer.inputs]
    const sums = zerosLike(inputs, layer.neurons)
    const values = zerosLike(inputs, layer.neurons)
    layerForwardInto(sums, values, layer, inputs, 0)
    layers.push({ inputs, products, sums, values })
    inputs = values
  }
  return { input: first, layers, outputs: inputs }
}

/**
 * Looks a traced value up by name.
 * @throws RangeError if the trace has no such layer or value
 * @example
 * traceValue(trace, 'layers.0.products').axes // => ['neurons', 'inputs']
 */
export function traceValue(trace: NetworkTrace, name: TraceName): TracedValue {
  const [, number, kind] = /^layers\.(\d+)\.(inputs|products|sums|values)$/.exec(name) ?? []
  if (kind === undefined)
    throw new RangeError(`traceValue needs a name like layers.0.sums, got '${String(name).slice(0, 40)}'`)
  requireInteger('traced layer', Number(number), 0, trace.layers.length - 1)
  const layer = trace.layers[Number(number)]
  const data = layer[kind as keyof LayerTrace]
  if (kind === 'products')
    return {
      axes: ['neurons', 'inputs'],
      shape: [layer.values.length, layer.inputs.length],
      data,
    }
  return { axes: [kind === 'inputs' ? 'inputs' : 'neurons'], shape: [data.length], data }
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
  const last = network.layers.length - 1
  requireTraceOf(network, trace)
  requireLength('backward outputGradient', outputGradient, network.layers[last].neurons)
  const { sums, values } = trace.layers[last]
  const sumGradient = zerosLike(values, values.length)
  sumGradient.set(outputGradient)
  activateBackwardInto(sumGradient, sums, values, network.outputs)
  return backwardFromSums(network, trace, sumGradient, outputGradient)
}

/**
 * As `backward`, begun at the last layer's sums: exact where a share has rounded to 0 or 1.
 * @param sumGradient - [outputs], before the squash
 * @param outputGradient - [outputs], only handed on into the result
 */
export function backwardFromSums(
  network: Network,
  trace: NetworkTrace,
  sumGradient: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
): NetworkGradients {
  requireTraceOf(network, trace)
  const parameters = zerosLike(network.parameters, network.parameters.length)
  let sums = zerosLike(parameters, sumGradient.length)
  sums.set(sumGradient)
  let values = zerosLike(parameters, outputGradient.length)
  values.set(outputGradient)
  const layers: NetworkGradients['layers'][number][] = []
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const layer = network.layers[l]
    const inputs = trace.layers[l].inputs
    const inputGradient = zerosLike(parameters, layer.inputs)
    layerBackwardInto(inputGradient, parameters, 1, layer, inputs, 0, sums)
    const biasesAt = layer.offset + layer.weights.length
    layers.unshift({
      weights: parameters.subarray(layer.offset, biasesAt),
      biases: parameters.subarray(biasesAt, biasesAt + layer.neurons),
      sums,
      values,
    })
    values = inputGradient
    if (l > 0) {
      const before = trace.layers[l - 1]
      sums = inputGradient.slice()
      activateBackwardInto(sums, before.sums, before.values, network.layers[l - 1].activation)
    }
  }
  return { parameters, layers, input: values }
}

function checkedInput(network: Network, input: ArrayLike<number>): Floats {
  requireLength(`network of ${network.sizes[0]} inputs`, input, network.sizes[0])
  requireFinite('network input', input)
  const copy = zerosLike(network.parameters, input.length)
  copy.set(input)
  return copy
}

function requireTraceOf(network: Network, trace: NetworkTrace): void {
  if (
    trace.layers.length !== network.layers.length ||
    trace.layers.some((layer, l) => layer.products.length !== network.layers[l].weights.length)
  )
    throw new RangeError(
      `backward needs a trace of a ${network.sizes.join('-')} net, got one of ${[
        trace.input.length,
        ...trace.layers.map((layer) => layer.values.length),
      ].join('-')}`,
    )
}

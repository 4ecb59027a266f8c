import { squashBackwardInto, squashInto } from './activation.ts'
import { inDoublePrecision, type Layer, type Network } from './network.ts'

/**
 * A net at work: its numbers, copied, and room for what runs through them.
 *
 * All in double precision, whatever the net is kept in. A pass is used again and again without
 * allocating, and as every array is of one kind the engine compiles each loop below for that alone.
 */
export interface Pass {
  /** Laid out as the net's own; training changes them. */
  readonly parameters: Float64Array
  /** [inputs] */
  readonly input: Float64Array
  readonly layers: readonly LayerPass[]
  /** The last of the layers. */
  readonly last: LayerPass
}

/** A layer at work. */
export interface LayerPass extends Layer<Float64Array> {
  /** [inputs]: the values of the layer before. */
  readonly input: Float64Array
  /** [neurons]: products and bias, added up. */
  readonly sums: Float64Array
  /** [neurons]: the sums, squashed. */
  readonly values: Float64Array
  /** [neurons]: how the loss changes with each value, then with each sum. */
  readonly gradient: Float64Array
}

/** Room for the net to work in. */
export function passFor(network: Network): Pass {
  const { parameters, sizes, layers } = inDoublePrecision(network)
  const values = sizes.map((size) => new Float64Array(size))
  const working = layers.map((layer, l) => ({
    ...layer,
    input: values[l],
    sums: new Float64Array(layer.neurons),
    values: values[l + 1],
    gradient: new Float64Array(layer.neurons),
  }))
  return {
    parameters,
    input: values[0],
    layers: working,
    last: working.at(-1)!,
  }
}

/** Runs the input forward through every layer. */
export function passForward({ layers }: Pass): void {
  for (let l = 0; l < layers.length; l++) layerForward(layers[l])
}

/**
 * Runs the gradient at the last sums backward: adds `factor` times the gradient of each parameter
 * onto `target`, laid out as the parameters.
 *
 * `target` may be the parameters themselves: with a factor of −learningRate that is a step of
 * gradient descent. Each layer hands its gradient back before it changes.
 */
export function passBackwardInto(target: Float64Array, factor: number, { layers }: Pass): void {
  for (let l = layers.length - 1; l > 0; l--) {
    const before = layers[l - 1]
    inputGradientInto(before.gradient, layers[l])
    squashBackward(before)
    addGradientInto(target, factor, layers[l])
  }
  addGradientInto(target, factor, layers[0])
}

/** Each neuron multiplies, adds its bias, squashes. */
export function layerForward(layer: LayerPass): void {
  const { inputs, neurons, weights, biases, input, sums } = layer
  for (let j = 0, k = 0; j < neurons; j++) {
    let total = biases[j]
    for (let i = 0; i < inputs; i++, k++) total += weights[k] * input[i]
    sums[j] = total
  }
  squashInto(layer.values, sums, layer.activation)
}

/** The gradient at a layer's values becomes that at its sums. */
export function squashBackward({ gradient, sums, values, activation }: LayerPass): void {
  squashBackwardInto(gradient, sums, values, activation)
}

/** What the gradient at a layer's sums makes of its inputs: as much as their weights let through. */
export function inputGradientInto(target: Float64Array, layer: LayerPass): void {
  const { inputs, neurons, weights, gradient } = layer
  for (let i = 0; i < inputs; i++) target[i] = weights[i] * gradient[0]
  for (let j = 1, k = inputs; j < neurons; j++) {
    const slope = gradient[j]
    for (let i = 0; i < inputs; i++, k++) target[i] += weights[k] * slope
  }
}

/** And of its weights, as much as their inputs were; and of its biases, just itself. */
export function addGradientInto(target: Float64Array, factor: number, layer: LayerPass): void {
  const { inputs, neurons, offset, input, gradient } = layer
  let t = offset
  for (let j = 0; j < neurons; j++) {
    const push = factor * gradient[j]
    for (let i = 0; i < inputs; i++, t++) target[t] += push * input[i]
  }
  for (let j = 0; j < neurons; j++, t++) target[t] += factor * gradient[j]
}

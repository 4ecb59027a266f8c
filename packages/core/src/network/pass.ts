import { squash, squashBackward, type Squashed } from './activation.ts'
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
  /**
   * What the loss counts on the way back: 1, one over the examples for a mean, or −learningRate to
   * step downhill at once. A field, since a fraction handed from function to function is allocated.
   */
  factor: number
}

/** A layer at work. */
export interface LayerPass extends Layer<Float64Array>, Squashed {
  /** [inputs]: the values of the layer before. */
  readonly input: Float64Array
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
    factor: 1,
  }
}

/** Runs the input forward through every layer. */
export function passForward({ layers }: Pass): void {
  for (let l = 0; l < layers.length; l++) layerForward(layers[l])
}

/**
 * Runs the gradient at the last sums backward: adds the gradient of each parameter onto `target`,
 * laid out as they are.
 *
 * `target` may be the parameters themselves: with a factor of −learningRate that is a step of
 * gradient descent. Each layer hands its gradient back before it changes.
 */
export function passBackwardInto(target: Float64Array, { layers }: Pass): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    if (l > 0) {
      inputGradientInto(layers[l - 1].gradient, layers[l])
      squashBackward(layers[l - 1])
    }
    addGradientInto(target, layers[l])
  }
}

/** Each neuron multiplies, adds its bias, squashes. */
export function layerForward(layer: LayerPass): void {
  const { inputs, neurons, weights, biases, input, sums } = layer
  for (let j = 0, k = 0; j < neurons; j++) {
    let total = biases[j]
    for (let i = 0; i < inputs; i++, k++) total += weights[k] * input[i]
    sums[j] = total
  }
  squash(layer)
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
export function addGradientInto(target: Float64Array, layer: LayerPass): void {
  const { inputs, neurons, offset, input, gradient } = layer
  let t = offset
  for (let j = 0; j < neurons; j++) {
    const slope = gradient[j]
    for (let i = 0; i < inputs; i++, t++) target[t] += slope * input[i]
  }
  for (let j = 0; j < neurons; j++, t++) target[t] += gradient[j]
}

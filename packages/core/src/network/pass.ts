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
 * gradient descent. Each weight hands its share back before it changes.
 */
export function passBackwardInto(target: Float64Array, { layers }: Pass): void {
  for (let l = layers.length - 1; l > 0; l--) {
    layerBackwardInto(layers[l - 1].gradient, target, layers[l])
    squashBackward(layers[l - 1])
  }
  layerBackwardInto(null, target, layers[0])
}

// The loops below take two neurons at a time, so that each input is fetched once for both. The
// last of an odd number goes with itself, and counts once.

/** Each neuron multiplies, adds its bias, squashes. */
export function layerForward(layer: LayerPass): void {
  const { inputs, neurons, weights, biases, input, sums } = layer
  for (let j = 0; j < neurons; j += 2) {
    const next = Math.min(j + 1, neurons - 1)
    let sum = biases[j]
    let nextSum = biases[next]
    for (let i = 0, k = j * inputs, m = next * inputs; i < inputs; i++, k++, m++) {
      sum += weights[k] * input[i]
      nextSum += weights[m] * input[i]
    }
    sums[j] = sum
    sums[next] = nextSum
  }
  squash(layer)
}

/**
 * The layer backward, from the gradient at its sums: a weight counts as much as its input was, an
 * input as much as its weights let through, a bias as it stands.
 * @param inputGradient - [inputs], written; null where nobody asks
 * @param target - laid out as the parameters; added onto
 */
export function layerBackwardInto(
  inputGradient: Float64Array | null,
  target: Float64Array,
  layer: LayerPass,
): void {
  const { inputs, neurons, weights, input, gradient, offset } = layer
  if (inputGradient !== null) for (let i = 0; i < inputs; i++) inputGradient[i] = 0
  for (let j = 0; j < neurons; j += 2) {
    const next = Math.min(j + 1, neurons - 1)
    const slope = gradient[j]
    const nextSlope = next === j ? 0 : gradient[next]
    if (inputGradient !== null)
      for (let i = 0, k = j * inputs, m = next * inputs; i < inputs; i++, k++, m++)
        inputGradient[i] += weights[k] * slope + weights[m] * nextSlope
    const first = offset + j * inputs
    for (let i = 0, k = first, m = offset + next * inputs; i < inputs; i++, k++, m++) {
      target[k] += slope * input[i]
      target[m] += nextSlope * input[i]
    }
  }
  const biasesAt = offset + weights.length
  for (let j = 0; j < neurons; j++) target[biasesAt + j] += gradient[j]
}

import type { Floats } from '../numbers/floats.ts'
import { activateInto } from './activation.ts'
import type { Layer } from './network.ts'

/**
 * A layer forward: each neuron multiplies, adds its bias, squashes.
 * @param sums - [neurons], written
 * @param values - [neurons], written
 * @param input - [inputs], its row beginning at `from`
 */
export function layerForwardInto(
  sums: Floats,
  values: Floats,
  layer: Layer,
  input: Floats,
  from: number,
): void {
  const { inputs, neurons, weights, biases } = layer
  for (let j = 0, k = 0; j < neurons; j++) {
    let total = biases[j]
    for (let i = 0; i < inputs; i++, k++) total += weights[k] * input[from + i]
    sums[j] = total
  }
  activateInto(values, sums, layer.activation)
}

/**
 * The same layer backward, from the loss's gradient at the sums.
 *
 * Adds `factor` times the gradient of each weight and bias onto `target`, which may be the net's
 * own parameters: with a factor of −learningRate that is a step of gradient descent, and the
 * gradient handed further back is still that of the weights as they were.
 * @param inputGradient - [inputs], written; null for the first layer, where nobody asks
 * @param target - flat, laid out as the parameters are
 * @param sumGradient - [neurons]
 */
export function layerBackwardInto(
  inputGradient: Floats | null,
  target: Floats,
  factor: number,
  layer: Layer,
  input: Floats,
  from: number,
  sumGradient: Floats,
): void {
  const { inputs, neurons, weights, offset } = layer
  let t = offset
  if (inputGradient === null)
    for (let j = 0; j < neurons; j++) {
      const push = factor * sumGradient[j]
      for (let i = 0; i < inputs; i++, t++) target[t] += push * input[from + i]
    }
  else {
    // Not fill: for a handful of entries the call costs more than the loop.
    for (let i = 0; i < inputs; i++) inputGradient[i] = 0
    for (let j = 0, k = 0; j < neurons; j++) {
      const slope = sumGradient[j]
      const push = factor * slope
      for (let i = 0; i < inputs; i++, k++, t++) {
        inputGradient[i] += weights[k] * slope
        target[t] += push * input[from + i]
      }
    }
  }
  for (let j = 0; j < neurons; j++, t++) target[t] += factor * sumGradient[j]
}


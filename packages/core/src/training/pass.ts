import { activateBackwardInto } from '../network/activation.ts'
import { layerBackwardInto, layerForwardInto } from '../network/layer.ts'
import type { Network } from '../network/network.ts'
import { type Floats, zerosLike } from '../numbers/floats.ts'
import { lossSumGradientInto } from './loss.ts'

/** Scratch for running one net on many inputs without allocating. */
export interface Pass {
  readonly sums: readonly Floats[]
  readonly values: readonly Floats[]
  /** The loss's gradient at each layer's sums. */
  readonly gradients: readonly Floats[]
}

/** Scratch of the net's sizes and precision. */
export function passFor(network: Network): Pass {
  const rows = (): Floats[] =>
    network.layers.map((layer) => zerosLike(network.parameters, layer.neurons))
  return { sums: rows(), values: rows(), gradients: rows() }
}

/** The input at `from`, forward. @returns the outputs, in scratch */
export function passForward(pass: Pass, network: Network, inputs: Floats, from: number): Floats {
  const { sums, values } = pass
  const { layers } = network
  layerForwardInto(sums[0], values[0], layers[0], inputs, from)
  for (let l = 1; l < layers.length; l++)
    layerForwardInto(sums[l], values[l], layers[l], values[l - 1], 0)
  return values[layers.length - 1]
}

/**
 * Back from the answer at `targetFrom`: adds `factor` times the gradient of the loss onto `target`
 * (a gradient, or the net's own parameters; see `layerBackwardInto`).
 */
export function passBackwardInto(
  target: Floats,
  factor: number,
  pass: Pass,
  network: Network,
  inputs: Floats,
  from: number,
  targets: Floats,
  targetFrom: number,
): void {
  const { sums, values, gradients } = pass
  const { layers } = network
  const last = layers.length - 1
  lossSumGradientInto(gradients[last], network.outputs, values[last], targets, targetFrom)
  for (let l = last; l > 0; l--) {
    layerBackwardInto(gradients[l - 1], target, factor, layers[l], values[l - 1], 0, gradients[l])
    activateBackwardInto(gradients[l - 1], sums[l - 1], values[l - 1], layers[l - 1].activation)
  }
  layerBackwardInto(null, target, factor, layers[0], inputs, from, gradients[0])
}

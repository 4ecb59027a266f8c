import type { NetworkGradients, NetworkTrace } from '../network/forward.ts'
import { backwardFromSums } from '../network/forward.ts'
import type { Network, OutputsName } from '../network/network.ts'
import { type Floats, zerosLike } from '../numbers/floats.ts'
import { requireFinite, requireLength } from '../numbers/require.ts'

/** What a net is trained to make small; the kind of its outputs chooses it. */
export type LossName = 'squared-error' | 'cross-entropy'

// A share that rounded to 0 still gives a finite loss: 690.8 at most.
const smallestShare = 1e-300

/** The loss that belongs to a kind of outputs. */
export function lossName(outputs: OutputsName): LossName {
  return outputs === 'softmax' ? 'cross-entropy' : 'squared-error'
}

/**
 * The loss of one answer, output by output; together they are the loss.
 *
 * Squared error: (output − target)². Cross-entropy: −target × ln(output), so that only the right
 * answer's share counts.
 * @param outputs - [outputs], what the net said
 * @param target - [outputs], 1 for the right answer and 0 elsewhere
 * @returns [outputs], each at least 0
 * @throws RangeError if a length doesn't fit
 * @example
 * lossTerms(network, [0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0]) // => Float32Array [1.386…, 0, 0, 0]
 */
export function lossTerms(
  network: Network,
  outputs: ArrayLike<number>,
  target: ArrayLike<number>,
): Floats {
  requireOutputs(network, 'lossTerms outputs', outputs)
  requireOutputs(network, 'lossTerms target', target)
  const terms = zerosLike(network.parameters, outputs.length)
  for (let j = 0; j < terms.length; j++) terms[j] = lossTerm(network.outputs, outputs[j], target[j])
  return terms
}

/** The loss of one answer: one number, 0 if it is perfect. @throws RangeError if a length doesn't fit */
export function lossOf(network: Network, outputs: ArrayLike<number>, target: ArrayLike<number>): number {
  requireOutputs(network, 'lossOf outputs', outputs)
  requireOutputs(network, 'lossOf target', target)
  return lossAt(network.outputs, outputs, target, 0)
}

/**
 * How the loss changes with each output. Squared error: 2 (output − target). Cross-entropy:
 * −target / output.
 * @returns [outputs]
 * @throws RangeError if a length doesn't fit
 */
export function lossGradient(
  network: Network,
  outputs: ArrayLike<number>,
  target: ArrayLike<number>,
): Floats {
  requireOutputs(network, 'lossGradient outputs', outputs)
  requireOutputs(network, 'lossGradient target', target)
  const gradient = zerosLike(network.parameters, outputs.length)
  for (let j = 0; j < gradient.length; j++)
    gradient[j] =
      network.outputs === 'softmax'
        ? target[j] === 0
          ? 0
          : -target[j] / Math.max(outputs[j], smallestShare)
        : 2 * (outputs[j] - target[j])
  return gradient
}

/**
 * The gradient of the loss at everything in the net: back propagation from one known answer.
 *
 * It begins at the last sums, where softmax and cross-entropy together leave just share − target:
 * what the net said less what was right.
 * @param trace - of the same net
 * @param target - [outputs]
 * @throws RangeError if a length doesn't fit
 */
export function lossGradients(
  network: Network,
  trace: NetworkTrace,
  target: ArrayLike<number>,
): NetworkGradients {
  requireOutputs(network, 'lossGradients target', target)
  const sumGradient = zerosLike(network.parameters, target.length)
  lossSumGradientInto(sumGradient, network.outputs, trace.outputs, target, 0)
  return backwardFromSums(network, trace, sumGradient, lossGradient(network, trace.outputs, target))
}

/** The loss of the row of `targets` that begins at `from`. Unchecked: for the inner loops. */
export function lossAt(
  outputs: OutputsName,
  values: ArrayLike<number>,
  targets: ArrayLike<number>,
  from: number,
): number {
  let total = 0
  for (let j = 0; j < values.length; j++) total += lossTerm(outputs, values[j], targets[from + j])
  return total
}

/** The loss's gradient at the last sums. Unchecked: for the inner loops. */
export function lossSumGradientInto(
  gradient: Floats,
  outputs: OutputsName,
  values: Floats,
  targets: ArrayLike<number>,
  from: number,
): void {
  if (outputs === 'softmax') {
    // With targets that add up to 1, as every label's do.
    for (let j = 0; j < gradient.length; j++) gradient[j] = values[j] - targets[from + j]
    return
  }
  for (let j = 0; j < gradient.length; j++) {
    const value = values[j]
    gradient[j] = 2 * (value - targets[from + j]) * value * (1 - value)
  }
}

function lossTerm(outputs: OutputsName, value: number, target: number): number {
  if (outputs === 'sigmoid') return (value - target) * (value - target)
  return target === 0 ? 0 : -target * Math.log(Math.max(value, smallestShare))
}

function requireOutputs(network: Network, what: string, values: ArrayLike<number>): void {
  requireLength(what, values, network.sizes[network.sizes.length - 1])
  requireFinite(what, values)
}

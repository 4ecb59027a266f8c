import type { ActivationName } from '../network/activation.ts'
import type { NetworkGradients, NetworkTrace } from '../network/forward.ts'
import { gradientsOf, passAfter } from '../network/forward.ts'
import type { Network, OutputsName } from '../network/network.ts'
import type { Pass } from '../network/pass.ts'
import { requireNumbers } from '../numbers/require.ts'
import { sum } from '../numbers/vector.ts'

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
 * lossTerms(network, [0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0]) // => Float64Array [1.386…, 0, 0, 0]
 */
export function lossTerms(
  network: Network,
  outputs: ArrayLike<number>,
  target: ArrayLike<number>,
): Float64Array {
  requireAnswer(network, outputs, target)
  return Float64Array.from(outputs, (output, j) => lossTerm(network.outputs, output, target[j]))
}

/** The loss of one answer: one number, 0 if it is perfect. @throws RangeError if a length doesn't fit */
export function lossOf(
  network: Network,
  outputs: ArrayLike<number>,
  target: ArrayLike<number>,
): number {
  return sum(lossTerms(network, outputs, target))
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
): Float64Array {
  requireAnswer(network, outputs, target)
  return Float64Array.from(outputs, (output, j) =>
    network.outputs === 'softmax'
      ? (0 - target[j]) / Math.max(output, smallestShare)
      : 2 * (output - target[j]),
  )
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
  const outputGradient = lossGradient(network, trace.outputs, target)
  const pass = passAfter(network, trace)
  lossSumGradientInto(pass, new Float32Array(target), 0)
  return gradientsOf(pass, outputGradient)
}

/** The loss of the row of `targets` that begins at `from`. Unchecked: for the inner loops. */
export function lossAt(
  outputs: ActivationName,
  values: ArrayLike<number>,
  targets: ArrayLike<number>,
  from: number,
): number {
  let total = 0
  for (let j = 0; j < values.length; j++) total += lossTerm(outputs, values[j], targets[from + j])
  return total
}

/**
 * The loss's gradient at the last sums, times the factor, for the row of `targets` that begins at
 * `from`. Softmax and cross-entropy leave just the difference between the share and the target;
 * where the targets make more than 1, between that much of the share and the target.
 */
export function lossSumGradientInto(
  { last: { activation, values, gradient }, factor }: Pass,
  targets: Float32Array,
  from: number,
): void {
  if (activation === 'softmax') {
    let whole = 0
    for (let j = 0; j < values.length; j++) whole += targets[from + j]
    for (let j = 0; j < values.length; j++)
      gradient[j] = factor * (whole * values[j] - targets[from + j])
  } else
    for (let j = 0; j < values.length; j++) {
      const value = values[j]
      gradient[j] = 2 * factor * (value - targets[from + j]) * value * (1 - value)
    }
}

function lossTerm(outputs: ActivationName, value: number, target: number): number {
  if (outputs === 'sigmoid') return (value - target) * (value - target)
  return target === 0 ? 0 : -target * Math.log(Math.max(value, smallestShare))
}

function requireAnswer(
  { sizes }: Network,
  outputs: ArrayLike<number>,
  target: ArrayLike<number>,
): void {
  requireNumbers('loss outputs', outputs, sizes.at(-1)!)
  requireNumbers('loss target', target, sizes.at(-1)!)
}

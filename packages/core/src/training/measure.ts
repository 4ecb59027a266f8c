import type { Network } from '../network/network.ts'
import { type Pass, passFor, passForward } from '../network/pass.ts'
import type { Floats } from '../numbers/floats.ts'
import { requireInteger, requireNumber, requireNumbers } from '../numbers/require.ts'
import { learnExampleInto, showExample } from './example-pass.ts'
import { type Examples, requireExamples } from './examples.ts'
import { lossAt } from './loss.ts'

/** How well a net answers examples. */
export interface Evaluation {
  /** The mean loss. */
  readonly loss: number
  /** The share of examples whose largest output is the right one, 0 … 1. */
  readonly accuracy: number
}

/**
 * Runs the net on every example, in double precision.
 * @throws RangeError unless the examples fit the net
 */
export function evaluate(network: Network, examples: Examples): Evaluation {
  requireExamples(network, examples)
  return evaluateInto(null, passFor(network), examples)
}

/**
 * As `evaluate`, unchecked, and writing the gradient of the mean loss into `gradient` (laid out as
 * the parameters) unless that is null.
 */
export function evaluateInto(
  gradient: Float64Array | null,
  pass: Pass,
  examples: Examples,
): Evaluation {
  const { count, targets } = examples
  const { activation, values, neurons } = pass.last
  let loss = 0
  let right = 0
  pass.factor = 1 / count
  gradient?.fill(0)
  for (let n = 0; n < count; n++) {
    const from = n * neurons
    showExample(pass, examples, n)
    passForward(pass)
    loss += lossAt(activation, values, targets, from)
    if (largestAt(values, 0, neurons) === largestAt(targets, from, neurons)) right++
    if (gradient !== null) learnExampleInto(gradient, pass, examples, n)
  }
  return { loss: loss / count, accuracy: right / count }
}

/** The mean loss over the examples. @throws RangeError unless they fit the net */
export function meanLoss(network: Network, examples: Examples): number {
  return evaluate(network, examples).loss
}

/** The share of examples answered rightly. @throws RangeError unless they fit the net */
export function accuracy(network: Network, examples: Examples): number {
  return evaluate(network, examples).accuracy
}

/**
 * The gradient of the mean loss, by back propagation, in double precision.
 * @returns laid out as the net's parameters
 * @throws RangeError unless the examples fit the net
 */
export function meanGradient(network: Network, examples: Examples): Float64Array {
  requireExamples(network, examples)
  const gradient = new Float64Array(network.parameters.length)
  evaluateInto(gradient, passFor(network), examples)
  return gradient
}

/**
 * The gradient of one parameter by trying: the loss a little to either side of it, in double
 * precision. Slow, and owes nothing to the chain rule, so it can check back propagation.
 * @param index - into the net's parameters
 * @param epsilon - how far to either side
 * @throws RangeError for a bad index or epsilon, or examples that don't fit
 */
export function finiteDifference(
  network: Network,
  examples: Examples,
  index: number,
  epsilon: number = 1e-6,
): number {
  requireNumber('finiteDifference epsilon', epsilon, 1e-12, 1)
  const value = network.parameters[index]
  const [below, above] = lossAlong(network, examples, index, [value - epsilon, value + epsilon])
  return (above - below) / (2 * epsilon)
}

/**
 * The mean loss as one parameter takes each of the given values, all others kept.
 * @param index - into the net's parameters
 * @returns [values]
 * @throws RangeError for a bad index, a value that isn't finite, or examples that don't fit
 */
export function lossAlong(
  network: Network,
  examples: Examples,
  index: number,
  values: ArrayLike<number>,
): Float64Array {
  requireExamples(network, examples)
  requireInteger('parameter index', index, 0, network.parameters.length - 1)
  requireNumbers('lossAlong values', values, values?.length ?? 1)
  const pass = passFor(network)
  return Float64Array.from(values, (value) => {
    pass.parameters[index] = value
    return evaluateInto(null, pass, examples).loss
  })
}

/** As `argmax`, within a longer array. */
function largestAt(values: Floats, from: number, length: number): number {
  let best = 0
  for (let j = 1; j < length; j++) if (values[from + j] > values[from + best]) best = j
  return best
}

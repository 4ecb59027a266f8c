import { inDoublePrecision, type Network, withParameter } from '../network/network.ts'
import { type Floats, zerosLike } from '../numbers/floats.ts'
import { requireInteger, requireNumber } from '../numbers/require.ts'
import { argmax } from '../numbers/vector.ts'
import { type Examples, requireExamples } from './examples.ts'
import { lossAt } from './loss.ts'
import { type Pass, passBackwardInto, passFor, passForward } from './pass.ts'

/** How well a net answers examples. */
export interface Evaluation {
  /** The mean loss. */
  readonly loss: number
  /** The share of examples whose largest output is the right one, 0 … 1. */
  readonly accuracy: number
}

/**
 * Runs the net on every example.
 * @throws RangeError unless the examples fit the net
 */
export function evaluate(network: Network, examples: Examples): Evaluation {
  requireExamples(network, examples)
  return evaluateInto(null, passFor(network), network, examples)
}

/**
 * As `evaluate`, unchecked, in given scratch, and writing the gradient of the mean loss into
 * `gradient` (laid out as the parameters) unless that is null.
 */
export function evaluateInto(
  gradient: Floats | null,
  pass: Pass,
  network: Network,
  examples: Examples,
): Evaluation {
  const { count, inputs, targets } = examples
  const width = network.sizes[0]
  const outputs = network.sizes[network.sizes.length - 1]
  let loss = 0
  let right = 0
  gradient?.fill(0)
  for (let n = 0; n < count; n++) {
    const said = passForward(pass, network, inputs, n * width)
    loss += lossAt(network.outputs, said, targets, n * outputs)
    if (argmax(said) === argmaxFrom(targets, n * outputs, outputs)) right++
    if (gradient !== null)
      passBackwardInto(gradient, 1 / count, pass, network, inputs, n * width, targets, n * outputs)
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
 * The gradient of the mean loss, by back propagation.
 * @returns laid out as the net's parameters
 * @throws RangeError unless the examples fit the net
 */
export function meanGradient(network: Network, examples: Examples): Floats {
  requireExamples(network, examples)
  const gradient = zerosLike(network.parameters, network.parameters.length)
  evaluateInto(gradient, passFor(network), network, examples)
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
  const precise = inDoublePrecision(network)
  const value = precise.parameters[index]
  const above = meanLoss(withParameter(precise, index, value + epsilon), examples)
  const below = meanLoss(withParameter(precise, index, value - epsilon), examples)
  return (above - below) / (2 * epsilon)
}

/**
 * The mean loss as one parameter takes each of the given values, all others kept.
 * @param index - into the net's parameters
 * @returns [values]
 * @throws RangeError for a bad index or examples that don't fit
 */
export function lossAlong(
  network: Network,
  examples: Examples,
  index: number,
  values: ArrayLike<number>,
): Float64Array {
  requireExamples(network, examples)
  requireInteger('parameter index', index, 0, network.parameters.length - 1)
  const moving = inDoublePrecision(network)
  const pass = passFor(moving)
  return Float64Array.from(values, (value) => {
    moving.parameters[index] = value
    return evaluateInto(null, pass, moving, examples).loss
  })
}

function argmaxFrom(values: Floats, from: number, length: number): number {
  let best = 0
  for (let j = 1; j < length; j++) if (values[from + j] > values[from + best]) best = j
  return best
}

import { inDoublePrecision, type Network, withParameter } from '@nextword/core/network'
import { type Examples, finiteDifference, meanGradient } from '@nextword/core/training'

/** A gradient smaller than this is flat: a step no longer shows. */
export const flatBelow = 0.02

/** The slope under the ball, and where one step of gradient descent would take it. */
export interface Slope {
  readonly value: number
  /** By back propagation: how much the error rises a unit of weight. */
  readonly gradient: number
  /** The same by trying a little to either side. */
  readonly difference: number
  /** value − rate × gradient */
  readonly next: number
  readonly flat: boolean
}

/** The slope at the net's own place, in double precision so that both ways of finding it agree. */
export function slopeAt(network: Network, index: number, examples: Examples, rate: number): Slope {
  const precise = inDoublePrecision(network)
  const value = precise.parameters[index]
  const gradient = meanGradient(precise, examples)[index]
  return {
    value,
    gradient,
    difference: finiteDifference(network, examples, index),
    next: value - rate * gradient,
    flat: !(Math.abs(gradient) >= flatBelow),
  }
}

/** One step downhill. */
export interface Roll {
  readonly step: number
  readonly network: Network
  readonly value: number
  readonly gradient: number
}

/** How a roll ended: on the flat, after as many steps as may be, or far away. */
export type RollEnd = 'flat' | 'long' | 'away'

const mostSteps = 1000
const farAway = 1e4

/**
 * Rolls downhill along one weight, a step of gradient descent each turn, until it is flat.
 *
 * The other weights stay, which is what training doesn't do: it moves all of them at once.
 */
export function* roll(
  network: Network,
  index: number,
  examples: Examples,
  rate: number,
): Generator<Roll, RollEnd, undefined> {
  let now = network
  for (let step = 1; step <= mostSteps; step++) {
    const { gradient, next, flat } = slopeAt(now, index, examples, rate)
    if (flat) return 'flat'
    if (!(Math.abs(next) <= farAway)) return 'away'
    now = withParameter(now, index, next)
    yield { step, network: now, value: now.parameters[index], gradient }
  }
  return 'long'
}

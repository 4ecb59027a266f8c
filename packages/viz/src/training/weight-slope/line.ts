import type { Network } from '@nextword/core/network'
import { type Examples, lossAlong, meanGradient } from '@nextword/core/training'

/** Where the weight has been, and what the error was there. */
export interface Try {
  readonly value: number
  readonly loss: number
  readonly by: 'start' | 'hand' | 'step'
}

/** A line through the space of all weights: one of them moves, all others stay. */
export interface WeightLine {
  /** The net as it was when the weight was chosen. */
  readonly network: Network
  readonly examples: Examples
  /** Of the weight, among the net's parameters. */
  readonly index: number
  /** The first is where it began; the latest ones are kept. */
  readonly tries: readonly Try[]
  /** The lowest by hand. */
  readonly best: Try
  /** How far from 0 the weight has been. */
  readonly reach: number
  /** Steps rolled since the weight was last moved by hand. */
  readonly steps: number
}

const mostTries = 240

/** A line on which the weight has not been moved yet. */
export function lineOf(network: Network, index: number, examples: Examples): WeightLine {
  const value = network.parameters[index]
  const start: Try = { value, loss: lossAt(network, index, examples, value), by: 'start' }
  return { network, index, examples, tries: [start], best: start, reach: Math.abs(value), steps: 0 }
}

/** Whether the net stands on this line: the same weights but for the one, and the same question. */
export function isOnLine(
  line: WeightLine,
  network: Network,
  index: number,
  examples: Examples,
): boolean {
  if (line.index !== index || line.network.outputs !== network.outputs) return false
  return (
    sameNumbers(line.network.sizes, network.sizes) &&
    sameNumbers(line.network.parameters, network.parameters, index) &&
    sameNumbers(line.examples.inputs, examples.inputs) &&
    sameNumbers(line.examples.targets, examples.targets)
  )
}

/** The line with one more place on it. */
export function withTry(line: WeightLine, value: number, by: 'hand' | 'step'): WeightLine {
  const next: Try = { value, loss: lossAt(line.network, line.index, line.examples, value), by }
  const [start, ...rest] = line.tries
  return {
    ...line,
    tries: [start, ...rest.slice(Math.max(0, rest.length + 2 - mostTries)), next],
    best: by === 'hand' && next.loss < line.best.loss ? next : line.best,
    reach: Math.max(line.reach, Math.abs(value)),
    steps: by === 'step' ? line.steps + 1 : line.steps,
  }
}

/** The line without its steps downhill; what was tried by hand stays. */
export function withoutSteps(line: WeightLine): WeightLine {
  return { ...line, tries: line.tries.filter(({ by }) => by !== 'step'), steps: 0 }
}

/** The error when the weight has this value. */
export function lossAt(network: Network, index: number, examples: Examples, value: number): number {
  return lossAlong(network, examples, index, [value])[0]
}

/** The error along the whole axis of the weight. */
export interface Curve {
  readonly values: readonly number[]
  readonly losses: ArrayLike<number>
}

/** The error from −limit to limit, all other weights as they are. */
export function curveOf({ network, index, examples }: WeightLine, limit: number): Curve {
  const values = Array.from({ length: 161 }, (_, i) => (i / 80 - 1) * limit)
  return { values, losses: lossAlong(network, examples, index, values) }
}

/** How far the axis of the weight goes to either side: 4, or 8, 16 … where the weight went further. */
export function limitOf(line: WeightLine): number {
  let limit = 4
  while (limit < line.reach && limit < 1e6) limit *= 2
  return limit
}

/** The weights with the largest gradients, at most two of a layer and six in all, largest first. */
export function tellingWeights(network: Network, examples: Examples): number[] {
  const gradient = meanGradient(network, examples)
  const steeper = (a: number, b: number): number => Math.abs(gradient[b]) - Math.abs(gradient[a])
  const chosen = network.layers.flatMap(({ offset, weights }) =>
    Array.from(weights, (_, i) => offset + i)
      .sort(steeper)
      .slice(0, 2),
  )
  return chosen.sort(steeper).slice(0, 6)
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>, but = -1): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && i !== but) return false
  return true
}

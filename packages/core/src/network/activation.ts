import type { Floats } from '../numbers/floats.ts'
import { requireChoice } from '../numbers/require.ts'
import { softmaxInto } from '../numbers/softmax.ts'

/** What a layer's neurons do to their sums before passing them on. */
export type ActivationName = 'tanh' | 'sigmoid' | 'relu' | 'gelu' | 'linear' | 'softmax'

/** Every activation there is, in the order in which link codes number them. */
export const activationNames: readonly ActivationName[] = [
  'tanh',
  'sigmoid',
  'relu',
  'gelu',
  'linear',
  'softmax',
]

const geluScale = Math.sqrt(2 / Math.PI)
const geluInside = (sum: number): number => geluScale * (sum + 0.044715 * sum * sum * sum)

/**
 * Squashes one sum. Softmax weighs a whole layer together, so it has no value for one sum alone.
 * @throws RangeError for an unknown name, and for softmax
 * @see Hendrycks and Gimpel 2016 for gelu, in its tanh form (as GPT-2 has it)
 * @example
 * activationAt('sigmoid', 0) // => 0.5
 */
export function activationAt(name: ActivationName, sum: number): number {
  switch (name) {
    case 'tanh':
      return Math.tanh(sum)
    case 'sigmoid':
      return 1 / (1 + Math.exp(-sum))
    case 'relu':
      return sum > 0 ? sum : 0
    case 'gelu':
      return 0.5 * sum * (1 + Math.tanh(geluInside(sum)))
    case 'linear':
      return sum
    default:
      throw new RangeError(noScalar(name))
  }
}

/**
 * How fast the squashed value rises as the sum does: the derivative of `activationAt`.
 * @throws RangeError for an unknown name, and for softmax
 * @example
 * derivativeAt('sigmoid', 0) // => 0.25
 */
export function derivativeAt(name: ActivationName, sum: number): number {
  switch (name) {
    case 'tanh':
      return 1 - Math.tanh(sum) ** 2
    case 'sigmoid': {
      const value = 1 / (1 + Math.exp(-sum))
      return value * (1 - value)
    }
    case 'relu':
      return sum > 0 ? 1 : 0
    case 'gelu': {
      const bent = Math.tanh(geluInside(sum))
      const inside = geluScale * (1 + 3 * 0.044715 * sum * sum)
      return 0.5 * (1 + bent) + 0.5 * sum * (1 - bent * bent) * inside
    }
    case 'linear':
      return 1
    default:
      throw new RangeError(noScalar(name))
  }
}

/** A layer's sums to its values, forward. */
export function activateInto(values: Floats, sums: Floats, name: ActivationName): void {
  const neurons = sums.length
  switch (name) {
    case 'tanh':
      for (let j = 0; j < neurons; j++) values[j] = Math.tanh(sums[j])
      return
    case 'sigmoid':
      for (let j = 0; j < neurons; j++) values[j] = 1 / (1 + Math.exp(-sums[j]))
      return
    case 'softmax':
      softmaxInto(values, sums)
      return
    default:
      for (let j = 0; j < neurons; j++) values[j] = activationAt(name, sums[j])
  }
}

/**
 * The same, backward: the loss's gradient at the values becomes its gradient at the sums. Writes
 * over `gradients`.
 */
export function activateBackwardInto(
  gradients: Floats,
  sums: Floats,
  values: Floats,
  name: ActivationName,
): void {
  const neurons = sums.length
  switch (name) {
    case 'tanh':
      for (let j = 0; j < neurons; j++) gradients[j] *= 1 - values[j] * values[j]
      return
    case 'sigmoid':
      for (let j = 0; j < neurons; j++) gradients[j] *= values[j] * (1 - values[j])
      return
    case 'softmax': {
      let shared = 0
      for (let j = 0; j < neurons; j++) shared += gradients[j] * values[j]
      for (let j = 0; j < neurons; j++) gradients[j] = values[j] * (gradients[j] - shared)
      return
    }
    default:
      for (let j = 0; j < neurons; j++) gradients[j] *= derivativeAt(name, sums[j])
  }
}

function noScalar(name: string): string {
  requireChoice('activation', name, activationNames)
  return 'softmax needs the sums of a whole layer, got one sum'
}

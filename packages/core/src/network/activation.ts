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
      requireChoice('activation', name, activationNames.slice(0, -1))
      return NaN
  }
}

/**
 * How fast the squashed value rises as the sum does: the derivative of `activationAt`.
 * @throws RangeError for an unknown name, and for softmax
 * @example
 * derivativeAt('sigmoid', 0) // => 0.25
 */
export function derivativeAt(name: ActivationName, sum: number): number {
  const value = activationAt(name, sum)
  switch (name) {
    case 'tanh':
      return 1 - value * value
    case 'sigmoid':
      return value * (1 - value)
    case 'relu':
      return sum > 0 ? 1 : 0
    case 'gelu': {
      const bent = Math.tanh(geluInside(sum))
      const inside = geluScale * (1 + 3 * 0.044715 * sum * sum)
      return 0.5 * (1 + bent) + 0.5 * sum * (1 - bent * bent) * inside
    }
    default:
      return 1
  }
}

/** What a layer's squash works on. */
export interface Squashed {
  readonly activation: ActivationName
  /** [neurons] */
  readonly sums: Float64Array
  /** [neurons]: the sums, squashed. */
  readonly values: Float64Array
  /** [neurons]: how the loss changes with each value, then with each sum. */
  readonly gradient: Float64Array
}

/** A layer's sums to its values. */
export function squash({ activation, sums, values }: Squashed): void {
  if (activation === 'sigmoid')
    for (let j = 0; j < sums.length; j++) values[j] = 1 / (1 + Math.exp(-sums[j]))
  else if (activation === 'tanh')
    // Within 2⁻⁵² of Math.tanh, and quicker.
    for (let j = 0; j < sums.length; j++) values[j] = 1 - 2 / (1 + Math.exp(2 * sums[j]))
  else if (activation === 'softmax') softmaxInto(values, sums)
  else for (let j = 0; j < sums.length; j++) values[j] = activationAt(activation, sums[j])
}

/** And back: the loss's gradient at the values becomes, in place, its gradient at the sums. */
export function squashBackward({ activation, sums, values, gradient }: Squashed): void {
  if (activation === 'sigmoid')
    for (let j = 0; j < sums.length; j++) gradient[j] *= values[j] * (1 - values[j])
  else if (activation === 'tanh')
    for (let j = 0; j < sums.length; j++) gradient[j] *= 1 - values[j] * values[j]
  else if (activation === 'softmax') softmaxBackwardInto(gradient, values)
  else for (let j = 0; j < sums.length; j++) gradient[j] *= derivativeAt(activation, sums[j])
}

/**
 * A share rises with its own sum and falls with every other, so each gradient counts by how far it
 * stands from their mean, weighted by the shares.
 */
function softmaxBackwardInto(gradient: Float64Array, values: Float64Array): void {
  let shared = 0
  for (let j = 0; j < values.length; j++) shared += gradient[j] * values[j]
  for (let j = 0; j < values.length; j++) gradient[j] = values[j] * (gradient[j] - shared)
}

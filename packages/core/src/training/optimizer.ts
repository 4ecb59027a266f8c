import type { Floats } from '../numbers/floats.ts'
import { requireChoice, requireInteger, requireLength, requireNumber } from '../numbers/require.ts'

/** A rule for turning a gradient into a step. */
export type OptimizerName = 'sgd' | 'momentum' | 'adam'

/** Every optimizer there is. */
export const optimizerNames: readonly OptimizerName[] = ['sgd', 'momentum', 'adam']

/** Moves parameters downhill, one step a call. */
export type Optimizer = (parameters: Floats, gradient: Floats) => void

/**
 * Plain gradient descent: against the gradient, times the learning rate.
 * @throws RangeError unless the learning rate is finite and above 0
 */
export function sgd(learningRate: number): Optimizer {
  requireLearningRate(learningRate)
  return (parameters, gradient) => {
    for (let i = 0; i < parameters.length; i++) parameters[i] -= learningRate * gradient[i]
  }
}

/**
 * Gradient descent with momentum: a step keeps `decay` of the one before, like a ball that rolls.
 * @param count - how many parameters there are
 * @throws RangeError for a bad learning rate, or a decay outside 0 … 1
 * @see Polyak 1964; in PyTorch's form, velocity = decay × velocity + gradient
 */
export function momentum(learningRate: number, count: number, decay: number = 0.9): Optimizer {
  requireLearningRate(learningRate)
  requireNumber('momentum decay', decay, 0, 1)
  requireInteger('momentum count', count, 1, 2 ** 28)
  const velocity = new Float64Array(count)
  return (parameters, gradient) => {
    requireLength('optimizer parameters', parameters, count)
    for (let i = 0; i < count; i++) {
      velocity[i] = decay * velocity[i] + gradient[i]
      parameters[i] -= learningRate * velocity[i]
    }
  }
}

/**
 * Adam: each parameter gets a step size of its own, from the mean and spread of its gradients.
 * @param count - how many parameters there are
 * @throws RangeError for a bad learning rate
 * @see Kingma and Ba 2015, algorithm 1, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8
 */
export function adam(learningRate: number, count: number): Optimizer {
  requireLearningRate(learningRate)
  requireInteger('adam count', count, 1, 2 ** 28)
  const first = new Float64Array(count)
  const second = new Float64Array(count)
  let steps = 0
  return (parameters, gradient) => {
    requireLength('optimizer parameters', parameters, count)
    steps++
    const seen1 = 1 - 0.9 ** steps
    const seen2 = 1 - 0.999 ** steps
    for (let i = 0; i < count; i++) {
      first[i] = 0.9 * first[i] + 0.1 * gradient[i]
      second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i]
      const spread = Math.sqrt(second[i] / seen2) + 1e-8
      parameters[i] -= (learningRate * first[i]) / seen1 / spread
    }
  }
}

/** The optimizer of that name. @throws RangeError for an unknown name or a bad learning rate */
export function optimizerFor(name: OptimizerName, learningRate: number, count: number): Optimizer {
  requireChoice('optimizer', name, optimizerNames)
  if (name === 'adam') return adam(learningRate, count)
  return name === 'momentum' ? momentum(learningRate, count) : sgd(learningRate)
}

function requireLearningRate(learningRate: number): void {
  requireNumber('learning rate', learningRate, Number.MIN_VALUE, Number.MAX_VALUE)
}

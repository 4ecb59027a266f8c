import { givenOf } from '../numbers/given.ts'
import { requireInteger, requireNumber } from '../numbers/require.ts'
import { learningRateAt } from '../training/schedule.ts'
import { leastEpsilon, type TransformerConfig } from './config.ts'

/** How a transformer is trained. */
export interface TransformerTraining {
  /** How many sequences a step takes, and how many tokens each; the whole context if not said. */
  readonly sequences: number
  readonly tokens?: number
  /** How many steps the schedule of the learning rate has; see `learningRateAt`. */
  readonly steps: number
  /** The highest learning rate. */
  readonly learningRate: number
  /** Over how many steps the learning rate rises to it; 50, or half of all steps if that is less. */
  readonly warmUp: number
  /** The last learning rate, as a share of the highest. */
  readonly lowest: number
  /** How much of its running means AdamW keeps at each step. */
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  /** How much smaller each matrix gets, times the learning rate. */
  readonly weightDecay: number
  /** A gradient longer than this is shortened to it. */
  readonly clip: number
}

export const defaultTransformerTraining: TransformerTraining = {
  sequences: 16,
  steps: 1000,
  learningRate: 1e-3,
  warmUp: 50,
  lowest: 0.1,
  beta1: 0.9,
  beta2: 0.99,
  epsilon: 1e-8,
  weightDecay: 0.1,
  clip: 1,
}

/** What was left out filled in. @throws RangeError or TypeError for a setting out of range */
export function checkedTraining(
  settings: Partial<TransformerTraining>,
  { context }: TransformerConfig,
): Required<TransformerTraining> {
  const given = givenOf(settings)
  const steps = given.steps ?? defaultTransformerTraining.steps
  // The default rises for 50 steps, which not every run has.
  const warmUp = Math.min(defaultTransformerTraining.warmUp, Math.floor(steps / 2))
  const all = { ...defaultTransformerTraining, tokens: context, warmUp, ...given }
  requireInteger('training sequences', all.sequences, 1, 2 ** 16)
  requireInteger('training tokens', all.tokens, 1, context)
  learningRateAt(1, { ...all, peak: all.learningRate })
  // Just below 1 at most, or the first step would divide by 0.
  requireNumber('training beta1', all.beta1, 0, 0.999_999)
  requireNumber('training beta2', all.beta2, 0, 0.999_999)
  requireNumber('training epsilon', all.epsilon, leastEpsilon, 1)
  requireNumber('training weightDecay', all.weightDecay, 0, 1e6)
  requireNumber('training clip', all.clip, Number.MIN_VALUE, Infinity)
  return all
}

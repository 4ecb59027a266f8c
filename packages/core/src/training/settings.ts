import { describe, requireChoice, requireInteger, requireNumber } from '../numbers/require.ts'
import type { OptimizerName } from './optimizer.ts'

/** How a net is trained. */
export interface TrainingSettings {
  readonly optimizer: OptimizerName
  /** How far a step goes for a gradient of 1; above 0. */
  readonly learningRate: number
  /** Examples a step, 1 or more, or all of them. */
  readonly batch: number | 'all'
  /** Passes through all examples at most. */
  readonly epochs: number
  /** Done when the mean loss is as small as this; 0 or more. */
  readonly stopAtLoss: number
  /** The chance that an input's sign is turned round each time it is shown, 0 … 1. */
  readonly flipChance: number
  /** Weights and biases are kept within ± this after each step; null for no limit. */
  readonly weightLimit: number | null
  /**
   * A report after each step, each epoch, or that many steps. A report runs through all examples
   * once, so a long run is quicker with fewer.
   */
  readonly reportEvery: 'step' | 'epoch' | number
}

/** Plain gradient descent, one example at a time. */
export const defaultTraining: TrainingSettings = {
  optimizer: 'sgd',
  learningRate: 0.1,
  batch: 1,
  epochs: 1000,
  stopAtLoss: 0.05,
  flipChance: 0,
  weightLimit: null,
  reportEvery: 'epoch',
}

/**
 * What was left out filled in, the rest checked (the optimizer's own when that is made).
 * @throws RangeError or TypeError naming the setting that is out of range
 */
export function checkedSettings(settings: Partial<TrainingSettings>): TrainingSettings {
  if (typeof settings !== 'object')
    throw new TypeError(`training settings need an object, got ${describe(settings)}`)
  const chosen = { ...defaultTraining, ...settings }
  if (chosen.batch !== 'all') requireInteger('batch', chosen.batch, 1, 2 ** 24)
  requireInteger('epochs', chosen.epochs, 0, 2 ** 31)
  requireNumber('stopAtLoss', chosen.stopAtLoss, 0, Number.MAX_VALUE)
  requireNumber('flipChance', chosen.flipChance, 0, 1)
  if (chosen.weightLimit !== null)
    requireNumber('weightLimit', chosen.weightLimit, Number.MIN_VALUE, Number.MAX_VALUE)
  if (typeof chosen.reportEvery === 'number')
    requireInteger('reportEvery', chosen.reportEvery, 1, 2 ** 31)
  else requireChoice('reportEvery', chosen.reportEvery, ['step', 'epoch'])
  return chosen
}

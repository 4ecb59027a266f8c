import { requireInteger, requireNumber } from '../numbers/require.ts'

export interface ScheduleSettings {
  /** The highest learning rate. */
  readonly peak: number
  /** How many steps it takes to rise there. */
  readonly warmUp: number
  /** How many steps there are in all; from then on the learning rate stays the lowest. */
  readonly steps: number
  /** Where it ends, as a share of the highest. */
  readonly lowest?: number
}

/**
 * How large a step to take when: up in a straight line, then down along half a cosine.
 * @param step - counted from 1
 * @throws RangeError for a rate that isn't above 0, or steps that aren't whole numbers
 * @see Loshchilov and Hutter 2017, "SGDR", for the cosine
 * @example
 * learningRateAt(5, { peak: 0.01, warmUp: 10, steps: 100 }) // => 0.005
 */
export function learningRateAt(step: number, settings: ScheduleSettings): number {
  const { peak, warmUp, steps, lowest = 0.1 } = settings
  requireNumber('learning rate', peak, Number.MIN_VALUE, Number.MAX_VALUE)
  requireInteger('schedule steps', steps, 1, 2 ** 31)
  requireInteger('schedule warmUp', warmUp, 0, steps)
  requireNumber('schedule lowest', lowest, 0, 1)
  requireInteger('schedule step', step, 1, 2 ** 31)
  if (step <= warmUp) return (peak * step) / warmUp
  const done = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp))
  return peak * (lowest + (1 - lowest) * 0.5 * (1 + Math.cos(Math.PI * done)))
}

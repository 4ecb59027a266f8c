import { givenOf } from '../numbers/given.ts'
import { describe, requireInteger, requireNumber } from '../numbers/require.ts'

/** How the next token is chosen, in the order in which it is done. */
export interface SamplingSettings {
  /**
   * From 0.01 to 100; 1 leaves all as it is. What the text already has is made less likely: its
   * logits are divided by this where they are positive, multiplied where they are negative.
   * @see Keskar et al. 2019, "CTRL", section 4.1
   */
  readonly repetitionPenalty: number
  /** Divides the logits: below 1 bolder, above 1 more even; 0 takes the likeliest and no chance. */
  readonly temperature: number
  /** Keeps so many, the likeliest; 0 keeps all. @see Fan et al. 2018, section 5 */
  readonly topK: number
  /**
   * Keeps the fewest, likeliest first, that together have at least this share; 1 keeps all.
   * @see Holtzman et al. 2020, "The curious case of neural text degeneration", section 3.1
   */
  readonly topP: number
  /** Keeps what has at least so much of the likeliest's share; 0 keeps all. @see Nguyen et al. 2024 */
  readonly minP: number
}

/** The model's own distribution, as it is. */
export const defaultSampling: SamplingSettings = {
  repetitionPenalty: 1,
  temperature: 1,
  topK: 0,
  topP: 1,
  minP: 0,
}

/**
 * What was left out, or is undefined, filled in, the rest checked.
 * @throws RangeError or TypeError naming the setting that is out of range
 */
export function checkedSampling(settings: Partial<SamplingSettings>): SamplingSettings {
  if (typeof settings !== 'object' || settings === null)
    throw new TypeError(`sampling settings need an object, got ${describe(settings)}`)
  const chosen = { ...defaultSampling, ...givenOf(settings) }
  requireNumber('repetitionPenalty', chosen.repetitionPenalty, 0.01, 100)
  requireNumber('temperature', chosen.temperature, 0, Number.MAX_VALUE)
  requireInteger('topK', chosen.topK, 0, 2 ** 31)
  requireNumber('topP', chosen.topP, 0, 1)
  requireNumber('minP', chosen.minP, 0, 1)
  return chosen
}

import type { Random } from '../numbers/random.ts'
import { describe, requireInteger } from '../numbers/require.ts'
import { type Distribution, distributionOf, drawFrom } from './distribution.ts'
import { checkedSampling, type SamplingSettings } from './settings.ts'

/** Whatever reads tokens and says which may come next: a transformer's session, or a table of counts. */
export interface NextLogits {
  /**
   * Reads on.
   * @param tokens - ids, at least one
   * @returns [vocabulary]: logits after the last; may be the same array at each call
   */
  feed(tokens: ArrayLike<number>): ArrayLike<number>
  /** How many more it can read; no limit if left out. */
  readonly left?: number
}

export interface GenerateSettings extends SamplingSettings {
  /** How many tokens at most; Infinity if left out. */
  readonly most: number
  /** Ids after which the text is over; none if left out. */
  readonly stopAt: readonly number[]
}

/** One token of a text, with all that might have stood in its place. */
export interface GeneratedToken extends Distribution {
  readonly id: number
  /** Why this is the last one, or null: an id of `stopAt`, `most` tokens, or the end of the context. */
  readonly end: 'stopAt' | 'most' | 'context' | null
}

/**
 * Writes on, one token a turn: reads the prompt, draws a token, reads it, draws the next.
 *
 * The token of a turn is read when the next is asked for, and the last one never; so what reads can be
 * fed something else in between. Same seed, same text, in every engine whose `Math.exp` rounds alike:
 * a difference in the last digit matters only where the chance drawn falls just there.
 * @param prompt - ids, at least one; the repetition penalty goes for these and what is written
 * @param settings - what is left out is taken from `defaultSampling`
 * @throws RangeError for an empty prompt, settings out of range or logits that aren't finite; at the
 * first turn
 * @example
 * const counting = { feed: ([id]) => [0, 1, 2, 3].map((next) => -Math.abs(next - id - 1)) }
 * const written = [...generate(counting, [0], { temperature: 0, stopAt: [3] }, seededRandom(1))]
 * written.map(({ id }) => id) // => [1, 2, 3]
 */
export function* generate(
  session: NextLogits,
  prompt: ArrayLike<number>,
  settings: Partial<GenerateSettings>,
  random: Random,
): Generator<GeneratedToken, void, void> {
  const { most = Infinity, stopAt = [], ...rest } = settings
  const sampling = checkedSampling(rest)
  if (most !== Infinity) requireInteger('generate most', most, 0, Number.MAX_SAFE_INTEGER)
  if (!Array.isArray(stopAt))
    throw new TypeError(`generate stopAt needs an array of ids, got ${describe(stopAt)}`)
  requireInteger('generate count of prompt tokens', prompt.length, 1, 2 ** 31)
  const recent = new Set(Array.from(prompt))
  let tokens = prompt
  for (let count = 1; count <= most; count++) {
    const distribution = distributionOf(session.feed(tokens), sampling, recent)
    const id = drawFrom(distribution, random)
    const isFull = session.left !== undefined && session.left < 1
    const end = stopAt.includes(id) ? 'stopAt' : count === most ? 'most' : isFull ? 'context' : null
    yield { id, ...distribution, end }
    if (end !== null) return
    recent.add(id)
    tokens = [id]
  }
}

import { type Belief, filter, UNKNOWN, type World } from '@nextword/core/world'
import type { Heard } from '../../kit/language/index.ts'

/** How likely a sense is. */
export interface SenseShare {
  readonly sense: string
  /** Exact, after all that was heard. */
  readonly truth: number
  /** As the model's next words have it. */
  readonly model: number
}

/** What an ideal reader would believe who wasn't shown one of the words. */
export const beliefWithout = (world: World, { words }: Heard, place: number): Belief =>
  words.slice(place + 1).reduce(
    (belief, { word, isKnown }) => belief.hear(isKnown ? word : UNKNOWN),
    filter(
      world,
      words.slice(0, place).map(({ word, isKnown }) => (isKnown ? word : UNKNOWN)),
    ).hear(UNKNOWN),
  )

/**
 * Which sense a model takes a word in, told by what it would say next: each next word counts for the
 * senses that it belongs to, as an ideal reader has it who wasn't shown the cue and so leaves all of
 * them open. Words that such a reader wouldn't hear count for nothing.
 * @param open - what that reader believes: see `beliefWithout`
 * @param decided - what one believes who was shown the cue
 * @param shares - [vocabulary], the model's next word
 * @returns likeliest in truth first; empty where no sense is open
 */
export function senseShares(
  { ids }: Pick<World, 'ids'>,
  open: Belief,
  decided: Belief,
  shares: ArrayLike<number>,
): SenseShare[] {
  const truth = new Map(decided.senses().map(({ sense, probability }) => [sense, probability]))
  const parts = new Map<string, number>()
  let sum = 0
  for (const { word } of open.predict()) {
    const share = shares[ids.get(word)!]
    for (const { sense, probability } of open.hear(word).senses()) {
      if (sense === null) continue
      parts.set(sense, (parts.get(sense) ?? 0) + share * probability)
      sum += share * probability
    }
  }
  return Array.from(parts, ([sense, part]) => ({
    sense,
    truth: truth.get(sense) ?? 0,
    model: part / sum,
  })).sort((a, b) => b.truth - a.truth || b.model - a.model)
}

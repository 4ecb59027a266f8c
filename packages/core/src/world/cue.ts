import { type Belief, filter } from './filter.ts'
import { UNKNOWN, type World } from './grammar.ts'

const shareOf = (belief: Belief, sense: string): number =>
  belief.senses().find((one) => one.sense === sense)?.probability ?? 0

/**
 * The cue of a word of several senses: the earlier word without which an ideal reader would be least
 * sure of the sense, found by hiding each.
 * @param words - a story, or its beginning
 * @param at - the place of the word of several senses
 * @returns the cue's place; null if no single word tells, or if the sense isn't sure
 * @example
 * const pens = readWorld(`set sense = pen-ink pen-farm
 * rule story = {=s:sense} <s.cue> pen #s
 * rule pen-ink.cue = ink
 * rule pen-farm.cue = hay`)
 * cueOf(pens, ['ink', 'pen'], 1, 'pen-ink') // => 0
 */
export function cueOf(
  world: World,
  words: readonly string[],
  at: number,
  sense: string,
): number | null {
  const before = words.slice(0, at + 1)
  if (shareOf(filter(world, before), sense) < 0.99) return null
  let cue: number | null = null
  let least = 0.9
  for (let i = 0; i < at; i++) {
    const share = shareOf(filter(world, before.with(i, UNKNOWN)), sense)
    if (share >= least) continue
    least = share
    cue = i
  }
  return cue
}

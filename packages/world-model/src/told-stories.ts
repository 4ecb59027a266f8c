import { skillPlaces, type WorldSkillName } from '@nextword/core/models/world-skills'
import { filter, sampleStory, storyIds } from '@nextword/core/world'
import { randomFor, world } from './plan.ts'

/** A beginning or a whole story, and the truth about what comes next. */
export interface Told {
  readonly words: readonly string[]
  /** [tokens], the end mark in front and the words. */
  readonly ids: readonly number[]
  /** Where the next word is asked for: the token before it, the truth, [vocabulary], the skill that it tests. */
  readonly asked: readonly {
    readonly token: number
    readonly truth: Float64Array
    readonly skill: WorldSkillName | null
  }[]
}

/** Stories that the model never saw; every word is asked for, and the end. */
export function unseenStories(use: number, count: number): Told[] {
  const random = randomFor(use, 0)
  return Array.from({ length: count }, () => toldStory(sampleStory(world, random).words))
}

function toldStory(words: readonly string[]): Told {
  const skills = new Map(skillPlaces(words).map(({ place, skill }) => [place, skill]))
  let belief = filter(world)
  const asked = [...words, null].map((word, token) => {
    const truth = belief.probabilities()
    if (word !== null) belief = belief.hear(word)
    return { token, truth, skill: skills.get(token) ?? null }
  })
  return { words, ids: storyIds(world, words).slice(0, -1), asked }
}

/** A beginning: only what comes after it is asked for. */
export function toldBeginning(words: readonly string[]): Told {
  const truth = filter(world, words).probabilities()
  const ids = storyIds(world, words).slice(0, -1)
  return { words, ids, asked: [{ token: words.length, truth, skill: null }] }
}

import { type Belief, END, filter, storyWords, UNKNOWN, type World } from '@nextword/core/world'

/** A word of a text, as the world hears it. */
export interface HeardWord {
  /** In the world's spelling: lower case, marks apart. */
  readonly word: string
  /** 1, `UNKNOWN`, if the world doesn't have it. */
  readonly id: number
  readonly isKnown: boolean
  /** Whether the world may say it here; never after something that it doesn't say. */
  readonly isSaid: boolean
}

/** A text as the world hears it. */
export interface Heard {
  readonly words: readonly HeardWord[]
  /** [words + 1]: what an ideal reader knows before each word, and after the last. */
  readonly beliefs: readonly Belief[]
  /** After the last word. */
  readonly belief: Belief
}

/** What each world heard last: figures that share a text, or write it on, hear only what is new. */
const lastHeard = new WeakMap<World, Heard>()

/**
 * Hears a text word by word. A word that the world doesn't have may have been any: the truth after it
 * is still exact. After a word that the world has and wouldn't say here there is no truth.
 * @param text - words as people write them, or in the world's spelling
 */
export function heard(world: World, text: string | readonly string[]): Heard {
  const told = typeof text === 'string' ? storyWords(text) : text
  const last = lastHeard.get(world) ?? { words: [], beliefs: [filter(world)] }
  let same = 0
  while (same < told.length && last.words[same]?.word === told[same]) same++
  const words = last.words.slice(0, same)
  const beliefs = last.beliefs.slice(0, same + 1)
  for (const word of told.slice(same)) {
    const id = world.ids.get(word) ?? 1
    const isKnown = id !== 1
    const belief = beliefs[beliefs.length - 1].hear(isKnown ? word : UNKNOWN)
    beliefs.push(belief)
    words.push({ word, id, isKnown, isSaid: belief.isPossible })
  }
  const all = { words, beliefs, belief: beliefs[beliefs.length - 1] }
  lastHeard.set(world, all)
  return all
}

/**
 * What a model reads: the end mark that begins a text, then the words; of a text that is longer than
 * its context the last words.
 * @param context - tokens that the model reads at most
 */
export function tokensOf({ words }: Pick<Heard, 'words'>, context: number): number[] {
  const ids = words.map(({ id }) => id)
  return [0, ...ids.slice(Math.max(0, ids.length - (context - 1)))]
}

/** Whether the story is over: the world says nothing more but its end. */
export const isOver = (belief: Belief): boolean =>
  belief.isPossible && belief.predict().every(({ word }) => word === END)

/**
 * A word as it is written after another: names with a capital, and whatever begins a sentence.
 * @param before - the word before it, in the world's spelling; none at the start of a text
 */
export function writtenAfter(world: World, word: string, before: string | undefined): string {
  const takesCapital =
    before === undefined || /^[.?!]$/.test(before) || word === 'i' || world.capitals.has(word)
  return takesCapital && word !== END ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

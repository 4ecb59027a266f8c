import { type Belief, END, storyWords, UNKNOWN, type World } from '@nextword/core/world'
import {
  type Beginning,
  beginningText,
  heard,
  type Language,
  modelShares,
  writtenAfter,
} from '../../kit/language/index.ts'

/** A word that lies under the strips. */
export interface StripWord {
  /** In the world's spelling. */
  readonly word: string
  /** As people write it. */
  readonly written: string
  readonly id: number
  readonly isKnown: boolean
}

/** A text for the strips, some words longer than the beginning that it was made of. */
export interface StripText {
  readonly words: readonly StripWord[]
  /** The place of the first answer. */
  readonly answer: number
  /** The place of the word that a tap swaps, −1 for none. */
  readonly cue: number
}

/** So many words follow a beginning at most: its sentence to the end. */
const mostAfter = 6

/**
 * A beginning and what the world goes on with, each time its likeliest word, to the end of a sentence;
 * where there is no truth, the one word that the model finds likeliest.
 */
export function stripText(language: Language, beginning: Beginning): StripText {
  const { world } = language
  const words = heard(world, beginningText(beginning)).words.map(({ word }) => word)
  const answer = words.length
  const cue = storyWords(beginning.cue).length === 1 ? storyWords(beginning.before).length : -1
  if (!heard(world, words).belief.isPossible) words.push(guessed(language, words))
  else
    while (words.length < answer + mostAfter) {
      const next = likeliest(heard(world, words).belief)
      if (next === null) break
      words.push(next)
      if (next === '.') break
    }
  return { words: stripWords(world, words), answer: Math.min(answer, words.length - 1), cue }
}

/** The word that the model finds likeliest, the end aside. */
function guessed(language: Language, words: readonly string[]): string {
  const shares = modelShares(language, heard(language.world, words))
  const best = Array.from(shares.keys())
    .filter((id) => id > 1)
    .reduce((a, b) => (shares[b] > shares[a] ? b : a))
  return language.world.words[best]
}

/** Of those that are equally likely, but for rounding, the first by its letters; null at the end. */
function likeliest(belief: Belief): string | null {
  const predicted = belief.predict()
  const alike = predicted.filter(({ probability }) => probability > predicted[0].probability - 1e-9)
  const [first] = alike.map(({ word }) => word).sort()
  return first === END ? null : first
}

/** Words in the world's spelling as people write them. */
export const stripWords = (world: World, words: readonly string[]): StripWord[] =>
  words.map((word, place) => ({
    word,
    written: writtenAfter(world, word, words[place - 1]),
    id: world.ids.get(word) ?? world.ids.get(UNKNOWN)!,
    isKnown: world.ids.has(word),
  }))

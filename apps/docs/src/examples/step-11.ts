import { worldText } from '@nextword/core/models/world'
import { seededRandom } from '@nextword/core/numbers'
import {
  countModel,
  filter,
  readWorld,
  sampleStory,
  storyIds,
  storyWords,
  UNKNOWN,
} from '@nextword/core/world'

const world = readWorld(worldText)
const text = storyWords('Nora talked about the river. Then she walked to the bank and')
const answer = 'sat'

/** The surprise of the answer, in bits, to whoever sees only the last so many words. */
function bits(seen: number): number {
  const heard = text.map((word, i) => (i < text.length - seen ? UNKNOWN : word))
  return -Math.log2(filter(world, heard).probabilities()[world.ids.get(answer)!]!)
}

// Counting which word follows which two: no teacher, only text. It never sees as far back as the cue.
const random = seededRandom(1)
const texts = Array.from({ length: 2000 }, () => storyIds(world, sampleStory(world, random).words))
const trigram = countModel(texts, { vocabulary: world.words.length, order: 3 })
const counted = (words: string[]): number =>
  trigram.probabilitiesAfter(storyIds(world, words).slice(0, -1))[world.ids.get(answer)!]!

export const result = {
  'bits, without the cue': bits(8),
  'with it': bits(9),
  'counts say, after river': counted(text),
  'counts say, after money': counted(text.with(4, 'money')),
}

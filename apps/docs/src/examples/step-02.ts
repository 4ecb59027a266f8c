import { worldText } from '@nextword/core/models/world'
import { filter, readWorld, storyWords } from '@nextword/core/world'

const world = readWorld(worldText)
let reader = filter(world, storyWords('Nora talked about the river. Then she'))

// The truth about this small world: exact, word by word, from the rules that it is made of.
const steps = ['walked', 'to', 'the', 'bank', 'and', 'sat'].map((word) => {
  const { probability } = reader.predict().find((one) => one.word === word)!
  const expected = reader.entropy()
  reader = reader.hear(word)
  return { word, probability, bits: Math.log2(1 / probability), expected }
})

export const result = {
  'its share': steps.map(({ word, probability }) => `${word} ${probability.toFixed(3)}`),
  'surprise, in bits': steps.map(({ bits }) => bits),
  'to be expected': steps.map(({ expected }) => expected),
}

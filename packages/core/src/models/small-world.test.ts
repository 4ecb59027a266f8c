import { describe, expect, it } from 'vitest'
import { fromBase64url, readCheckpoint } from '../formats/index.ts'
import { loadSimdEngine } from '../kernels/simd.ts'
import { argmax, seededRandom, softmax } from '../numbers/index.ts'
import { logitsOf, transformer } from '../transformer/index.ts'
import {
  END,
  filter,
  klDivergence,
  readWorld,
  sampleStory,
  storyIds,
  storyWords,
} from '../world/index.ts'
import { smallWorld } from './small-world.ts'
import { worldText } from './world.ts'

const world = readWorld(worldText)
const bytes = fromBase64url(smallWorld)
const { config, tensors } = readCheckpoint(bytes)
const model = transformer(config, tensors, { engine: await loadSimdEngine() })

/** The shares that the model gives to each word after these. */
function guessAfter(words: readonly string[]): ArrayLike<number> {
  const logits = logitsOf(model, storyIds(world, words).slice(0, -1))
  return softmax(Array.from(logits.subarray(-config.vocabulary)))
}
const likeliest = (text: string): string => world.words[argmax(guessAfter(storyWords(text)))]

describe('the model of the small world', () => {
  it('has a row for each of its words, and is small', () => {
    expect(config.vocabulary).toBe(world.words.length)
    expect(bytes.length).toBeLessThan(270_000)
  })

  it.each([
    ['Nora talked about the river. Then she walked to the bank and', 'sat'],
    ['Nora talked about the money. Then she walked to the bank and', 'waited'],
    ['Hugo talked about the ducks. Then Hugo walked to the bank and', 'sat'],
  ])('goes on as the world does after “%s”', (text, next) => {
    expect(filter(world, storyWords(text)).predict()[0].word).toBe(next)
    expect(likeliest(text)).toBe(next)
  })

  it('is close to the truth at every word of stories that it never saw', () => {
    const random = seededRandom(2026)
    let kl = 0
    let agrees = 0
    let count = 0
    while (count < 3000) {
      const { words } = sampleStory(world, random)
      let belief = filter(world)
      const logits = logitsOf(model, storyIds(world, words).slice(0, -1))
      for (let t = 0; t <= words.length; t++, count++) {
        if (t > 0) belief = belief.hear(words[t - 1] ?? END)
        const truth = belief.probabilities()
        const guess = softmax(
          Array.from(logits.subarray(t * config.vocabulary, (t + 1) * config.vocabulary)),
        )
        kl += klDivergence(truth, guess)
        if (truth[argmax(guess)] > Math.max(...truth) - 1e-9) agrees++
      }
    }
    // Measured over 200,000 words: see packages/world-model/results.
    expect(kl / count).toBeLessThan(0.025)
    expect(agrees / count).toBeGreaterThan(0.98)
  })
})

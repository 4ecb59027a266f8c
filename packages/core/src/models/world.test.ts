import { gzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { seededRandom } from '../numbers/index.ts'
import {
  type Belief,
  countModel,
  END,
  filter,
  klDivergence,
  readWorld,
  sampleStory,
  storyIds,
  storyText,
  storyWords,
  UNKNOWN,
} from '../world/index.ts'
import { starterWorldText } from './starter-world.ts'
import { worldText } from './world.ts'
import { words2000 } from './words-2000.ts'

const long = Boolean(process.env['LONG'])
vi.setConfig({ testTimeout: long ? 3_600_000 : 60_000 })

const world = readWorld(worldText)
const starter = readWorld(starterWorldText)
const bank = 'to the bank and'
const after = (text: string): Belief => filter(world, storyWords(text))
const said = (belief: Belief): string[] =>
  belief.predict().map(({ word, probability }) => `${word} ${probability.toFixed(4)}`)

describe('the worlds that ship', () => {
  test('have as many words and senses as they say, and are small', () => {
    expect(world.words).toHaveLength(2 + 780)
    expect(world.senses).toHaveLength(32)
    expect(starter.words).toHaveLength(2 + 527)
    expect(starter.senses).toHaveLength(13)
    for (const word of starter.words) expect(world.ids.has(word), word).toBe(true)
    expect(gzipSync(worldText, { level: 9 }).length).toBeLessThan(12_000)
  })

  test('have a vector for each word but the shortest', () => {
    const vectors = new Set(words2000.words.split(' '))
    const without = world.words.slice(2).filter((word) => !vectors.has(word))
    expect(without.join(' ')).toBe('" , . ? a b c d i m')
  })

  test('tell stories that a person can read', () => {
    const random = seededRandom(5)
    const texts = Array.from({ length: 4 }, () =>
      storyText(world, sampleStory(world, random).words),
    )
    expect(texts).toMatchInlineSnapshot(`
      [
        "Mia and Max went to the zoo. She drew a snake and he looked at the bears. Mia was tired but Max was happy.",
        "Sam has an orange kite and Lucy has a blue drum. What colour is the drum? It is blue. Who has the kite? Sam does.",
        "Paul was in the forest. He picked some berries. Then he saw a fox. It was a good day.",
        "Mia asked about the ducks. Then she went to the bank and watched the ducks. The water was cold.",
      ]
    `)
  })

  test('never say a before a vowel, nor an before anything else', () => {
    const random = seededRandom(6)
    for (let n = 0; n < 5000; n++) {
      const text = sampleStory(world, random).words.join(' ')
      expect(text).not.toMatch(/\ba [aeiou]|\ban (?!hour\b|m\b)[^aeiou]/)
    }
  })
})

describe('the truth about the page’s sentences', () => {
  const river = ['sat 0.3750', 'looked 0.2500', 'caught 0.1250', 'put 0.1250', 'watched 0.1250']
  const money = ['waited 0.3750', 'spoke 0.2500', 'asked 0.1250', 'counted 0.1250', 'opened 0.1250']

  test.each([
    [`Nora talked about the river. Then she walked ${bank}`, river, 'bank-river'],
    [`Nora talked about the money. Then she walked ${bank}`, money, 'bank-money'],
    [`Hugo talked about the ducks. Then Hugo walked ${bank}`, river, 'bank-river'],
    [`Hugo talked about the price. Then Hugo walked ${bank}`, money, 'bank-money'],
    [`Rosa talked about the river. Then Rosa walked ${bank}`, river, 'bank-river'],
  ])('%s …', (text, next, sense) => {
    expect(said(after(text))).toEqual(next)
    expect(after(text).senses()).toEqual([{ sense, probability: 1 }])
  })

  test.each([
    `Rosa had nothing to do. Then Rosa walked ${bank}`,
    `Nora went ${bank}`,
    `It was a cold day. Tom was alone. Then he ran ${bank}`,
  ])('%s … is exactly one half each', (text) => {
    const belief = after(text)
    for (const { word, probability } of belief.predict()) {
      const [, share] = [...river, ...money]
        .map((each) => each.split(' '))
        .find(([w]) => w === word)!
      expect(probability, word).toBeCloseTo(Number(share) / 2, 12)
    }
    expect(belief.predict()).toHaveLength(10)
    const posterior = belief.senses()
    expect(posterior.map(({ sense }) => sense).sort()).toEqual(['bank-money', 'bank-river'])
    for (const { probability } of posterior) expect(probability).toBeCloseTo(0.5, 12)
  })

  test('is a whole bit more certain once the cue is among the last words that are seen', () => {
    const words = storyWords(`Nora talked about the river. Then she walked ${bank}`)
    const bits = (seen: number): number => {
      const last = words.map((word, i) => (i < words.length - seen ? UNKNOWN : word))
      return -Math.log2(filter(world, last).probabilities()[world.ids.get('sat')!])
    }
    // From 'bank and' to '. then she walked to the bank and' it hardly changes; then comes 'river'.
    for (let seen = 2; seen < 9; seen++) expect(bits(seen)).toBeCloseTo(2.42, 1)
    for (let seen = 9; seen <= words.length; seen++)
      expect(bits(seen)).toBeCloseTo(-Math.log2(0.375), 12)
    expect(bits(0)).toBeGreaterThan(bits(1) + 3)
    expect(bits(1)).toBeGreaterThan(bits(2) + 1)
  })

  test('one more cue settles it', () => {
    const belief = after(
      `Rosa had nothing to do. She talked about the price. Then she went ${bank}`,
    )
    expect(said(belief)).toEqual(money)
  })

  test('a third of the stories with such a word open with nothing that tells', () => {
    const random = seededRandom(3)
    let open = 0
    let all = 0
    while (all < (long ? 4000 : 800)) {
      const { words, senses } = sampleStory(world, random)
      if (senses.length === 0) continue
      const [word] = senses[0].split('-')
      const belief = filter(world, words.slice(0, words.indexOf(word) + 1))
      const parts = belief.senses().map(({ probability }) => probability)
      all++
      if (parts.length > 1 && parts.every((part) => Math.abs(part - parts[0]) < 1e-9)) open++
    }
    expect(open / all).toBeGreaterThan(0.26)
    expect(open / all).toBeLessThan(0.38)
  })
})

describe.each([
  ['the small world', world],
  ['the starter world', starter],
])('the filter over %s', (_, its) => {
  test('calls no sampled story impossible, and is right about how often each word comes', () => {
    const [rounds, stories] = long ? [its === world ? 10 : 2, 100_000] : [1, 3000]
    let surprise = 0
    let squares = 0
    let words = 0

    /** All stories with one beginning together: how often each word follows, against its share. */
    function walk(texts: readonly (readonly string[])[], at: number, belief: Belief): void {
      const shares = belief.probabilities()
      const bits = belief.entropy()
      const total = shares.reduce((sum, share) => sum + share, 0)
      if (Math.abs(total - 1) > 1e-9) expect.fail(`${total} after ${texts[0].slice(0, at)}`)
      const groups = Map.groupBy(texts, (text) => text[at])
      for (const word of groups.keys())
        if (!(shares[its.ids.get(word)!] > 0))
          expect.fail(`impossible: ${texts[0].slice(0, at)} ${word}`)
      if (texts.length >= 400)
        for (const [id, share] of shares.entries()) {
          const expected = texts.length * share
          const error = Math.abs((groups.get(its.words[id])?.length ?? 0) - expected)
          if (error > 5 * Math.sqrt(expected) + 5)
            expect.fail(`${its.words[id]} after ${texts[0].slice(0, at)}: off by ${error}`)
        }
      for (const [word, group] of groups) {
        const excess = -Math.log2(shares[its.ids.get(word)!]) - bits
        surprise += group.length * excess
        squares += group.length * excess ** 2
        words += group.length
        if (word !== END) walk(group, at + 1, belief.hear(word))
      }
    }

    for (let round = 0; round < rounds; round++) {
      const random = seededRandom(2024 + round)
      const texts = Array.from({ length: stories }, () => [...sampleStory(its, random).words, END])
      walk(texts, 0, filter(its))
    }
    expect(words).toBeGreaterThan(rounds * stories * 15)
    // The entropy is the surprise that is to be expected.
    expect(Math.abs(surprise / words)).toBeLessThan((4 * Math.sqrt(squares)) / words)
  })

  test('says which sense a story has as often as it believes it', () => {
    const random = seededRandom(8)
    let excess = 0
    let variance = 0
    for (let n = 0; n < (long ? 3000 : 500); n++) {
      const { words, senses } = sampleStory(its, random)
      const belief = filter(its, words.slice(0, 6))
      for (const { sense, probability } of belief.senses()) {
        if (sense === null) continue
        excess += (senses[0] === sense ? 1 : 0) - probability
        variance += probability * (1 - probability)
      }
    }
    expect(Math.abs(excess)).toBeLessThan(4 * Math.sqrt(variance) + 1)
  })
})

describe('counting', () => {
  test('comes closer to the truth the more words it looks back', () => {
    const random = seededRandom(4)
    const stories = Array.from({ length: 8000 }, () => sampleStory(starter, random).words)
    const texts = stories.map((words) => storyIds(starter, words))
    const ladder = [1, 2, 3].map((order) =>
      countModel(texts, { vocabulary: starter.words.length, order }),
    )
    const nats = [0, 0, 0]
    let words = 0
    for (let n = 0; n < 150; n++) {
      const story = sampleStory(starter, random).words
      const ids = storyIds(starter, story)
      let belief = filter(starter)
      for (let at = 1; at < ids.length; at++, words++) {
        const truth = belief.probabilities()
        for (const [i, model] of ladder.entries())
          nats[i] += klDivergence(truth, model.probabilitiesAfter(ids.slice(0, at)))
        belief = belief.hear(starter.words[ids[at]])
      }
    }
    const [unigram, bigram, trigram] = nats.map((sum) => sum / words)
    expect(unigram).toBeGreaterThan(3)
    expect(bigram).toBeLessThan(unigram / 2)
    expect(trigram).toBeLessThan(bigram * 0.75)
    expect(trigram).toBeGreaterThan(0.2)
  })
})

import { seededRandom } from '@nextword/core/numbers'
import { countModel, klDivergence, sampleStory, storyIds, storyWords } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import {
  beginningText,
  firstBeginning,
  heard,
  loadLanguage,
  modelShares,
  swappedBeginning,
} from '../../kit/language/index.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { tinyLanguage } from './fixtures.ts'
import { ladderRungs, swappedRungs } from './ladder.ts'
import { type LadderProgress, type LadderResult, ladderWork } from './ladder-work.ts'

function climbed(work: Generator<LadderProgress, LadderResult, void>) {
  const told: LadderProgress[] = []
  for (;;) {
    const turn = work.next()
    if (turn.done) return { told, result: turn.value }
    told.push(turn.value)
  }
}

const words = storyWords(beginningText(firstBeginning))

describe('the ladder', async () => {
  const language = await loadLanguage()
  const { told, result } = climbed(ladderWork(language, 1, 3000))
  const rungs = ladderRungs(language, result.counts, words)

  it('counts as the core does', () => {
    const random = seededRandom(1)
    const stories = Array.from({ length: 3000 }, () =>
      storyIds(language.world, sampleStory(language.world, random).words),
    )
    const ids = storyIds(language.world, words).slice(0, -1)
    const vocabulary = language.world.words.length
    result.counts.forEach((count, n) =>
      expect(count.probabilitiesAfter(ids)).toEqual(
        countModel(stories, { vocabulary, order: n + 1 }).probabilitiesAfter(ids),
      ),
    )
  })

  it('comes closer to the truth rung by rung, here and on average', () => {
    expect(rungs.map(({ name }) => name)).toEqual([
      ...['unigram', 'bigram', 'trigram', 'transformer', 'truth'],
    ])
    const here = rungs.map(({ bits }) => bits!)
    expect(here.toSorted((a, b) => b - a)).toEqual(here)
    expect(here[4]).toBe(0)
    expect(result.averages.toSorted((a, b) => b - a)).toEqual(result.averages)
    // What two words tell and all of them: a whole bit here.
    expect(here[2]).toBeGreaterThan(0.9)
    expect(here[3]).toBeLessThan(0.1)
  })

  it('has the same words on every rung, and all of them make one', () => {
    for (const { next } of rungs) {
      expect(next.rows.map(({ word }) => word)).toEqual(rungs[4].next.rows.map(({ word }) => word))
      expect(next.rows.reduce((sum, { model }) => sum + model, next.others.model)).toBeCloseTo(1, 9)
    }
    // Four of the five that may come are listed, and what can't be said is exactly nothing.
    expect(rungs[4].next.others.model).toBe(0.125)
    expect(rungs[4].next.rows[0]).toMatchObject({ word: 'sat', model: 0.375, truth: 0.375 })
    expect(rungs.map(({ sees }) => sees.length)).toEqual([0, 1, 2, 13, 13])
    expect(rungs[2].sees).toEqual(['bank', 'and'])
  })

  it('says which rungs see a swap of the cue', () => {
    const twin = storyWords(beginningText(swappedBeginning(firstBeginning)))
    const swapped = swappedRungs(language, result.counts, words, twin)
    expect(swapped).toEqual({
      same: ['unigram', 'bigram', 'trigram'],
      changed: ['transformer', 'truth'],
    })
    expect(plainText(en.modelLadder.swapped('river', 'money', swapped))).toBe(
      'What if the text said ‘money’, not ‘river’? The unigram, the bigram and the trigram say exactly the same as before. The transformer and the truth say something else.',
    )
    expect(swappedRungs(language, result.counts, words, words).changed).toEqual([])
  })

  it('measures the average as the surprise beyond the truth’s, over new stories', () => {
    const random = seededRandom(2)
    let [sum, count] = [0, 0]
    while (count < result.words) {
      const story = sampleStory(language.world, random).words
      for (let at = 0; at <= story.length; at++) {
        const text = heard(language.world, story.slice(0, at))
        sum += klDivergence(text.belief.probabilities(), modelShares(language, text))
        count++
      }
    }
    expect(count).toBe(result.words)
    expect(result.averages[3]).toBeCloseTo(sum / count / Math.LN2, 4)
  })

  it('tells how far it has got, and counts a world once', () => {
    expect(told[0]).toEqual({ counted: 0, measured: 0 })
    expect(told.at(-1)).toEqual({ counted: 1, measured: 1 })
    for (const [i, { counted, measured }] of told.slice(1).entries()) {
      expect(counted).toBeGreaterThanOrEqual(told[i].counted)
      expect(measured).toBeGreaterThanOrEqual(told[i].measured)
    }
    const again = climbed(ladderWork(language, 1, 3000))
    expect(again.told.every(({ counted }) => counted === 1)).toBe(true)
    expect(again.result.averages).toEqual(result.averages)
  })

  it('has no truth after what is never said, and stories longer than the context', async () => {
    const tiny = await tinyLanguage(undefined, 4)
    const { result: own } = climbed(ladderWork(tiny, 1, 100))
    expect(own.averages.every(Number.isFinite)).toBe(true)
    const lost = ladderRungs(tiny, own.counts, ['tom', 'tom'])
    expect(lost.map(({ name }) => name)).toEqual([
      ...['unigram', 'bigram', 'trigram', 'transformer'],
    ])
    expect(lost.every(({ bits }) => bits === null)).toBe(true)
  })
})

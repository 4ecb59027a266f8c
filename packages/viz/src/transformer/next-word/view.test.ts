import { seededRandom } from '@nextword/core/numbers'
import { distributionOf, drawFrom } from '@nextword/core/sampling'
import { END, filter, sampleStory, storyText } from '@nextword/core/world'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { heard, loadLanguage, loadWorld, nextWords } from '../../kit/language/index.ts'
import { givenEarly } from './beginning-prop.ts'
import { completionsOf, mostCompletions } from './completions.ts'
import { tinyWorld } from './fixtures.ts'
import { candidatesOf, entropyOfRows, shownRows, writtenNext, writtenOn } from './rows.ts'
import { chanceOf, sampledOf } from './sampled.ts'
import { bitsOfAll, tallyOf, wordsOf, type WrittenWord } from './written.ts'

const shares = Float64Array.from(tinyWorld.words, (_, id) => (id + 1) / 45)
const id = (word: string): number => tinyWorld.ids.get(word)!

describe('the words that are listed', () => {
  it('are nine in the small world of these tests', () => {
    expect(tinyWorld.words).toHaveLength(9)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('have a word of the reader’s own in the last one’s place, taken out of all others', () => {
    const truth = filter(tinyWorld).probabilities()
    const plain = shownRows(tinyWorld, [], shares, truth, 3)
    const own = shownRows(tinyWorld, [], shares, truth, 3, id('<s>'))
    expect(plain.rows).toHaveLength(3)
    expect(own.rows.map(({ word }) => word)).toEqual([
      ...plain.rows.slice(0, 2).map(({ word }) => word),
      '<s>',
    ])
    for (const { rows, others } of [plain, own]) {
      const sum = (of: 'model' | 'truth') =>
        rows.reduce((all, row) => all + row[of]!, 0) + others[of]!
      expect(sum('model')).toBeCloseTo(1, 12)
      expect(sum('truth')).toBeCloseTo(1, 12)
      expect(others.count).toBe(6)
    }
  })

  it('add up to 1 and keep their number whatever word is the reader’s', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 8 }),
        (weights, own, count) => {
          const total = weights.reduce((a, b) => a + b)
          const given = weights.map((weight) => weight / total)
          const { rows, others } = shownRows(tinyWorld, ['tom'], given, null, count, own)
          expect(rows).toHaveLength(count)
          expect(rows.some((row) => row.id === own)).toBe(true)
          expect(new Set(rows.map((row) => row.id)).size).toBe(count)
          expect(others.count).toBe(9 - count)
          expect(rows.reduce((all, { model }) => all + model, others.model)).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  it('are guessed from by their letters, the story’s end last', () => {
    const next = shownRows(tinyWorld, ['tom'], shares, null, 9)
    const names = candidatesOf(next, 'en').map(({ written }) => written)
    expect(names.slice(0, -1)).toEqual(
      [...names.slice(0, -1)].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })),
    )
    expect(names.at(-1)).toBe(END)
    expect(candidatesOf(next, 'not a language')).toHaveLength(9)
  })

  it('tell what a word costs on average, where all that can come is listed', async () => {
    const language = await loadLanguage()
    const river = heard(
      language.world,
      'Nora talked about the river. Then she walked to the bank and',
    )
    expect(entropyOfRows(nextWords(language, river, 6))).toBeCloseTo(river.belief.entropy(), 9)
    expect(entropyOfRows(nextWords(language, river, 2))).toBe(null)
    expect(entropyOfRows(nextWords(language, 'Nora river bank'))).toBe(null)
  })
})

describe('a text that is written on', () => {
  it('reads as people write, wherever it begins', async () => {
    const world = await loadWorld()
    expect(writtenOn(world, ['tom', 'ran'], ['.', 'he', 'saw', 'mia'])).toBe('. He saw Mia')
    expect(writtenNext(world, [], '"')).toBe('“')
    expect(writtenNext(world, ['"'], 'good')).toBe('Good')
    expect(writtenNext(world, ['"', 'good', '.'], '"')).toBe('”')
    expect(writtenNext(world, ['tom'], END)).toBe(END)
    const random = seededRandom(5)
    for (let n = 0; n < 50; n++) {
      const { words } = sampleStory(world, random)
      const at = n % words.length
      const whole = storyText(world, words)
      const first = storyText(world, words.slice(0, at))
      expect(first + writtenOn(world, words.slice(0, at), words.slice(at))).toBe(whole)
    }
  })

  it('costs what its words cost together, by the truth only where there is one', () => {
    const word = (given: Partial<WrittenWord>): WrittenWord => ({
      word: 'sits',
      written: 'sits',
      model: 0.25,
      truth: 0.5,
      average: 1.5,
      ...given,
    })
    expect(bitsOfAll([])).toEqual({ model: 0, truth: null })
    expect(bitsOfAll([word({}), word({ model: 0.5, truth: null })])).toEqual({ model: 3, truth: 1 })
    expect(bitsOfAll([word({ truth: 0 }), word({})]).truth).toBe(Infinity)
    expect(wordsOf([word({}), word({ word: END })])).toEqual(['sits'])
  })

  it('counts guesses: likely from a tenth on', () => {
    const guess = (model: number | null, isLikeliest = false) => ({
      word: 'sits',
      written: 'sits',
      model,
      isLikeliest,
    })
    expect(tallyOf([guess(0.5, true), guess(0.1), guess(0.09), guess(null), guess(0)])).toEqual({
      guesses: 5,
      likely: 2,
      likeliest: 1,
    })
  })
})

describe('what the settings of sampling leave', () => {
  const logits = Float64Array.from(shares, Math.log)

  it('is shown beside what the model says, and what is dropped has no share', () => {
    const { rows, others, keptCount } = sampledOf(
      tinyWorld,
      ['tom'],
      shares,
      distributionOf(logits, { topK: 2 }),
      3,
    )
    expect(rows.map(({ model }) => Math.round(model * 45))).toEqual([9, 8, 7])
    expect(rows[0].kept).toBeCloseTo(9 / 17, 6)
    expect(rows[2].kept).toBe(null)
    expect(others).toMatchObject({ count: 6, kept: 0, keptCount: 0 })
    expect(keptCount).toBe(2)
  })

  it('adds up to 1, with what isn’t listed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.nat(9),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 9 }),
        (temperature, topK, topP, count) => {
          const distribution = distributionOf(logits, { temperature, topK, topP })
          const { rows, others, keptCount } = sampledOf(tinyWorld, [], shares, distribution, count)
          const kept = rows.filter((row) => row.kept !== null)
          expect(kept.reduce((sum, row) => sum + row.kept!, others.kept)).toBeCloseTo(1, 9)
          expect(kept.length + others.keptCount).toBe(keptCount)
          expect(rows.reduce((sum, row) => sum + row.model, others.model)).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  it('is drawn by the chances of a seed, one after another', () => {
    const random = seededRandom(7)
    for (let n = 0; n < 5; n++) {
      const chance = random()
      expect(chanceOf(7, n)).toBe(chance)
      const distribution = distributionOf(logits, {})
      expect(drawFrom(distribution, () => chanceOf(7, n))).toBe(
        drawFrom(distribution, () => chance),
      )
    }
  })
})

describe('what is suggested', () => {
  const texts = (text: string) => completionsOf(tinyWorld, text).map((one) => one.text)

  it('is what can be said, likeliest first, with its share', () => {
    expect(completionsOf(tinyWorld, '')).toEqual([
      { word: 'tom', written: 'Tom', share: 0.75, text: 'Tom ' },
      { word: 'good', written: 'Good', share: 0.25, text: 'Good ' },
    ])
    expect(texts('t')).toEqual(['Tom '])
    expect(texts('Tom s')).toEqual(['Tom sits ', 'Tom sleeps '])
    expect(texts('Tom ')).toEqual(['Tom sits ', 'Tom runs ', 'Tom sleeps '])
  })

  it('is what comes next where the last word is whole, and a mark joins it', () => {
    expect(texts('Tom')).toEqual(['Tom sits ', 'Tom runs ', 'Tom sleeps '])
    expect(texts('Tom sits ')).toEqual(['Tom sits. '])
    expect(texts('Tom sits')).toEqual(['Tom sits. '])
  })

  it('is nothing where there is nothing to say', () => {
    for (const text of ['Tom bye', 'Tom bye ', 'zz', 'Tom sits.', 'Tom zz', '🙂 zz'])
      expect(texts(text)).toEqual([])
  })

  it('is always said next, and never too much', async () => {
    const world = await loadWorld()
    const random = seededRandom(3)
    for (let n = 0; n < 20; n++) {
      const { words } = sampleStory(world, random)
      const text = storyText(world, words.slice(0, n % words.length))
      const offered = completionsOf(world, text === '' ? '' : `${text} `)
      expect(offered.length).toBeLessThanOrEqual(mostCompletions)
      for (const one of offered) {
        expect(heard(world, one.text).belief.isPossible).toBe(true)
        expect(one.share).toBeGreaterThan(0)
      }
    }
  })
})

describe('props that are no plain values', () => {
  it('are taken up if they are what they should be, else there is one warning', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(givenEarly(undefined)).toEqual([])
    expect(warn).not.toHaveBeenCalled()
    for (const bad of [null, 7, [null], [{ text: 'x' }]]) expect(givenEarly(bad)).toEqual([])
    expect(warn).toHaveBeenCalledTimes(1)
    warn.mockRestore()
  })
})

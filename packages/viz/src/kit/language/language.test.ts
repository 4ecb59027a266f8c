import { smallWorld } from '@nextword/core/models/small-world'
import {
  llamaConfig,
  logitsOf,
  session,
  startTensors,
  transformer,
} from '@nextword/core/transformer'
import { seededRandom } from '@nextword/core/numbers'
import { END, filter, readWorld, storyWords } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import { en } from '../../words/en.ts'
import { beginningText, firstBeginning, plainBeginning, swappedBeginning } from './beginning.ts'
import { heard, isOver, tokensOf, writtenAfter } from './heard.ts'
import { type Language, languageOf, loadLanguage, shippedKilobytes } from './language.ts'
import { markedPieces } from './marked-text.ts'
import { nextWordName, saidName } from './name.ts'
import { bitsOf, listed, modelShares, nextWords } from './next-words.ts'
import { logitsAfter } from './reading.ts'

const world = readWorld('set capital = tom\nrule story = 3: tom (1: sits | 3: runs) . | good bye .')

describe('a beginning', () => {
  it('is swapped and swapped back', () => {
    const text = beginningText(firstBeginning)
    expect(text).toBe('Nora talked about the river. Then she walked to the bank and')
    const twin = swappedBeginning(firstBeginning)
    expect(beginningText(twin)).toBe(text.replace('river', 'money'))
    expect(swappedBeginning(twin)).toEqual(firstBeginning)
    expect(beginningText(plainBeginning('One'))).toBe('One')
  })
})

describe('a text that is heard', () => {
  it('keeps what an ideal reader knows before each word', () => {
    const { words, beliefs, belief } = heard(world, 'Tom runs')
    expect(words).toEqual([
      { word: 'tom', id: world.ids.get('tom'), isKnown: true, isSaid: true },
      { word: 'runs', id: world.ids.get('runs'), isKnown: true, isSaid: true },
    ])
    expect(beliefs[1].predict().map(({ word, probability }) => [word, probability])).toEqual([
      ['runs', 0.75],
      ['sits', 0.25],
    ])
    expect(belief.predict()[0].word).toBe('.')
    expect(isOver(belief)).toBe(false)
    expect(isOver(heard(world, 'Tom runs.').belief)).toBe(true)
  })

  it('takes a word that the world does not have for any, and has no truth after an impossible one', () => {
    const unknown = heard(world, 'Zebra runs')
    expect(unknown.words[0]).toMatchObject({ id: 1, isKnown: false, isSaid: true })
    expect(unknown.belief.predict()).toEqual([{ word: '.', probability: 1 }])
    const impossible = heard(world, 'Tom bye now')
    expect(impossible.words.map(({ isSaid }) => isSaid)).toEqual([true, false, false])
    expect(impossible.belief.isPossible).toBe(false)
  })

  it('is nothing at all before the first word', () => {
    expect(heard(world, '').words).toEqual([])
    expect(heard(world, ' …').belief.predict()[0].word).toBe('tom')
  })

  it('is read from the end mark on, and of a long one the last words', () => {
    expect(tokensOf(heard(world, 'tom runs .'), 4)).toEqual([
      0,
      ...['tom', 'runs', '.'].map((word) => world.ids.get(word)),
    ])
    expect(tokensOf(heard(world, 'tom runs .'), 2)).toEqual([0, world.ids.get('.')])
  })

  it('is heard the same whatever was heard before it', () => {
    const texts = ['Tom runs.', 'Tom', '', 'Tom sits', 'Tom bye', 'Zebra runs', 'Good bye.']
    for (const text of [...texts, ...texts.toReversed()]) {
      const words = storyWords(text)
      const told = heard(world, text)
      expect(told.words.map(({ word }) => word)).toEqual(words)
      expect(told.beliefs.map((belief) => belief.predict())).toEqual(
        [...words, ''].map((_, n) => filter(world, words.slice(0, n)).predict()),
      )
    }
  })

  it('has capitals where people write them', () => {
    expect(writtenAfter(world, 'tom', 'and')).toBe('Tom')
    expect(writtenAfter(world, 'runs', undefined)).toBe('Runs')
    expect(writtenAfter(world, 'runs', '.')).toBe('Runs')
    expect(writtenAfter(world, 'runs', 'tom')).toBe('runs')
    expect(writtenAfter(world, END, '.')).toBe(END)
  })
})

describe('a text with its marks', () => {
  const { words } = heard(world, 'Zebra’s “Tom” bye')

  it('is the same text, cut at unknown words and at the first that is never said there', () => {
    const parts = ['Zebra’s “', 'Tom', '” bye']
    const pieces = markedPieces(parts, words)
    expect(pieces).toEqual([
      [
        { text: 'Zebra’s', mark: 'unknown' },
        { text: ' ', mark: null },
        { text: '“', mark: 'unknown' },
      ],
      [{ text: 'Tom', mark: 'unsaid' }],
      [
        { text: '”', mark: 'unknown' },
        { text: ' bye', mark: null },
      ],
    ])
    expect(pieces.map((all) => all.map(({ text }) => text).join(''))).toEqual(parts)
    expect(markedPieces(['', 'tom sits'], [])).toEqual([[], [{ text: 'tom sits', mark: null }]])
  })
})

describe('a word that stands alone', () => {
  it('is called as it is written, a mark and the end by their names', () => {
    const names = (word: string, written = word) => [
      nextWordName({ word, written }, en),
      saidName({ word, written }, en),
    ]
    expect(names('nora', 'Nora')).toEqual(['Nora', 'Nora'])
    expect(names('.')).toEqual(['. full stop', 'full stop'])
    expect(names('"', '“')).toEqual(['“ quotation mark', 'quotation mark'])
    expect(names(END)).toEqual(['the end', 'the end'])
    expect(names('constructor')).toEqual(['constructor', 'constructor'])
  })
})

describe('what a model reads on', () => {
  const language = async (sessions: number): Promise<Language> => {
    const config = llamaConfig({
      vocabulary: world.words.length,
      context: 8,
      layers: 2,
      width: 8,
      heads: 2,
      hidden: 8,
      tiedHead: true,
    })
    const tensors = startTensors(config, seededRandom(1))
    return { name: 'own', world, model: transformer(config, tensors, { sessions }) }
  }

  it.each([1, 2])('is what it says of the whole text, with %d sessions', async (sessions) => {
    const { model } = await language(sessions)
    for (const tokens of [[0], [0, 2, 3], [0, 2, 3, 4], [0, 2], [0, 2], [0, 3, 3, 3], [0]]) {
      const wanted = logitsOf(model, tokens).slice(-world.words.length)
      const got = logitsAfter(model, tokens)
      got.forEach((logit, id) => expect(logit).toBeCloseTo(wanted[id], 5))
    }
    expect(() => logitsAfter(model, [])).toThrow(RangeError)
    expect(() => logitsAfter(model, [0, 99])).toThrow(/ids from 0 to/)
    expect(logitsAfter(model, [0, 2])[0]).toBeCloseTo(
      logitsOf(model, [0, 2])[world.words.length],
      5,
    )
    // One session is left to whoever reads by itself.
    session(model).close()
  })

  it('is as large as the figures say, where it ships', () => {
    expect(shippedKilobytes).toBe(Math.round(smallWorld.length / 1000))
  })
})

describe('the next words', () => {
  it('are listed likeliest first, with all others together, and add up to 1', () => {
    const truth = filter(world).probabilities()
    const model = Float64Array.from(world.words, (_, id) => (id === 0 ? 0.4 : 0.6 / 7))
    const { rows, others, kl } = listed(world, model, truth, 2, undefined)
    expect(rows[0]).toMatchObject({ word: END, id: 0, model: 0.4, truth: 0 })
    expect(others.count).toBe(world.words.length - 2)
    const all = rows.reduce((sum, row) => sum + row.model, 0) + others.model
    expect(all).toBeCloseTo(
      model.reduce((sum, share) => sum + share, 0),
      12,
    )
    expect(kl).toBeCloseTo(
      0.75 * Math.log(0.75 / (0.6 / 7)) + 0.25 * Math.log(0.25 / (0.6 / 7)),
      12,
    )
  })

  it('have no truth after an impossible word', async () => {
    const config = llamaConfig({
      vocabulary: world.words.length,
      context: 8,
      layers: 1,
      width: 8,
      heads: 2,
      hidden: 8,
      tiedHead: true,
    })
    const tensors = startTensors(config, seededRandom(1))
    const language = await languageOf('own', world, { config, tensors })
    const next = nextWords(language, 'Tom bye')
    expect(next.kl).toBeNull()
    expect(next.rows.every(({ truth }) => truth === null)).toBe(true)
    const shares = modelShares(language, heard(world, 'tom'))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    // Longer than its context: the last words are read.
    expect(nextWords(language, 'tom '.repeat(20)).rows).toHaveLength(5)
    await expect(
      languageOf('own', world, {
        config: { ...config, vocabulary: 3 },
        tensors,
      }),
    ).rejects.toThrow(/needs \d+ words, got 3/)
  })

  it('are almost the truth in the small world', async () => {
    const language = await loadLanguage()
    const { rows, kl } = nextWords(language, beginningText(firstBeginning))
    expect(rows.map(({ word }) => word).sort()).toEqual([
      'caught',
      'looked',
      'put',
      'sat',
      'watched',
    ])
    expect(kl).toBeLessThan(0.05)
    const twin = nextWords(language, beginningText(swappedBeginning(firstBeginning)))
    const words = new Set(rows.map(({ word }) => word))
    expect(twin.rows.some(({ word }) => words.has(word))).toBe(false)
  })

  it('surprise by a bit for each halving', () => {
    expect(bitsOf(0.25)).toBe(2)
  })
})

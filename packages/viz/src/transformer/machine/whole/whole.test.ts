import { describe, expect, it } from 'vitest'
import type { NextWords } from '../../../kit/language/next-words.ts'
import { nextWords } from '../../../kit/language/next-words.ts'
import { loadLanguage } from '../../../kit/language/language.ts'
import { beginningText, firstBeginning, swappedBeginning } from '../../../kit/language/beginning.ts'
import { plainText } from '../../../kit/sentence.ts'
import { en } from '../../../words/en.ts'
import { nextTable, replacedOf } from '../next-facts.ts'
import { wholeSentence } from './whole.ts'

const words = (...all: string[]): NextWords => ({
  rows: all.map((word, id) => ({
    word,
    written: word,
    id,
    model: 0.25,
    truth: id === 0 ? 0.5 : 0.1,
  })),
  others: { count: 3, model: 0.1, truth: 0 },
  kl: 0.1,
})
const picture = (next: NextWords, twin: NextWords | undefined, isSwapped = false) => ({
  next,
  twin,
  cue: 'river',
  other: 'money',
  isSwapped,
})
const said = (...given: Parameters<typeof picture>) =>
  plainText(wholeSentence(picture(...given), en))

describe('the sentence of the whole machine', () => {
  const now = words('sat', 'put', 'ran', 'saw', 'hid')

  it('says what a tap will do, counted', () => {
    expect(said(now, words('a', 'b', 'c', 'd', 'e'))).toBe(
      'Tap ‘river’. It becomes ‘money’, and all five guesses change.',
    )
    expect(said(now, words('a', 'put', 'c', 'd', 'sat'))).toContain('3 of the five guesses change')
    expect(said(now, now)).toContain('none of the five')
  })

  it('says what a tap has done', () => {
    expect(said(now, words('a', 'b', 'c', 'd', 'e'), true)).toBe(
      'All five guesses are new: ‘sat’ leads with 25%; the truth is 50%.',
    )
  })

  it('says that there is no truth where there is none, and copes with no cue and no words', () => {
    const untold = { ...now, rows: now.rows.map((row) => ({ ...row, truth: null })) }
    expect(said(untold, undefined)).toMatch(/^Of the words .* this world never says that/)
    expect(said({ ...now, rows: [] }, undefined)).toBe('')
  })

  it('names the end of the story, not its sign', () => {
    expect(said(words('<s>'), undefined)).toContain('‘the end’')
  })
})

describe('the table of next words', () => {
  it('has the five and all others', () => {
    const { rows } = nextTable(words('sat', 'put'), en)
    expect(rows).toEqual([
      ['sat', '25.0%', '50.0%'],
      ['put', '25.0%', '10.0%'],
      ['3 other words', '10.0%', '0.0%'],
    ])
  })
})

it('In the world that ships one early word replaces all five', async () => {
  const language = await loadLanguage()
  const [river, money] = [firstBeginning, swappedBeginning(firstBeginning)].map((beginning) =>
    nextWords(language, beginningText(beginning)),
  )
  expect(replacedOf(river, money)).toBe(5)
  expect(replacedOf(money, river)).toBe(5)
})

import { describe, expect, it } from 'vitest'
import { earlyNextWords } from './next-words.ts'
import { beginningOf, sentenceOf } from './state/beginning.ts'
import { defaultSentence, firstSentences, sentenceText } from './state/sentence.ts'

describe('the next words that the server draws', () => {
  it('are those of the three sentences and their twins, close to the truth', async () => {
    const early = await earlyNextWords()
    expect(early).toHaveLength(6)
    for (const name of firstSentences)
      expect(early.some(({ text }) => text === sentenceText({ kind: 'shipped', name }))).toBe(true)
    for (const { text, next } of early) {
      expect(next.rows).toHaveLength(5)
      expect(next.kl, text).toBeLessThan(0.1)
    }
  })

  it('begin with a cue that can be swapped', () => {
    expect(beginningOf(defaultSentence)).toMatchObject({ cue: 'river', other: 'money' })
    expect(sentenceOf(beginningOf(defaultSentence))).toEqual(defaultSentence)
    expect(beginningOf({ kind: 'own', text: 'Nora' })).toMatchObject({ before: 'Nora', cue: '' })
  })
})

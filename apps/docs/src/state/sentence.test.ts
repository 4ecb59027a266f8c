import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultSentence,
  firstOf,
  firstSentences,
  longestSentence,
  sentenceFrom,
  type SentenceName,
  sentences,
  sentenceText,
  swapped,
} from './sentence.ts'

const names = Object.keys(sentences) as SentenceName[]

describe('the page’s sentences', () => {
  it('begin with the river, and every one goes on to the bank', () => {
    expect(sentenceText(defaultSentence)).toBe(
      'Nora talked about the river. Then she walked to the bank and',
    )
    for (const name of names)
      expect(sentenceText({ kind: 'shipped', name })).toMatch(/ walked to the bank and$/)
  })

  it('differ from their twin in the cue alone, and two taps lead back', () => {
    for (const name of names) {
      const { before, cue, after, swap } = sentences[name]
      if (name === 'nothing') continue
      expect(sentences[swap].before + sentences[swap].after).toBe(before + after)
      expect(sentences[swap].cue).not.toBe(cue)
      expect(swapped(swapped({ kind: 'shipped', name })!)).toEqual({ kind: 'shipped', name })
    }
    expect(swapped({ kind: 'shipped', name: 'nothing' })).toEqual(defaultSentence)
    expect(swapped({ kind: 'own', text: 'a bank' })).toBeNull()
  })

  it('all belong to one of the three that are chosen from', () => {
    for (const name of names) expect(firstSentences).toContain(firstOf({ kind: 'shipped', name }))
    expect(firstOf({ kind: 'own', text: 'a bank' })).toBeNull()
  })
})

describe('a text as a sentence', () => {
  it('is one of the page’s where it is just that, else the reader’s own', () => {
    for (const name of names)
      expect(sentenceFrom(sentenceText({ kind: 'shipped', name }))).toEqual({
        kind: 'shipped',
        name,
      })
    expect(sentenceFrom('My bank')).toEqual({ kind: 'own', text: 'My bank' })
  })

  it('is well formed and no longer than a link can hold, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }), (units) => {
        const text = sentenceText(sentenceFrom(String.fromCharCode(...units)))
        expect(text.isWellFormed()).toBe(true)
        expect(text.length).toBeLessThanOrEqual(longestSentence)
      }),
    )
  })
})

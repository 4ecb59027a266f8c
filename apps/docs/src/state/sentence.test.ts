import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ambiguousWords } from '@nextword/viz/attention'
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

const aboutBank = names.filter((name) => firstOf({ kind: 'shipped', name }) !== null)

describe('the page’s sentences', () => {
  it('begin with the river, and six go on to the bank', () => {
    expect(sentenceText(defaultSentence)).toBe(
      'Nora talked about the river. Then she walked to the bank and',
    )
    expect(aboutBank).toHaveLength(6)
    for (const name of aboutBank)
      expect(sentenceText({ kind: 'shipped', name })).toMatch(/ walked to the bank and$/)
  })

  it('differ from their twin in the cue alone, and two taps lead back', () => {
    for (const name of names) {
      const { before, cue, after, swap } = sentences[name]
      expect(swapped(swapped({ kind: 'shipped', name })!)).toEqual({ kind: 'shipped', name })
      expect(sentences[swap].cue).not.toBe(cue)
      if (name === 'nothing' || swap === 'nothing') continue
      expect(sentences[swap].before + sentences[swap].after).toBe(before + after)
    }
    // Of Rosa nothing is told; one cue settles it, and she stays who she is.
    expect(sentenceText(swapped({ kind: 'shipped', name: 'nothing' })!)).toBe(
      'Rosa talked about the river. Then Rosa walked to the bank and',
    )
    expect(swapped({ kind: 'own', text: 'a bank' })).toBeNull()
  })

  it('about a bank belong to one of the three that are chosen from, others to none', () => {
    for (const name of firstSentences) expect(firstOf({ kind: 'shipped', name })).toBe(name)
    expect(firstOf({ kind: 'shipped', name: 'cave' })).toBeNull()
    expect(firstOf({ kind: 'own', text: 'a bank' })).toBeNull()
  })

  it('are all that figure 18 has stories for, so that each has a cue to swap', () => {
    for (const { word, sentences: stories } of ambiguousWords)
      for (const { text, cue, twin } of stories) {
        const sentence = sentenceFrom(text)
        if (sentence.kind === 'own') throw new Error(`the page has no sentence “${text}”`)
        const to = sentences[sentences[sentence.name].swap]
        expect([sentences[sentence.name].cue, to.cue]).toEqual([cue, twin])
        expect(sentences[sentence.name].end).toContain(word)
        expect(text.endsWith(sentences[sentence.name].end)).toBe(true)
      }
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

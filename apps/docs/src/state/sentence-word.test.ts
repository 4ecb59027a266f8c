import { rowOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { describe, expect, it } from 'vitest'
import { type SentenceName, sentenceFrom, sentences } from './sentence.ts'
import { sentenceWord } from './sentence-word.ts'

const table = wordTable(words2000)

describe('the word of a sentence', () => {
  it('is the cue of each of the page’s sentences, and every cue has a vector', () => {
    for (const name of Object.keys(sentences) as SentenceName[]) {
      const word = sentenceWord({ kind: 'shipped', name }, table)
      expect(word).toBe(sentences[name].cue)
      expect(rowOf(table, word)).toBeDefined()
    }
  })

  it('is the last word of an own sentence that says something and has a vector', () => {
    const of = (text: string): string => sentenceWord(sentenceFrom(text), table)
    expect(of('The Dog ran after my xyzzy and')).toBe('ran')
    expect(of('A kitten, or a PUPPY?')).toBe('puppy')
    expect(of('it is the')).toBe('the')
  })

  it('is the page’s first cue where nothing of the sentence is known', () => {
    for (const text of ['', '🦆🦆', 'xyzzy', '\ud800', 'كلب'])
      expect(sentenceWord(sentenceFrom(text), table)).toBe('river')
  })
})

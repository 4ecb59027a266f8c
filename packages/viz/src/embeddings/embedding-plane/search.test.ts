import { describe, expect, it } from 'vitest'
import { foundWords, suggestions } from './search.ts'

const words = ['the', 'other', 'dog', 'then', 'dogs', 'bulldog', 'd']
const wordOf = (word: string): string | undefined => {
  const lower = word.toLowerCase()
  return words.includes(lower) ? lower : undefined
}

describe('the search', () => {
  it('suggests the word itself, then beginnings, then what holds it, the commonest first', () => {
    expect(suggestions(words, 'dog')).toEqual(['dog', 'dogs', 'bulldog'])
    expect(suggestions(words, ' The ')).toEqual(['the', 'then', 'other'])
    expect(suggestions(words, 'd', 2)).toEqual(['d', 'dog'])
  })

  it('suggests nothing for nothing, nor for what is no word', () => {
    expect(suggestions(words, '  ')).toEqual([])
    expect(suggestions(words, 'x'.repeat(100_000))).toEqual([])
  })

  it('takes a text apart and says which words are unknown', () => {
    expect(foundWords('The dog, the “Zorp” & the dogs’', wordOf, 9)).toEqual({
      known: ['the', 'dog', 'dogs'],
      unknown: ['Zorp'],
      leftOut: 0,
    })
  })

  it('takes ten thousand words, as many as there is room for, and counts the rest', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => words[i % words.length]).join(' ')
    expect(foundWords(text, wordOf, 4)).toEqual({
      known: ['the', 'other', 'dog', 'then'],
      unknown: [],
      leftOut: 3,
    })
  })

  it('survives whatever is pasted', () => {
    for (const text of ['', '🦆🦆', '\ud800', 'שלום עולם', '<b>dog</b>', '\u0000', '---', "'"])
      expect(() => foundWords(text, wordOf, 4)).not.toThrow()
    expect(foundWords('🦆', wordOf, 4)).toEqual({ known: [], unknown: [], leftOut: 0 })
    expect(foundWords('שלום', wordOf, 4).unknown).toEqual(['שלום'])
    expect(foundWords('a'.repeat(100_000), wordOf, 4).unknown[0]).toHaveLength(100_000)
  })
})

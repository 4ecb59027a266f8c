import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table } from './fixtures.ts'
import {
  fittedText,
  focusOf,
  mostLetters,
  mostWords,
  sentenceWords,
  withWord,
} from './sentence-words.ts'

const keys = (text: string): string[] => sentenceWords(text, table).map(({ key }) => key)

describe('the words of a sentence', () => {
  it('are shown with their punctuation and looked up without it, in lower case', () => {
    const words = sentenceWords('“Nora’s” river… (bank), and—', table)
    expect(words.map(({ shown }) => shown)).toEqual(['“Nora’s”', 'river…', '(bank),', 'and—'])
    expect(words.map(({ key }) => key)).toEqual(['nora', 'river', 'bank', 'and'])
    expect(words.map(({ isStopWord }) => isStopWord)).toEqual([false, false, false, true])
    expect(words.every(({ row }) => row !== undefined)).toBe(true)
  })

  it('keep how they are written, but for what stands around them', () => {
    const written = sentenceWords('“Nora’s” river… — 🙂', table).map((word) => word.written)
    expect(written).toEqual(['Nora', 'river', '—', '🙂'])
  })

  it('have nothing in them that turns the direction', () => {
    const words = sentenceWords('\u202ebank\u2066 ri\u202cver', table)
    expect(words.map(({ shown }) => shown)).toEqual(['bank', 'river'])
    expect(words.every(({ row }) => row !== undefined)).toBe(true)
  })

  it('that the table doesn’t have, dashes and smileys have no row', () => {
    const words = sentenceWords('zorblax — 🙂 نهر \ud800', table)
    expect(words.map(({ row }) => row)).toEqual(new Array(5).fill(undefined))
    expect(words.map(({ key }) => key)).toEqual(['zorblax', '', '', 'نهر', ''])
    expect(keys('')).toEqual([])
    expect(keys(' \n\t ')).toEqual([])
    expect(keys('__proto__ constructor')).toEqual(['proto', 'constructor'])
  })

  it('beyond the fortieth are counted and left out', () => {
    const pasted = fittedText('river '.repeat(10_000))
    expect(pasted.words).toBe(mostWords)
    expect(pasted.leftOut).toBe(10_000 - mostWords)
    expect(sentenceWords('river '.repeat(10_000), table)).toHaveLength(mostWords)
  })

  it('beyond a longest length are left out whole', () => {
    expect(fittedText('the river bank', 12)).toEqual({ text: 'the river', words: 2, leftOut: 1 })
    expect(fittedText('the river bank', 14).leftOut).toBe(0)
  })

  it('is cut itself where the first is longer than the longest', () => {
    expect(fittedText('river bank', 3)).toEqual({ text: 'ri…', words: 1, leftOut: 1 })
    expect(fittedText('🙂🙂🙂', 4).text).toBe('🙂…')
    expect(fittedText('river', 1)).toEqual({ text: '', words: 0, leftOut: 1 })
  })

  it('of a hundred thousand letters are cut', () => {
    const [word] = sentenceWords('x'.repeat(100_000), table)
    expect([...word.shown]).toHaveLength(mostLetters)
    expect(word.shown.endsWith('…')).toBe(true)
    const [smileys] = sentenceWords('🙂'.repeat(1000), table)
    expect(smileys.shown.isWellFormed()).toBe(true)
  })

  const anyText = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
    .map((units) => String.fromCharCode(...units))

  it('stay as few and as short whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = sentenceWords(text, table)
        expect(words.length).toBeLessThanOrEqual(mostWords)
        for (const { shown } of words) {
          expect([...shown].length).toBeLessThanOrEqual(mostLetters)
          expect(shown.isWellFormed()).toBe(true)
        }
        // What was cut once isn't cut further.
        expect(fittedText(fittedText(text).text).text).toBe(fittedText(text).text)
      }),
    )
  })
})

describe('the word that looks around', () => {
  const focused = (text: string, asked = ''): string | undefined => {
    const words = sentenceWords(text, table)
    return words[focusOf(words, asked)]?.key
  }

  it('is the one asked for, or else one of two meanings, or else the last that tells', () => {
    expect(focused('Nora saw the bank by the river', 'River')).toBe('river')
    expect(focused('Nora saw the bank by the river')).toBe('bank')
    expect(focused('Nora saw the bank by the river', 'lake')).toBe('bank')
    expect(focused('Nora saw the river and')).toBe('river')
    expect(focused('the and')).toBe('and')
  })

  it('of the same word twice is the later', () => {
    const words = sentenceWords('the bank and the bank', table)
    expect(focusOf(words, 'bank')).toBe(4)
  })

  it('is nobody where the table has none of them', () => {
    expect(focusOf(sentenceWords('zorblax 🙂', table), 'zorblax')).toBe(-1)
    expect(focusOf([], 'bank')).toBe(-1)
  })
})

describe('a swapped word', () => {
  it('keeps the punctuation around it', () => {
    expect(withWord('about the “river.” Then', 2, 'money')).toBe('about the “money.” Then')
    expect(withWord('about $& river', 2, '$1')).toBe('about $& $1')
    expect(withWord('— river', 0, 'money')).toBe('— river')
  })
})

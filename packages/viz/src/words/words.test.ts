import { describe, expect, it } from 'vitest'
import { plainText } from '../kit/sentence.ts'
import { en } from './en.ts'
import { pseudo } from './pseudo.ts'

/** All plain texts in a tree of words, with the path to each. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

describe('the words', () => {
  it('have true minus signs, curly apostrophes and no doubled spaces', () => {
    for (const [path, text] of textsOf(en, 'en')) expect(text, path).not.toMatch(/'| {2}|(^|\s)-\d/)
  })

  it('have neither markup nor emoji', () => {
    for (const [path, text] of textsOf(en, 'en'))
      expect(text, path).not.toMatch(/<\w|&\w+;|\p{Extended_Pictographic}/u)
  })

  it('all change in the language of tests, and sentences stay whole', () => {
    const changed = new Map(textsOf(pseudo, 'en'))
    for (const [path, text] of textsOf(en, 'en'))
      if (/[a-z]{2}/i.test(text)) expect(changed.get(path), path).not.toBe(text)
    expect(plainText(pseudo.pixelGrid.exact('×'))).toBe('Ťĥíś íś ×, ṕíẋéĺ ƒóŕ ṕíẋéĺ.')
    expect(pseudo.pixelGrid.exact('×')[1]).toEqual({ text: '×', as: 'strong' })
  })
})

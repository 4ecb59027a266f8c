import { expect, it } from 'vitest'
import { wholeText } from './whole-text.ts'

const family = '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}'

it('Signs that are joined of several stay whole; what stands by itself unseen is made visible.', () => {
  expect(wholeText(family)).toBe(family)
  expect(wholeText(` ${family}\n`)).toBe(`␣${family}↵`)
  expect(wholeText('\u200d')).toBe('⟨200D⟩')
  expect(wholeText('\r\n')).toBe('␍↵')
  expect(wholeText('\ud800a')).toContain('⟨D800⟩')
  expect(wholeText('Nora')).toBe('Nora')
  // Of a book only the ends are taken apart; a heap of accents is cut like any other text.
  expect(wholeText(`${family}${'x'.repeat(99_999)}`, 6)).toBe(`${family}x…xx`)
  expect([...wholeText(`a${'\u0301'.repeat(5000)}`)].length).toBeLessThan(30)
  expect(wholeText(family.repeat(40), 12)).toBe(`${family.repeat(5)}…${family.repeat(5)}`)
})

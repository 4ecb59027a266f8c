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
  expect(wholeText(family.repeat(40), 12)).toBe(`${family.repeat(5)}…${family.repeat(5)}`)
})

import { describe, expect, it } from 'vitest'
import { hexBytes, shortVisible, visibleText } from './visible-text.ts'

describe('visible text', () => {
  it('shows spaces, line breaks, tabs and controls', () => {
    expect(visibleText(' Nora\r\n\tgoes\0')).toBe('␣Nora␍↵⇥goes␀')
    expect(visibleText('\u007f')).toBe('␡')
  })

  it('names what has no shape by its code: joiners, directions, hard spaces, half a pair', () => {
    expect(visibleText('a\u200db')).toBe('a⟨200D⟩b')
    expect(visibleText('\u202e')).toBe('⟨202E⟩')
    expect(visibleText('\u00a0')).toBe('⟨00A0⟩')
    expect(visibleText('\ufeff')).toBe('⟨FEFF⟩')
    expect(visibleText('\ud800')).toBe('⟨D800⟩')
    expect(visibleText('\ufe0f')).toBe('⟨FE0F⟩')
  })

  it('leaves letters of every script alone, and seats a lone accent', () => {
    expect(visibleText('é日שلم🙂')).toBe('é日שلم🙂')
    expect(visibleText('\u0301')).toBe('◌\u0301')
  })

  it('shortens what is long', () => {
    expect(shortVisible(' '.repeat(40))).toBe('␣×40')
    expect(shortVisible('abcdefghijklmnopqrstuvwxyz')).toBe('abcdefghijk…pqrstuvwxyz')
    expect(shortVisible('abc')).toBe('abc')
  })

  it('writes bytes as pairs of digits, and says where some are left out', () => {
    expect(hexBytes(Uint8Array.of(0, 10, 255))).toBe('00 0A FF')
    expect(hexBytes(new Uint8Array(20), 2)).toBe('00 00 …')
  })
})

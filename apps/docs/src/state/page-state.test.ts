import { symbols } from '@nextword/core/network'
import { describe, expect, it } from 'vitest'
import { answerOf, defaultState, inHundredths, meaningOf, wordChange } from './page-state.ts'

describe('the state that the page begins in', () => {
  it('shows a ×, which the untrained net takes for something else, and boldly', () => {
    expect(symbols[0]!.name).toBe('×')
    expect(meaningOf(defaultState)).toBe(0)
    const answer = answerOf(defaultState)
    expect(answer.symbol).not.toBe(0)
    expect(answer.values[answer.symbol]).toBeGreaterThan(0.5)
  })
})

describe('what a picture is meant to be', () => {
  it('is what the reader says, else the symbol it equals, else unknown', () => {
    expect(meaningOf({ symbol: symbols[2]!.pixels, label: 1 })).toBe(1)
    expect(meaningOf({ symbol: symbols[2]!.pixels, label: null })).toBe(2)
    expect(meaningOf({ symbol: new Float32Array(9), label: null })).toBeNull()
    // One pixel off it is still plainly a +; without a corner a × is as much a /; blank it is nothing.
    expect(meaningOf({ symbol: symbols[1]!.pixels.with(0, -1), label: null })).toBe(1)
    expect(meaningOf({ symbol: symbols[0]!.pixels.with(4, 0.2), label: null })).toBe(0)
    expect(meaningOf({ symbol: symbols[0]!.pixels.with(0, 1), label: null })).toBeNull()
    expect(meaningOf({ symbol: new Float32Array(9).fill(1), label: null })).toBeNull()
  })
})

describe('looking up a word', () => {
  it('is kept in small letters where a link can hold it', () => {
    expect(wordChange('Kitten', 'river')).toEqual({ word: 'kitten' })
    expect(wordChange('<b>', 'river')).toEqual({})
  })

  it('leads back to the sentence where it is the sentence’s own word', () => {
    expect(wordChange('River', 'river')).toEqual({ word: null })
    expect(wordChange('river', 'money')).toEqual({ word: 'river' })
  })
})

describe('pixels', () => {
  it('are kept in hundredths between −1 and 1', () => {
    expect(inHundredths([0.4242, -3, 1.001])).toEqual(Float32Array.of(0.42, -1, 1))
  })
})

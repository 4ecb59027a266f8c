import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, formatShare, formatSigned, parseNumber } from './format.ts'

describe('numbers', () => {
  it('have a true minus and a fixed count of digits', () => {
    expect(formatNumber(-0.5)).toBe('−0.50')
    expect(formatNumber(1234.5, 'en', 1)).toBe('1,234.5')
    expect(formatNumber(-0.5, 'de')).toBe('−0,50')
  })

  it('never read as minus nought', () => {
    expect(formatNumber(-0)).toBe('0.00')
    expect(formatNumber(-0.004)).toBe('0.00')
    expect(formatSigned(0.004)).toBe('0.00')
    expect(formatSigned(-0.004)).toBe('0.00')
  })

  it('show their sign where asked', () => {
    expect(formatSigned(0.5)).toBe('+0.50')
    expect(formatSigned(-0.5)).toBe('−0.50')
  })

  it('say when there is no number', () => {
    expect(formatNumber(Number.NaN)).toBe('?')
    expect(formatNumber(-Infinity)).toBe('−∞')
    expect(formatShare(Number.NaN)).toBe('?')
  })

  it('fall back to English for a language that nobody knows', () => {
    expect(formatNumber(0.5, 'not a language')).toBe('0.50')
  })
})

describe('shares', () => {
  it('never read as nothing or everything when they are not', () => {
    expect(formatShare(0)).toBe('0%')
    expect(formatShare(0.0001)).toBe('<1%')
    expect(formatShare(0.9999)).toBe('>99%')
    expect(formatShare(1)).toBe('100%')
    expect(formatShare(1.39)).toBe('139%')
  })

  it('are never off by more than half a percent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const written = formatShare(share)
        fc.pre(!/[<>]/.test(written))
        expect(Math.abs(Number.parseFloat(written) / 100 - share)).toBeLessThanOrEqual(0.00501)
      }),
    )
  })

  it('that are no shares are written all the same', () => {
    expect(formatShare(Number.NaN)).toBe('?')
    expect(formatShare(-0.5)).toBe('−50%')
  })
})

describe('what a person types', () => {
  it('is read with either minus and with the decimal sign of the language', () => {
    expect(parseNumber('−0.5')).toBe(-0.5)
    expect(parseNumber(' -.5 ')).toBe(-0.5)
    expect(parseNumber('0,5', 'de')).toBe(0.5)
    expect(parseNumber('0.5', 'de')).toBe(0.5)
    expect(parseNumber('1e2')).toBe(100)
  })

  it('is read in digits of any width, and with a comma that can’t part thousands', () => {
    expect(parseNumber('１')).toBe(1)
    expect(parseNumber('－１．５')).toBe(-1.5)
    expect(parseNumber('1,5')).toBe(1.5)
    expect(parseNumber('-0,125')).toBe(-0.125)
    for (const written of ['1,500', '1,2,3', '1,234.5', '1²', '½'])
      expect(parseNumber(written), written).toBeNaN()
  })

  it('is no number when it is not one', () => {
    for (const written of ['', ' ', '-', '1-2', 'abc', '0x10', 'Infinity', '1 2', '<b>', '.'])
      expect(parseNumber(written), written).toBeNaN()
  })

  it('is what was written, for every number that is shown', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.constantFrom('en', 'de', 'fr'),
        (value, lang) => {
          expect(parseNumber(formatNumber(value, lang, 3), lang)).toBeCloseTo(value, 3)
        },
      ),
    )
  })
})

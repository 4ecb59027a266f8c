import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, formatShare, formatShares, formatSigned, parseNumber } from './format.ts'

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

  it('add up to 100 when they are of one whole', () => {
    expect(formatShares([1 / 3, 1 / 3, 1 / 3])).toEqual(['34%', '33%', '33%'])
    expect(formatShares([0.4985, 0.001, 0.0005, 0.5])).toEqual(['50%', '<1%', '<1%', '50%'])
    expect(formatShares([0.9999, 0.0001])).toEqual(['>99%', '<1%'])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 10 }),
        (parts) => {
          const total = parts.reduce((sum, part) => sum + part, 0)
          fc.pre(total > 0)
          const written = formatShares(Float32Array.from(parts, (part) => part / total))
          fc.pre(!written.some((share) => share.startsWith('>')))
          const sum = written.reduce(
            (before, share) => before + (share.startsWith('<') ? 0 : Number.parseInt(share, 10)),
            0,
          )
          expect(sum).toBe(100)
        },
      ),
    )
  })

  it('are never off by a whole percent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 }),
        (parts) => {
          formatShares(parts).forEach((share, i) => {
            if (/[<>]/.test(share)) return
            expect(Math.abs(Number.parseFloat(share) / 100 - parts[i])).toBeLessThan(0.0101)
          })
        },
      ),
    )
  })

  it('that are no shares are written one by one', () => {
    expect(formatShares([Number.NaN, -0.5])).toEqual(['?', '−50%'])
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

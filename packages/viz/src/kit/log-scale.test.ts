import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logPosition, logValue, significantDigits } from './log-scale.ts'

describe('a slider of decades', () => {
  it('goes from value to place and back to two digits', () => {
    expect([-3, -2.5, -1, 0, 1.3].map(logValue)).toEqual([0.001, 0.0032, 0.1, 1, 20])
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 100, noNaN: true }), (value) => {
        const back = logValue(logPosition(value, 0.001, 100))
        expect(Math.abs(back / value - 1)).toBeLessThan(0.06)
      }),
    )
  })

  it('keeps a value beyond its ends at the end', () => {
    expect([logPosition(1e-9, 0.001, 100), logPosition(1e9, 0.001, 100)]).toEqual([-3, 2])
  })

  it('never stands still: each step of a twentieth of a decade is another value', () => {
    let value = 0.001
    for (let step = 0; step < 100; step++) {
      // A native range puts its thumb on the nearest step before it moves.
      const thumb = Math.round(logPosition(value, 0.001, 100) * 20) / 20
      const next = logValue(thumb + 0.05)
      expect(next).toBeGreaterThan(value)
      value = next
    }
    expect(value).toBe(100)
  })

  it('shows the digits that count and no more', () => {
    expect([0.1, 0.05, 0.013, 1, 12, 0.001, 1.5, 0, Number.NaN].map(significantDigits)).toEqual([
      1, 2, 3, 0, 0, 3, 1, 0, 0,
    ])
  })
})

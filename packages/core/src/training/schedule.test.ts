import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learningRateAt } from './schedule.ts'

const settings = { peak: 0.01, warmUp: 10, steps: 110, lowest: 0.1 }

describe('learningRateAt', () => {
  it('rises in a straight line to the peak', () => {
    expect([1, 5, 10].map((step) => learningRateAt(step, settings))).toEqual([0.001, 0.005, 0.01])
  })

  it('is half-way down in the middle of the cosine, and lowest at the end and after', () => {
    expect(learningRateAt(60, settings)).toBeCloseTo(0.0055, 12)
    expect(learningRateAt(110, settings)).toBeCloseTo(0.001, 12)
    expect(learningRateAt(10_000, settings)).toBeCloseTo(0.001, 12)
  })

  it('never leaves 0 … peak, and falls after the warm-up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 50 }),
        (step, warmUp) => {
          const rate = learningRateAt(step, { peak: 1, warmUp, steps: 100 })
          expect(rate).toBeGreaterThan(0)
          expect(rate).toBeLessThanOrEqual(1)
          if (step > warmUp)
            expect(learningRateAt(step + 1, { peak: 1, warmUp, steps: 100 })).toBeLessThanOrEqual(
              rate,
            )
        },
      ),
    )
  })

  it('refuses what is no schedule', () => {
    expect(() => learningRateAt(1, { ...settings, peak: 0 })).toThrow(/learning rate/)
    expect(() => learningRateAt(1, { ...settings, warmUp: 200 })).toThrow(/warmUp/)
    expect(() => learningRateAt(0, settings)).toThrow(/step/)
    expect(() => learningRateAt(1, { ...settings, lowest: NaN })).toThrow(/lowest/)
  })
})

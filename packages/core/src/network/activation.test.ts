import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activationAt, type ActivationName, activationNames, derivativeAt } from './index.ts'

const scalar = activationNames.filter((name) => name !== 'softmax')
const sums = fc.double({ min: -20, max: 20, noNaN: true })

describe('activations', () => {
  test('values one can look up', () => {
    expect(activationAt('tanh', 1)).toBeCloseTo(0.761594, 6)
    expect(activationAt('sigmoid', 0)).toBe(0.5)
    expect(activationAt('sigmoid', 2)).toBeCloseTo(0.880797, 6)
    expect([activationAt('relu', -2), activationAt('relu', 2)]).toEqual([0, 2])
    expect(activationAt('linear', -2.5)).toBe(-2.5)
    // Of gelu's tanh form, as PyTorch gives it.
    expect(activationAt('gelu', 1)).toBeCloseTo(0.841192, 6)
    expect(activationAt('gelu', -1)).toBeCloseTo(-0.158808, 6)
  })

  test.each(scalar)('the derivative of %s agrees with finite differences', (name) => {
    fc.assert(
      fc.property(sums, (sum) => {
        // relu has a corner at 0, where there is no slope.
        fc.pre(name !== 'relu' || Math.abs(sum) > 1e-5)
        const slope = (activationAt(name, sum + 1e-6) - activationAt(name, sum - 1e-6)) / 2e-6
        expect(Math.abs(derivativeAt(name, sum) - slope)).toBeLessThan(
          1e-5 + 1e-3 * Math.abs(slope),
        )
      }),
    )
  })

  test('tanh keeps within −1 … 1 and sigmoid within 0 … 1, however large the sum', () => {
    for (const sum of [-1e4, -750, -40, 40, 750, 1e4, -Infinity, Infinity]) {
      expect(Math.abs(activationAt('tanh', sum))).toBeLessThanOrEqual(1)
      const share = activationAt('sigmoid', sum)
      expect(share >= 0 && share <= 1).toBe(true)
      expect(Number.isFinite(derivativeAt('sigmoid', sum))).toBe(true)
      expect(Number.isFinite(derivativeAt('tanh', sum))).toBe(true)
    }
  })

  test('an unknown name is refused, and softmax of a single sum', () => {
    expect(() => activationAt('swish' as ActivationName, 1)).toThrow("got 'swish'")
    expect(() => derivativeAt('swish' as ActivationName, 1)).toThrow(RangeError)
    expect(() => activationAt('softmax', 1)).toThrow("got 'softmax'")
    expect(() => derivativeAt('softmax', 1)).toThrow("got 'softmax'")
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logSoftmax, logSumExp, softmax, softmaxInto, sum } from './index.ts'

const logits = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), {
  minLength: 1,
  maxLength: 20,
})

describe('softmax', () => {
  test('of equal numbers is equal shares, and ln 3 is three times as much as 0', () => {
    expect([...softmax([0, 0])]).toEqual([0.5, 0.5])
    expect([...softmax(Float64Array.of(Math.log(3), 0))]).toEqual([
      expect.closeTo(0.75, 15),
      expect.closeTo(0.25, 15),
    ])
    expect([...softmax([])]).toEqual([])
  })

  test('adds up to 1, keeps the order, and doesn’t mind a shift', () => {
    fc.assert(
      fc.property(logits, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (values, shift) => {
        const shares = softmax(Float64Array.from(values))
        expect(sum(shares)).toBeCloseTo(1, 12)
        values.forEach((value, i) => {
          values.forEach((other, k) => {
            if (value > other) expect(shares[i]).toBeGreaterThanOrEqual(shares[k])
          })
        })
        const shifted = softmax(Float64Array.from(values, (x) => x + shift))
        shares.forEach((share, i) => expect(shifted[i]).toBeCloseTo(share, 9))
      }),
    )
  })

  test('survives ±10,000 and masks of −∞', () => {
    expect([...softmax([1e4, -1e4])]).toEqual([1, 0])
    expect([...softmax([-Infinity, 2, -Infinity, 2])]).toEqual([0, 0.5, 0, 0.5])
    expect([...softmax([Infinity, 0])]).toEqual([1, 0])
  })

  test('of nothing but −∞, or with a NaN, is NaN throughout', () => {
    expect([...softmax([-Infinity, -Infinity])]).toEqual([NaN, NaN])
    expect([...softmax([1, NaN, 2])]).toEqual([NaN, NaN, NaN])
  })

  test('may be written over its own logits', () => {
    const values = Float32Array.of(1, 2, 3)
    const wanted = softmax(values)
    softmaxInto(values, values)
    expect(values).toEqual(wanted)
  })
})

describe('logSumExp and logSoftmax', () => {
  test('two equal thousands are a thousand and ln 2', () => {
    expect(logSumExp([1000, 1000])).toBe(1000 + Math.log(2))
    expect(logSumExp([])).toBe(-Infinity)
    expect(logSumExp([-Infinity])).toBe(-Infinity)
    expect(logSumExp([Infinity, 1])).toBe(Infinity)
    expect(logSumExp([NaN, 1])).toBeNaN()
  })

  test('the logarithm of a share that rounds to 0 is still exact', () => {
    const values = Float64Array.of(0, 5000)
    expect(softmax(values)[0]).toBe(0)
    expect(logSoftmax(values)[0]).toBe(-5000)
  })

  test('logSoftmax is the logarithm of softmax', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const shares = softmax(Float64Array.from(values))
        logSoftmax(Float64Array.from(values)).forEach((logarithm, i) => {
          if (shares[i] > 1e-300) expect(logarithm).toBeCloseTo(Math.log(shares[i]), 8)
        })
      }),
    )
  })
})

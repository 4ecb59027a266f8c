import { scaleLinear, scaleLog } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linePath, stepPath } from './line-path.ts'
import { linearScale, logScale, roundDomain } from './scale.ts'

const ends = fc.tuple(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)
const count = fc.integer({ min: 2, max: 12 })

describe('a scale', () => {
  it('goes straight from values to places, and back', () => {
    const scale = linearScale([0, 4], [100, 0])
    expect([scale(0), scale(1), scale(4)]).toEqual([100, 75, 0])
    expect(scale.invert(75)).toBe(1)
    expect(scale.ticks(4)).toEqual([0, 1, 2, 3, 4])
    expect(linearScale([2, 2], [0, 10])(2)).toBe(5)
  })

  it('has D3’s places and ticks', () => {
    fc.assert(
      fc.property(ends, ends, count, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (...all) => {
        const [domain, range, ticks, value] = all
        const own = linearScale(domain, range)
        // D3 itself gives up where a domain is next to nothing.
        if (Math.abs(domain[1] - domain[0]) < 1e-3) {
          expect(own.ticks(ticks).length).toBeLessThan(40)
          return
        }
        const theirs = scaleLinear(domain, range)
        expect(own.ticks(ticks)).toEqual(theirs.ticks(ticks))
        const size = Math.max(1, Math.abs(theirs(value)))
        expect(Math.abs(own(value) - theirs(value)) / size).toBeLessThan(1e-6)
      }),
    )
  })

  it('is widened to D3’s round ends', () => {
    expect(roundDomain([0, 3.3], 4)).toEqual([0, 4])
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), count, (most, ticks) => {
        expect(roundDomain([0, most], ticks)).toEqual(
          scaleLinear([0, most], [0, 1]).nice(ticks).domain(),
        )
      }),
    )
  })

  it('of logarithms is D3’s too', () => {
    const theirs = scaleLog([0.01, 10], [300, 20])
    for (const value of [0.01, 0.3, 1, 7, 10])
      expect(logScale([0.01, 10], [300, 20])(value)).toBeCloseTo(theirs(value), 9)
  })
})

describe('a line', () => {
  it('goes from point to point, straight or in steps, as D3 writes it', () => {
    expect(
      linePath(
        [
          [0, 0],
          [1.25, 2],
        ],
        1,
      ),
    ).toBe('M0,0L1.3,2')
    expect(linePath([], 1)).toBe('')
    const points = fc.array(ends, { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(points, (all) => {
        expect(linePath(all, 1)).toBe(line().digits(1)(all))
        expect(stepPath(all, 2)).toBe(line().digits(2).curve(curveStepAfter)(all))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { growthChart, size } from './growth-chart.ts'
import { resultsOf, timesFaster } from './measured.ts'

const growth = {
  title: 'A token',
  of: 'width',
  law: 'quadratic',
  unit: 'ms',
  stray: 0,
  points: [1, 10, 100].map((at) => ({ at, measured: at ** 2, expected: at ** 2 })),
}

describe('the drawing of a growth', () => {
  it('is a straight line from corner to corner where cost follows a power', () => {
    const { line, dots } = growthChart(growth)
    const middle = {
      x: (size.left + size.width - size.right) / 2,
      y: (size.top + size.height - size.bottom) / 2,
    }
    expect(dots).toEqual([
      { x: size.left, y: size.height - size.bottom },
      middle,
      { x: size.width - size.right, y: size.top },
    ])
    expect(line).toBe(dots.map(({ x, y }) => `${x},${y}`).join(' '))
  })

  it('has what is least and most at its ends', () => {
    const { across, up } = growthChart(growth)
    expect(across.map(({ value }) => value)).toEqual([1, 100])
    expect(up).toEqual([
      { y: size.height - size.bottom, value: 1 },
      { y: size.top, value: 10_000 },
    ])
  })
})

describe('what the bench measured', () => {
  it('says how much faster fast kernels train', () => {
    expect(timesFaster).toBeGreaterThan(2)
  })

  it('is asked for by a name that there is', () => {
    expect(() => resultsOf('no-such-race')).toThrow(/no-such-race/)
  })
})

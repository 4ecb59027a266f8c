import { activationAt } from '@nextword/core/network'
import { describe, expect, it } from 'vitest'
import { activationCurveMarks, activationRange } from './curves.ts'
import type { CircleMark } from './drawing.ts'

const place = { x: 0, y: 0, width: 160, height: 100 }
const pointOf = (name: 'tanh' | 'sigmoid' | 'relu' | 'gelu' | 'linear', sum: number) =>
  activationCurveMarks(name, { ...place, sum }).marks.find(
    (mark): mark is CircleMark => mark.kind === 'circle',
  )

describe('the curve of a squash', () => {
  it('has the neuron’s point where core says it is', () => {
    expect(pointOf('tanh', 0)).toMatchObject({ x: 80, y: 50 })
    const point = pointOf('tanh', 1)
    expect(point?.x).toBe(100)
    expect(point?.y).toBeCloseTo(50 - 50 * activationAt('tanh', 1), 6)
    expect(pointOf('sigmoid', 0)).toMatchObject({ x: 80, y: 50 })
  })

  it('keeps the point on the drawing, however large the sum', () => {
    for (const name of ['tanh', 'sigmoid', 'relu', 'gelu', 'linear'] as const)
      for (const sum of [-1e9, -7, 7, 1e9]) {
        const point = pointOf(name, sum)
        expect(point?.x).toBeGreaterThanOrEqual(0)
        expect(point?.x).toBeLessThanOrEqual(160)
        expect(point?.y).toBeGreaterThanOrEqual(0)
        expect(point?.y).toBeLessThanOrEqual(100)
      }
  })

  it('has no point where there is no sum', () => {
    expect(pointOf('tanh', Number.NaN)).toBeUndefined()
  })

  it('spans what the squash can give', () => {
    expect(activationRange('tanh')).toEqual([-1, 1])
    expect(activationRange('sigmoid')).toEqual([0, 1])
    expect(activationRange('relu')).toEqual([0, 4])
    expect(activationRange('linear')).toEqual([-4, 4])
  })
})

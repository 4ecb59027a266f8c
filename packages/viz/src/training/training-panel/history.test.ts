import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { History } from './history.ts'

const point = (step: number) => ({ step, epoch: step / 4, loss: 1 / (step + 1), right: step % 5 })

describe('the course of training', () => {
  it('keeps every step at first, then fewer, and always the first and the latest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20000 }), (steps) => {
        const history = new History()
        for (let step = 0; step < steps; step++) history.add(point(step))
        const { points } = history
        expect(points.length).toBeLessThanOrEqual(601)
        expect(points[0].step).toBe(0)
        expect(points.at(-1)).toEqual(point(steps - 1))
        expect(points.every((one, i) => i === 0 || one.step > points[i - 1].step)).toBe(true)
        if (steps < 600) expect(points).toHaveLength(steps)
      }),
      { numRuns: 30 },
    )
  })

  it('marks where something was changed, once for each kind of change', () => {
    const history = new History()
    history.mark('rate', 'rate 1')
    history.add(point(0))
    history.mark('rate', 'rate 2')
    expect(history.marks).toEqual([])
    history.add(point(4))
    history.mark('rate', 'rate 3')
    history.mark('rate', 'rate 4')
    history.mark('batch', 'batch 2')
    history.add(point(8))
    history.mark('rate', 'rate 5')
    expect(history.marks.map(({ epoch, text }) => `${epoch} ${text}`)).toEqual([
      '1 rate 4',
      '1 batch 2',
      '2 rate 5',
    ])
  })
})

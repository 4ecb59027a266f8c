import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabelGrid } from './label-grid.ts'
import { lineLabels } from './line-labels.ts'
import { labelHeight } from './label-ways.ts'
import { planeLabels, type PlaneLabelsOptions } from './plane-labels.ts'

const size = { width: 400, height: 300 }

const onPlane = (x: number[], y: number[], options: Partial<PlaneLabelsOptions> = {}) =>
  planeLabels({
    size,
    x,
    y,
    many: x.length,
    chosen: -1,
    first: [],
    widthOf: () => 50,
    reserved: [],
    moved: { x: 0, y: 0 },
    whole: true,
    clearDots: false,
    ...options,
  })

interface Boxed {
  readonly left: number
  readonly top: number
  readonly width: number
}

const overlap = (a: Boxed, b: Boxed): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + labelHeight &&
  b.top < a.top + labelHeight

describe('the grid of labels', () => {
  it('knows which places are taken', () => {
    const grid = new LabelGrid(100, 100)
    grid.fill(10, 10, 30, 12)
    expect(grid.isFree(20, 15, 5, 5)).toBe(false)
    expect(grid.isFree(60, 60, 5, 5)).toBe(true)
  })

  it('lets a label that matters cover a dot, but no label', () => {
    const grid = new LabelGrid(100, 100)
    grid.fillDot(50, 50, 4)
    expect(grid.isFree(40, 44, 20, 12)).toBe(false)
    expect(grid.isFree(40, 44, 20, 12, true)).toBe(true)
    grid.fill(40, 44, 20, 12)
    expect(grid.isFree(40, 44, 20, 12, true)).toBe(false)
  })

  it('takes whatever lies far outside, without an error', () => {
    const grid = new LabelGrid(100, 100, { x: -1234.5, y: 987.6 })
    expect(() => grid.fill(-1e6, 1e6, 1e9, 5)).not.toThrow()
    expect(grid.isFree(-5000, 20, 10, 10)).toBeTypeOf('boolean')
  })
})

describe('labels on the plane', () => {
  it('stand to the right of their dots where there is room, else elsewhere', () => {
    expect(onPlane([100], [100])).toEqual([{ at: 0, dx: 7, dy: 0, width: 50 }])
    const [atEdge] = onPlane([395], [100])
    expect(atEdge.dx).toBe(-57)
  })

  it('never cover each other, nor what is reserved', () => {
    const place = fc.tuple(
      fc.double({ min: 0, max: 400, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
    )
    const reserved = [{ x: 340, y: 0, width: 60, height: 100 }]
    fc.assert(
      fc.property(fc.array(place, { maxLength: 120 }), fc.nat(119), (points, chosen) => {
        const x = points.map(([at]) => at)
        const y = points.map(([, at]) => at)
        const labels = onPlane(x, y, { chosen: -1, first: [chosen], reserved })
        const boxes = labels.map((one) => ({
          left: x[one.at] + one.dx,
          top: y[one.at] + one.dy - labelHeight / 2,
          width: one.width,
        }))
        boxes.forEach((box, i) => {
          for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false)
          expect(box.left + box.width <= 340 || box.top >= 100).toBe(true)
        })
      }),
    )
  })

  it('always name the chosen word, and its neighbours before others', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => i)
    const x = crowd.map((i) => 200 + (i % 8) * 2)
    const y = crowd.map((i) => 150 + Math.floor(i / 8) * 2)
    const labels = onPlane(x, y, { chosen: 59, first: [58, 57, 56], clearDots: true })
    expect(labels.slice(0, 4).map((one) => one.at)).toEqual([59, 58, 57, 56])
  })

  it('do not come and go while the drawing is moved', () => {
    const spread = Array.from({ length: 500 }, (_, i) => i)
    const x = spread.map((i) => ((i * 7919) % 1200) - 400)
    const y = spread.map((i) => ((i * 104729) % 900) - 300)
    const named = (by: number): Set<number> => {
      const moved = { x: -400 + by, y: -300 }
      const labels = onPlane(
        x.map((at) => at + by),
        y,
        { moved, whole: false },
      )
      // Away from the edge, where nothing new comes in.
      return new Set(labels.map((one) => one.at).filter((at) => x[at] > 60 && x[at] < 300))
    }
    for (const by of [0.4, 1, 2.7, 5, 6, 11.3]) expect(named(by)).toEqual(named(0))
  })
})

describe('labels over the line', () => {
  const x = [100, 101, 102, 103, 300]
  const labels = lineLabels({
    size,
    axis: 200,
    x,
    before: 0,
    chosen: 1,
    after: 2,
    first: [],
    widthOf: () => 50,
    reserved: [],
  })

  it('put the chosen word between its neighbours, in their order', () => {
    const [chosen, before, after] = labels
    expect([chosen.at, before.at, after.at]).toEqual([1, 0, 2])
    expect(new Set([chosen, before, after].map((one) => one.dy)).size).toBe(1)
    const left = (one: { at: number; dx: number }): number => x[one.at] + one.dx
    expect(left(before) + 50).toBeLessThan(left(chosen))
    expect(left(chosen) + 50).toBeLessThan(left(after))
  })

  it('put others in a higher row where the lower is taken', () => {
    const other = labels.find((one) => one.at === 3)
    const far = labels.find((one) => one.at === 4)
    expect(other?.dy).toBeLessThan(labels[0].dy)
    expect(far?.dy).toBe(labels[0].dy)
  })

  it('stand wholly inside at both ends of the line', () => {
    for (const at of [
      [1, 3, 9],
      [384, 390, 396],
    ])
      for (const one of lineLabels({
        size,
        axis: 200,
        x: at,
        before: 0,
        chosen: 1,
        after: 2,
        first: [],
        widthOf: () => 70,
        reserved: [],
      })) {
        expect(at[one.at] + one.dx).toBeGreaterThanOrEqual(0)
        expect(at[one.at] + one.dx + 70).toBeLessThanOrEqual(size.width)
      }
  })

  it('leave out words that have no number', () => {
    const none = lineLabels({
      size,
      axis: 200,
      x: [Number.NaN, 40],
      before: -1,
      chosen: 0,
      after: -1,
      first: [0],
      widthOf: () => 50,
      reserved: [],
    })
    expect(none.map((one) => one.at)).toEqual([1])
  })
})

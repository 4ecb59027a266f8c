import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import type { PathMark } from './drawing.ts'
import {
  heatCellAt,
  heatLevel,
  heatLimit,
  heatStripLabel,
  heatStripLayout,
  heatStripMarks,
} from './heat-strips.ts'

const paths = (marks: readonly unknown[]): PathMark[] => marks as PathMark[]

describe('a heat strip', () => {
  it('is one path a shade: equal neighbours are one stroke', () => {
    const layout = heatStripLayout(4, 40, { cellHeight: 10 })
    const marks = paths(
      heatStripMarks([{ values: [1, 1, -0.5, 0], x: 0, y: 0 }], { layout, limit: 1, edges: false }),
    )
    expect(marks.map(({ d, stroke }) => [d, stroke])).toEqual([
      ['M20 5h10', { tone: 'negative', strength: 0.5 }],
      ['M0 5h20', { tone: 'positive', strength: 1 }],
      ['M-.5 -.5h41v11h-41z', 'quiet'],
    ])
  })

  it('can be read without colour: lines at the top and the foot, thick for what is large', () => {
    const layout = heatStripLayout(3, 30, { cellHeight: 14 })
    const marks = paths(
      heatStripMarks([{ values: [1, -1, -0.25], x: 0, y: 0 }], { layout, limit: 1 }),
    )
    const lines = marks.filter(({ stroke }) => stroke === 'positive' || stroke === 'negative')
    expect(lines.map(({ d, stroke, strokeWidth }) => [d, stroke, strokeWidth])).toEqual([
      ['M10 12.5h10', 'negative', 3],
      ['M20 13.5h10', 'negative', 1],
      ['M0 1.5h10', 'positive', 3],
    ])
  })

  it('costs a dozen elements at most, with its neighbours too, and little text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ noNaN: false }), { minLength: 100, maxLength: 100 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.integer({ min: 60, max: 1280 }),
        (vectors, width) => {
          const layout = heatStripLayout(100, width)
          expect(layout.width).toBeLessThanOrEqual(Math.max(width, 10))
          const strips = vectors.map((values, i) => ({ values, x: 0, y: i * layout.height }))
          const marks = paths(heatStripMarks(strips, { layout, limit: heatLimit(vectors) }))
          expect(marks.length).toBeLessThanOrEqual(13)
          const letters = marks.reduce((sum, { d }) => sum + d.length, 0)
          expect(letters).toBeLessThan(vectors.length * 1800)
          expect(marks.map(({ d }) => d).join()).not.toMatch(/NaN|Infinity|e-/)
        },
      ),
    )
  })

  it('wraps where its cells would be slivers, and only there', () => {
    expect(heatStripLayout(100, 272)).toMatchObject({ rows: 2, columns: 50, cellWidth: 5 })
    expect(heatStripLayout(100, 560)).toMatchObject({ rows: 1, columns: 100, cellWidth: 5 })
    expect(heatStripLayout(100, 272, { rows: 4 })).toMatchObject({ columns: 25, cellWidth: 10 })
    expect(heatStripLayout(3, 560)).toMatchObject({ rows: 1, cellWidth: 16 })
    expect(heatStripLayout(0, 272)).toMatchObject({ count: 0, columns: 1 })
  })

  it('never joins the end of a row to the next one', () => {
    const layout = heatStripLayout(4, 20, { rows: 2, cellHeight: 10 })
    const [mark] = paths(
      heatStripMarks([{ values: [1, 1, 1, 1], x: 0, y: 0 }], { layout, limit: 1, edges: false }),
    )
    expect(mark.d).toBe('M0 5h20m-20 10h20')
  })

  it('leaves broken numbers blank', () => {
    expect(heatLevel(Number.NaN, 1, 4)).toBe(0)
    expect(heatLevel(Infinity, 1, 4)).toBe(0)
    expect(heatLevel(1, 0, 4)).toBe(0)
    expect(Object.is(heatLevel(-0.01, 1, 4), 0)).toBe(true)
    expect(heatLevel(-7, 1, 4)).toBe(-4)
  })

  it('has a limit that one outlier doesn’t set', () => {
    const values = Array.from({ length: 99 }, () => 1)
    expect(heatLimit([[...values, 50]])).toBe(1)
    expect(heatLimit([[0, Number.NaN]])).toBe(1)
    expect(heatLimit([])).toBe(1)
    expect(heatLimit([[-3]])).toBe(3)
  })

  it('knows the cell under the pointer', () => {
    const layout = heatStripLayout(6, 20, { rows: 2, cellHeight: 10, most: 5 })
    expect(heatCellAt(layout, 6, 12)).toBe(4)
    expect(heatCellAt(layout, 15, 0)).toBe(null)
    expect(heatCellAt(layout, -1, 0)).toBe(null)
    expect(heatCellAt(heatStripLayout(5, 20, { rows: 2, most: 5 }), 14, 20)).toBe(null)
  })

  it('says how many numbers it holds, and between what', () => {
    expect(heatStripLabel('dog', [0.25, -1, Number.NaN], en)).toBe(
      'dog: 3 numbers from −1.00 to 0.25',
    )
    expect(heatStripLabel('nothing', [], en)).toBe('nothing')
  })
})

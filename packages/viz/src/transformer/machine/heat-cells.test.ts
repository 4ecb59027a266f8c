import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsText, heatCells, transposed } from './heat-cells.ts'

describe('numbers as cells', () => {
  it('are one path a shade, neighbours of one shade one stroke', () => {
    const { columns, rows, shades } = heatCells([[1, 1, 0, -0.5]], 1)
    expect([columns, rows]).toEqual([4, 1])
    expect(shades).toEqual([
      { d: 'M3 0.5h1', level: -2 },
      { d: 'M0 0.5h2', level: 4 },
    ])
    expect(cellsText({ columns, rows, shades })).toBe(
      '<path class="n2" d="M3 0.5h1"/><path class="p4" d="M0 0.5h2"/>',
    )
  })

  it('stand apart where there is a gap', () => {
    expect(heatCells([[1, 1]], 1, 0.25).shades[0].d).toBe('M0 0.5h.75m.25 0h.75')
  })

  it('cover as much as there are numbers that aren’t small', () => {
    const numbers = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), (rows) => {
        const drawn = heatCells(rows, 1)
          .shades.flatMap(({ d }) => [...d.matchAll(/h(\d+)/g)])
          .reduce((sum, [, length]) => sum + Number(length), 0)
        const strong = rows
          .flat()
          .filter((value) => Math.round(Math.min(1, Math.abs(value)) * 4) > 0)
        expect(drawn).toBe(strong.length)
      }),
    )
  })

  it('can be turned from a column a token into rows', () => {
    expect(
      transposed([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ])
    expect(transposed([])).toEqual([])
    expect(heatCells([], 1)).toEqual({ columns: 0, rows: 0, shades: [] })
  })
})

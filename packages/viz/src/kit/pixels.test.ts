import { expect, it } from 'vitest'
import type { Mark } from './drawing.ts'
import { pixelMarks, weightPictureMarks } from './pixels.ts'

const fills = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.kind === 'rect' && mark.fill !== 'none' ? [mark.fill] : []))

it('A picture has a cell for each pixel, in its own grey, in rows.', () => {
  const { marks } = pixelMarks([-1, 0, 1, 0.5], { x: 0, y: 0, size: 40, columns: 2 })
  expect(fills(marks)).toEqual([{ pixel: -1 }, { pixel: 0 }, { pixel: 1 }, { pixel: 0.5 }])
  expect(marks[2]).toMatchObject({ x: 0, y: 20, width: 20, height: 20 })
})

it('A lit cell has a ring that lies above all cells.', () => {
  const { marks } = pixelMarks([1, 1, 1, 1], {
    x: 0,
    y: 0,
    size: 40,
    columns: 2,
    lit: (cell) => cell === 0,
  })
  expect(marks.at(-1)).toMatchObject({ fill: 'none', stroke: 'ink', x: -1, y: -1 })
})

it('Numbers are written only in cells that have room for them.', () => {
  const number = (value: number) => value.toFixed(2)
  const written = (size: number) =>
    weightPictureMarks(Array(9).fill(0.5), { x: 0, y: 0, size, number }).marks.filter(
      (mark) => mark.kind === 'text',
    ).length
  expect(written(108)).toBe(9)
  expect(written(60)).toBe(0)
})

it('A weight says its sign by a plus or a minus as well, as large as it is.', () => {
  const paths = (weight: number) =>
    weightPictureMarks([weight], { x: 0, y: 0, size: 20, columns: 1, limit: 1 }).marks.flatMap(
      (mark) => (mark.kind === 'path' ? [mark.d] : []),
    )
  expect(paths(1)).toEqual(['M3.6 10h12.8M10 3.6v12.8'])
  expect(paths(-1)).toEqual(['M3.6 10h12.8'])
  expect(paths(-0.5)).toEqual(['M6.8 10h6.4'])
  expect(paths(0)).toEqual([])
})

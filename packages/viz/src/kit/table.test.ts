import { expect, it } from 'vitest'
import { csvText } from './table.ts'

it('A table becomes CSV, with commas, quotes and line breaks kept inside their cells.', () => {
  const table = {
    caption: 'c',
    columns: ['a', 'b'],
    rows: [
      ['x,y', 1],
      ['say "hi"\n', -2],
    ],
  }
  expect(csvText(table)).toBe('a,b\r\n"x,y",1\r\n"say ""hi""\n",-2')
})

it('A cell that a spreadsheet would run as a formula is made text; a number stays a number.', () => {
  const rows = ['=1+1', '+1', '-1', '@x', '\tx'].map((cell) => [cell, -1])
  const lines = csvText({ caption: 'c', columns: ['a', 'b'], rows })
    .split('\r\n')
    .slice(1)
  for (const row of lines) expect(row).toMatch(/^'.*,-1$/)
})

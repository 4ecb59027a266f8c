import { scaleLinear } from 'd3-scale'
import { describe, expect, it } from 'vitest'
import { bottomAxisMarks, leftAxisMarks, tickDigits } from './axes.ts'
import type { Mark } from './drawing.ts'

const textsOf = (marks: readonly Mark[]): string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

describe('axes', () => {
  it('write as many digits as tell the ticks apart', () => {
    expect([[0, 1], [0, 0.5, 1], [0, 0.02, 0.04], [0, 500], [0, 0.1], [0]].map(tickDigits)).toEqual(
      [0, 1, 2, 0, 1, 0],
    )
  })

  it('number a plot from below and from the left, in the reader’s language', () => {
    const scale = scaleLinear([-4, 4], [0, 400])
    expect(textsOf(bottomAxisMarks(scale, 100, { title: 'weight' }))).toEqual([
      '−4',
      '−2',
      '0',
      '2',
      '4',
      'weight',
    ])
    const up = scaleLinear([0, 1], [100, 0])
    expect(textsOf(leftAxisMarks(up, 30, { lang: 'de', ticks: 2 }))).toEqual(['0,0', '0,5', '1,0'])
  })
})

import { describe, expect, it } from 'vitest'
import { barMarks, signedBarMarks } from './bars.ts'
import type { Mark, RectMark, TextMark } from './drawing.ts'

const rects = (marks: readonly Mark[]) =>
  marks.filter((mark): mark is RectMark => mark.kind === 'rect')
const texts = (marks: readonly Mark[]) =>
  marks.filter((mark): mark is TextMark => mark.kind === 'text')

describe('bars', () => {
  const bars = [
    { label: '×', value: 0.5, text: '50%', winner: true },
    { label: '+', value: 0.25, text: '25%' },
    { label: '□', value: Number.NaN, text: '?' },
    { label: '/', value: 2, text: '200%' },
  ]
  const { marks } = barMarks(bars, { x: 0, y: 0, width: 200, labelWidth: 30, valueWidth: 50 })

  it('are as long as their shares of the track, and never longer', () => {
    const lengths = rects(marks)
      .filter((_, i) => i % 3 === 1)
      .map((mark) => mark.width)
    expect(lengths).toEqual([60, 30, 0, 120])
  })

  it('stay within their width with all that is written', () => {
    for (const mark of rects(marks)) expect(mark.x + mark.width).toBeLessThanOrEqual(200)
    for (const mark of texts(marks)) expect(mark.x).toBeLessThanOrEqual(200)
  })

  it('fill only the winner with colour', () => {
    const fills = rects(marks)
      .filter((_, i) => i % 3 === 1)
      .map((mark) => mark.fill)
    expect(fills).toEqual(['positive', 'hair', 'hair', 'hair'])
  })
})

describe('signed bars', () => {
  it('go right in blue and left in orange and dashed, from one line', () => {
    const { marks } = signedBarMarks(
      [
        { value: 1, text: '+1' },
        { value: -0.5, text: '−0.5' },
        { value: -Infinity, text: '−∞' },
      ],
      { x: 0, y: 0, width: 200, most: 1, valueWidth: 40 },
    )
    const [right, left, broken] = rects(marks)
    expect(right).toMatchObject({ x: 80, width: 80, stroke: 'positive' })
    expect(right.dash).toBeUndefined()
    expect(left).toMatchObject({ x: 40, width: 40, stroke: 'negative', dash: [4, 2] })
    expect(broken.width).toBe(0)
  })
})

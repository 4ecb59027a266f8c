import { describe, expect, it } from 'vitest'
import { circle, group, type GroupMark, line, type Mark, rect, text } from './drawing.ts'
import { settledMarks } from './settled-marks.ts'

const scene = (value: number): Mark[] => [
  circle(1, 2, 3, { fill: { tone: 'positive', strength: 0.5 } }),
  line(0, 0, 1, 1, { dash: [5, 3] }),
  group([rect(0, 0, 1, 1), text(0, 0, String(value))], { x: 4 }),
]

describe('settled marks', () => {
  it('are the old objects wherever nothing changed', () => {
    const before = scene(1)
    expect(settledMarks(before, scene(1))).toBe(before)
  })

  it('are new only where something did, inside groups too', () => {
    const before = scene(1)
    const after = settledMarks(before, scene(2))
    expect(after).toEqual(scene(2))
    expect(after[0]).toBe(before[0])
    expect(after[1]).toBe(before[1])
    expect(after[2]).not.toBe(before[2])
    expect((after[2] as GroupMark).marks[0]).toBe((before[2] as GroupMark).marks[0])
  })

  it('are as many as the new ones, also when some came or went', () => {
    expect(settledMarks(scene(1), scene(1).slice(1))).toEqual(scene(1).slice(1))
    expect(settledMarks(scene(1).slice(1), scene(1))).toEqual(scene(1))
    expect(settledMarks([], scene(3))).toEqual(scene(3))
  })

  it('tell a paint or a dash from another', () => {
    const [dot] = scene(1)
    expect(
      settledMarks([dot], [circle(1, 2, 3, { fill: { tone: 'positive', strength: 0.6 } })])[0],
    ).not.toBe(dot)
    expect(settledMarks([dot], [circle(1, 2, 3, { fill: 'ink' })])[0]).not.toBe(dot)
    expect(settledMarks([dot], [circle(1, 2, 3)])[0]).not.toBe(dot)
  })
})

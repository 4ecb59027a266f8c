import { describe, expect, it } from 'vitest'
import {
  continued,
  type Course,
  courseUntil,
  emptyCourse,
  shownSamples,
  skillsIn,
} from './course.ts'
import { skillNames } from './skills.ts'

const moment = (step: number) => ({ step, words: step, seconds: step })
const point = (step: number) => ({ ...moment(step), loss: 1 })
const sample = (step: number) => ({ step, given: [], words: [], isSaid: [], end: null })
const measure = (step: number, way: number) => ({
  ...moment(step),
  kl: 1,
  agrees: 0,
  skills: skillNames.map((_, i) => (i === 0 ? way : null)),
  probes: [],
})
const at = (step: number, part: Partial<Course> = {}): Course => ({
  ...emptyCourse,
  now: moment(step),
  ...part,
})

describe('a course', () => {
  it('takes up what is new and nothing twice', () => {
    const one = at(2, { points: [point(1), point(2)] })
    const both = continued(one, at(3, { points: [point(2), point(3)], floor: 0.5 }))
    expect(both.points.map(({ step }) => step)).toEqual([1, 2, 3])
    expect(both.now.step).toBe(3)
    expect(both.floor).toBe(0.5)
    expect(continued(both, at(4)).floor).toBe(0.5)
  })

  it('goes back to a moment', () => {
    const all = at(3, { points: [point(1), point(2), point(3)], samples: [sample(0), sample(3)] })
    const back = courseUntil(all, moment(2))
    expect(back.now).toEqual(moment(2))
    expect(back.points).toHaveLength(2)
    expect(back.samples).toHaveLength(1)
  })

  it('has a skill learnt from when it first had come far enough', () => {
    const measures = [measure(1, 0.5), measure(2, 0.8), measure(3, 0.6)]
    const [first, second] = skillsIn(at(3, { measures }))
    expect(first).toMatchObject({ way: 0.6, learnt: { step: 2 } })
    expect(second).toMatchObject({ way: null, learnt: null })
    expect(skillsIn(emptyCourse).every(({ way }) => way === null)).toBe(true)
  })

  it('shows five samples: early ones that stay, and the last', () => {
    const steps = (samples: readonly number[]) =>
      shownSamples(at(0, { samples: samples.map(sample) }), 1000).map((one) => one?.step)
    expect(steps([])).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(steps([0])).toEqual([0, undefined, undefined, undefined, undefined])
    expect(steps([0, 10, 25, 50, 100])).toEqual([0, 25, 100, undefined, undefined])
    expect(steps([0, 25, 100, 200, 300, 400, 500])).toEqual([0, 25, 100, 300, 500])
  })
})

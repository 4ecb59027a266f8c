import { plainEngine } from '@nextword/core/kernels'
import { readCheckpoint } from '@nextword/core/formats'
import { readWorld } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import { continued, type Course, courseUntil, emptyCourse } from './course.ts'
import { recipeFrom } from './props.ts'
import { readSaved } from './saved.ts'
import { resultOf, tinyRecipe, tinyWorld } from './testing.ts'
import { type TrainingInput, type TrainingReport, trainingTasks } from './training-task.ts'

const recipe = recipeFrom(tinyRecipe)
const world = readWorld(tinyWorld)
const input: TrainingInput = {
  key: 1,
  world: tinyWorld,
  recipe,
  prompt: 'Tom',
  probes: ['Tom', 'Tom Tom'],
  start: null,
  course: emptyCourse,
  until: recipe.steps,
}
/** All but how long it took. */
const timeless = (course: Course): unknown =>
  JSON.parse(JSON.stringify(course, (key, value: unknown) => (key === 'seconds' ? 0 : value)))

const whole = resultOf(trainingTasks(plainEngine).train(input))

describe('training', () => {
  it('learns the tiny world, and tells loss, distance and a text on the way', () => {
    expect(whole.reason).toBe('steps')
    const { course, file } = whole.report
    expect(course.now.step).toBe(300)
    expect(course.points.map(({ step }) => step)).toEqual(
      Array.from({ length: 30 }, (_, i) => 10 * (i + 1)),
    )
    expect(course.measures.map(({ step }) => step)).toEqual([
      0, 5, 10, 20, 50, 100, 150, 200, 250, 300,
    ])
    expect(course.samples.map(({ step }) => step)).toEqual(course.measures.map(({ step }) => step))
    const [first, last] = [course.measures[0], course.measures.at(-1)!]
    expect(first.kl).toBeGreaterThan(1)
    expect(last.kl).toBeLessThan(0.05)
    expect(last.agrees).toBeGreaterThan(0.9)
    // Loss is floor and distance, on average.
    expect(course.points.at(-1)!.loss).toBeCloseTo(course.floor! + last.kl, 1)
    // The tiny world asks for none of the skills, and never says the second beginning.
    expect(last.skills.every((way) => way === null)).toBe(true)
    expect(last.probes).toMatchObject([{ id: world.ids.get('runs') }, null])
    expect(last.probes[0]!.truth).toBeCloseTo(2 / 3, 12)
    expect(file!.at).toEqual(course.now)
    expect(readSaved(file!.bytes, world).course).toEqual(course)
  })

  it('comes to the same bit for bit when it is stopped on the way, in the same worker or in another', () => {
    const tasks = trainingTasks(plainEngine)
    const half = resultOf(tasks.train({ ...input, until: 137 })).report
    expect(half.course.now.step).toBe(137)
    const rest = { ...input, course: half.course, start: half.file!.bytes }
    for (const anywhere of [tasks, trainingTasks(plainEngine)]) {
      const { report } = resultOf(anywhere.train(rest))
      const { tensors, extra } = readCheckpoint(report.file!.bytes)
      const { tensors: expected, extra: means } = readCheckpoint(whole.report.file!.bytes)
      expect(tensors).toEqual(expected)
      expect(extra).toEqual(means)
      expect(report.course.samples.at(-1)).toEqual(whole.report.course.samples.at(-1))
    }
  })

  it('tells everything once, whatever was passed on, and the parts make the whole', () => {
    const work = trainingTasks(plainEngine).train(input)
    let course = emptyCourse
    let told: TrainingReport | undefined
    let turns = 0
    let turn = work.next(false)
    while (!turn.done) {
      if (turn.value !== undefined) told = turn.value
      // Every seventh turn a slice is over.
      const isOver = ++turns % 7 === 0
      if (isOver && told !== undefined) {
        course = continued(course, told.course)
        told = undefined
      }
      turn = work.next(isOver)
    }
    const { report } = turn.value
    const known = courseUntil(report.course, course.now)
    expect(course.points.length).toBeGreaterThan(20)
    expect(timeless(course)).toEqual(timeless(known))
  })

  it('is there to be taken after a stop, for whoever knows its name', () => {
    const tasks = trainingTasks(plainEngine)
    expect(resultOf(tasks.take({ key: 1 }))).toBeNull()
    const work = tasks.train(input)
    let turn = work.next(false)
    while (!turn.done && (turn.value?.course.now.step ?? 0) < 60) turn = work.next(true)
    work.return(undefined as never)
    const taken = resultOf(tasks.take({ key: 1 }))!
    expect(taken.course.now.step).toBeGreaterThanOrEqual(60)
    expect(taken.course.points[0].step).toBe(10)
    expect(readSaved(taken.file!.bytes, world).course).toEqual(taken.course)
    expect(resultOf(tasks.take({ key: 2 }))).toBeNull()
  })

  it('stops where the numbers blow up, and keeps the last that were sound', () => {
    const wild = { ...recipe, learningRate: 1e6, warmUp: 0, lowest: 1 }
    const { reason, report } = resultOf(
      trainingTasks(plainEngine).train({ ...input, recipe: wild }),
    )
    expect(reason).toBe('diverged')
    expect(report.course.now.step).toBeLessThan(300)
    const saved = readSaved(report.file!.bytes, world)
    expect(saved.course.now.step).toBe(report.course.now.step)
  })
})

import {
  readTrainingCheckpoint,
  writeCheckpoint,
  writeTrainingCheckpoint,
} from '@nextword/core/formats'
import { seededRandom } from '@nextword/core/numbers'
import { startTensors, type TransformerCheckpoint } from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Course } from './course.ts'
import { skillNames } from './skills.ts'
import { recipeFrom } from './props.ts'
import { readCourse } from './read-course.ts'
import { configOf } from './recipe.ts'
import { mostBytes, readSaved, SavedError, savedRun } from './saved.ts'
import { tinyRecipe, tinyWorld } from './testing.ts'

const world = readWorld(tinyWorld)
const config = configOf(recipeFrom(tinyRecipe), world.words.length)
const tensors = startTensors(config, seededRandom(1))
const count = [...tensors.values()].reduce((sum, { values }) => sum + values.length, 0)
const checkpoint: TransformerCheckpoint = {
  config,
  tensors,
  step: 20,
  first: new Float32Array(count).fill(0.5),
  second: new Float32Array(count).fill(0.25),
}
const moment = (step: number) => ({ step, words: 30 * step, seconds: step / 10 })
const course: Course = {
  now: moment(20),
  points: [
    { ...moment(10), loss: 2 },
    { ...moment(20), loss: 1 },
  ],
  measures: [
    {
      ...moment(20),
      kl: 0.5,
      agrees: 0.75,
      skills: skillNames.map((_, i) => (i === 0 ? 0.5 : null)),
      probes: [null, { kl: 1, id: 3, truth: 0.5, model: 0.25 }],
    },
  ],
  samples: [
    { step: 20, given: ['tom'], words: ['runs', '.'], isSaid: [true, false], end: 'unsaid' },
  ],
  floor: 0.25,
}
const bytes = savedRun(checkpoint, course, world)

/** Why it was refused. */
function problemOf(file: Uint8Array<ArrayBuffer>): string {
  try {
    readSaved(file, world)
    return 'none'
  } catch (error) {
    if (error instanceof SavedError) return error.problem
    throw error
  }
}

describe('a saved run', () => {
  it('is read as it was, by the widget and by core', () => {
    const saved = readSaved(bytes, world)
    expect(saved.course).toEqual(course)
    expect(saved.bytes).toBe(bytes)
    expect(readTrainingCheckpoint(bytes)).toEqual(checkpoint)
  })

  it('may come from Node: a run without a course begins its curve anew, at its step', () => {
    const saved = readSaved(writeTrainingCheckpoint(checkpoint), world)
    expect(saved.course.now.step).toBe(20)
    expect(saved.course.points).toEqual([])
    expect(readTrainingCheckpoint(saved.bytes)).toEqual(checkpoint)
  })

  it.each(['f32', 'f16', 'int8'] as const)(
    'may be a model alone, in %s: it can be trained on',
    (precision) => {
      const saved = readSaved(writeCheckpoint(config, tensors, { precision }), world)
      const read = readTrainingCheckpoint(saved.bytes)
      expect(read.step).toBe(0)
      expect(read.first.every((mean) => mean === 0)).toBe(true)
      for (const [name, { values }] of read.tensors)
        values.forEach((value, i) => expect(value).toBeCloseTo(tensors.get(name)!.values[i], 1))
    },
  )

  it('is refused with its reason where it isn’t one', () => {
    const text = (content: string) => new TextEncoder().encode(content)
    expect(problemOf(text('<!doctype html><title>Not found</title>'))).toBe('foreign')
    expect(problemOf(text('some other file, long enough to be one'))).toBe('foreign')
    expect(problemOf(new Uint8Array())).toBe('truncated')
    expect(problemOf(bytes.slice(0, bytes.length / 2))).toBe('truncated')
    expect(problemOf(bytes.map((byte, i) => (i === 3000 ? byte ^ 1 : byte)))).toBe('damaged')
    expect(problemOf(new Uint8Array(mostBytes + 1))).toBe('too-large')
    const later = bytes.slice()
    later[4] = 9
    expect(problemOf(later)).toBe('unsupported')
  })

  it('of another vocabulary, another world of as many words, too many weights or none that are numbers, too', () => {
    const others = configOf(recipeFrom(tinyRecipe), world.words.length + 1)
    const random = seededRandom(1)
    expect(problemOf(writeCheckpoint(others, startTensors(others, random)))).toBe('vocabulary')
    const twin = readWorld(tinyWorld.replaceAll('happy', 'merry'))
    expect(twin.words.length).toBe(world.words.length)
    expect(problemOf(savedRun(checkpoint, course, twin))).toBe('vocabulary')
    const large = { ...config, width: 512, hidden: 1024, layers: 4 }
    const half = writeCheckpoint(large, startTensors(large, random), { precision: 'int8' })
    expect(half.length).toBeLessThan(mostBytes)
    expect(problemOf(half)).toBe('too-large')
    const broken = new Map(tensors)
    const [[name, tensor]] = tensors
    broken.set(name, { ...tensor, values: tensor.values.map(() => Number.NaN) } as never)
    expect(problemOf(writeCheckpoint(config, broken))).toBe('damaged')
  })

  it('with a course that is none is a model with a new course', () => {
    const wrong = { ...course, points: [{ step: 99 }] } as unknown as Course
    expect(readSaved(savedRun(checkpoint, wrong, world), world).course.points).toEqual([])
    const bad: unknown[] = [
      null,
      'x',
      { ...course, now: { step: 1, words: -1, seconds: 0 } },
      { ...course, points: [course.points[1], course.points[0]] },
      { ...course, floor: 'low' },
      { ...course, measures: [{ ...course.measures[0], agrees: 2 }] },
      { ...course, samples: [{ ...course.samples[0], words: [5] }] },
    ]
    for (const one of bad) expect(readCourse(one, 20, world.words.length)).toBeNull()
    expect(readCourse(JSON.parse(JSON.stringify(course)), 20, world.words.length)).toEqual(course)
  })

  it('any other bytes are refused with a reason, never otherwise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (random) => {
        expect(problemOf(Uint8Array.from(random))).not.toBe('none')
      }),
    )
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        expect(problemOf(bytes.map((byte, i) => (i === at ? byte ^ flip : byte)))).not.toBe('none')
      }),
    )
  })
})

import { type Course, type LossPoint, type Measure, type Moment } from './course.ts'
import type { ProbeMeasured } from './held-out.ts'
import { mostWords, type Sample } from './sample.ts'
import { skillNames } from './skills.ts'

/** No course has more entries of a kind; of a longer one the last are kept. */
const mostEntries = 20_000

/**
 * The course of a run as a file has it, or null: a file may come from anywhere, and a model is worth
 * having without its course.
 * @param step - of the model
 * @param vocabulary - of the world
 */
export function readCourse(given: unknown, step: number, vocabulary: number): Course | null {
  try {
    const { now, points, measures, samples, floor } = given as Record<string, unknown>
    const course: Course = {
      now: { ...momentIn(now), step },
      points: entriesIn(points, step, pointIn),
      measures: entriesIn(measures, step, (entry) => measureIn(entry, vocabulary)),
      samples: entriesIn(samples, step, sampleIn),
      floor: floor === null ? null : numberIn(floor),
    }
    return course
  } catch {
    return null
  }
}

type Fields = Readonly<Record<string, unknown>>

function entriesIn<Entry extends { readonly step: number }>(
  given: unknown,
  last: number,
  read: (entry: Fields) => Entry,
): Entry[] {
  let step = -1
  return (given as Fields[]).slice(-mostEntries).map((fields) => {
    const entry = read(fields)
    // In their order, and none from after the end.
    if (entry.step <= step || entry.step > last) throw new RangeError('steps out of order')
    step = entry.step
    return entry
  })
}

function numberIn(value: unknown, most = Number.MAX_VALUE): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= most))
    throw new RangeError('a course needs numbers from 0')
  return value
}

const momentIn = (given: unknown): Moment => {
  const { step, words, seconds } = given as Fields
  return { step: numberIn(step), words: numberIn(words), seconds: numberIn(seconds) }
}

const pointIn = (given: Fields): LossPoint => ({ ...momentIn(given), loss: numberIn(given.loss) })

const measureIn = (given: Fields, vocabulary: number): Measure => ({
  ...momentIn(given),
  kl: numberIn(given.kl),
  agrees: numberIn(given.agrees, 1),
  skills: skillNames.map((_, i) => {
    const way = (given.skills as unknown[])[i] ?? null
    return way === null ? null : numberIn(way, 1)
  }),
  probes: (given.probes as (Fields | null)[]).slice(0, 32).map((probe): ProbeMeasured | null =>
    probe === null
      ? null
      : {
          kl: numberIn(probe.kl),
          id: Math.floor(numberIn(probe.id, vocabulary - 1)),
          truth: numberIn(probe.truth, 1),
          model: numberIn(probe.model, 1),
        },
  ),
})

function sampleIn(given: Fields): Sample {
  const textsIn = (value: unknown): string[] =>
    (value as unknown[]).slice(0, 2 * mostWords).map((word) => {
      if (typeof word !== 'string') throw new TypeError('a sample needs words')
      return word.slice(0, 40)
    })
  const words = textsIn(given.words)
  const end = given.end === 'said' || given.end === 'unsaid' ? given.end : null
  return {
    step: numberIn(given.step),
    given: textsIn(given.given),
    words,
    isSaid: words.map((_, i) => (given.isSaid as unknown[])[i] === true),
    end,
  }
}

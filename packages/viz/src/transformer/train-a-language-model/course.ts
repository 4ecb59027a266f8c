import type { Measured } from './held-out.ts'
import type { Sample } from './sample.ts'
import { skillNames } from './skills.ts'

/** A moment of a run. */
export interface Moment {
  /** Steps done. */
  readonly step: number
  /** Words learnt from. */
  readonly words: number
  /** Seconds of work. */
  readonly seconds: number
}

/** The mean loss of the steps since the point before, in nats a word. */
export interface LossPoint extends Moment {
  readonly loss: number
}

export interface Measure extends Moment, Measured {}

/** What has happened in a run: plain data, which is saved with the model. */
export interface Course {
  readonly now: Moment
  readonly points: readonly LossPoint[]
  readonly measures: readonly Measure[]
  readonly samples: readonly Sample[]
  /** Nats a word: the entropy of the world; null before it has been measured. */
  readonly floor: number | null
}

export const emptyCourse: Course = {
  now: { step: 0, words: 0, seconds: 0 },
  points: [],
  measures: [],
  samples: [],
  floor: null,
}

/** A skill is learnt once it has come so far. */
export const learntAt = 0.75

/** Takes up what is new in another part of the course; what is known already stays. */
export function continued(course: Course, part: Course): Course {
  const joined = <Entry extends { readonly step: number }>(
    all: readonly Entry[],
    some: readonly Entry[],
  ): readonly Entry[] => {
    const last = all.at(-1)?.step ?? -1
    const fresh = some.filter(({ step }) => step > last)
    return fresh.length === 0 ? all : [...all, ...fresh]
  }
  return {
    now: part.now,
    points: joined(course.points, part.points),
    measures: joined(course.measures, part.measures),
    samples: joined(course.samples, part.samples),
    floor: part.floor ?? course.floor,
  }
}

/** The course as it was at a step. */
export function courseUntil(course: Course, now: Moment): Course {
  const before = <Entry extends { readonly step: number }>(all: readonly Entry[]): Entry[] =>
    all.filter(({ step }) => step <= now.step)
  return {
    ...course,
    now,
    points: before(course.points),
    measures: before(course.measures),
    samples: before(course.samples),
  }
}

/** What has come after a step. */
export function courseAfter(course: Course, after: number): Course {
  const later = <Entry extends { readonly step: number }>(all: readonly Entry[]): Entry[] =>
    all.filter(({ step }) => step > after)
  return {
    ...course,
    points: later(course.points),
    measures: later(course.measures),
    samples: later(course.samples),
  }
}

/** How each skill stands, in the order of `skillNames`. */
export interface SkillStanding {
  readonly name: (typeof skillNames)[number]
  /** 0 … 1, or null before it has been measured, and where the world doesn't ask for it. */
  readonly way: number | null
  /** When it had been learnt first, or null. */
  readonly learnt: Moment | null
}

export const skillsIn = ({ measures }: Course): SkillStanding[] =>
  skillNames.map((name, i) => ({
    name,
    way: measures.at(-1)?.skills[i] ?? null,
    learnt: measures.find(({ skills }) => (skills[i] ?? 0) >= learntAt) ?? null,
  }))

/**
 * Some samples that show the way: the first, then the first after each of these shares of the planned
 * steps, and the last.
 */
export function shownSamples({ samples }: Course, planned: number): (Sample | null)[] {
  const last = samples.at(-1)
  const early = [0, 0.02, 0.1, 0.3].map(
    (share) => samples.find(({ step }) => step >= share * planned) ?? null,
  )
  const isEarly = last === undefined || early.includes(last)
  return [...early, isEarly ? null : last]
}

import { readTrainingCheckpoint } from '@nextword/core/formats'
import type { Engine } from '@nextword/core/kernels'
import {
  startTensors,
  trainTransformer,
  type TransformerCheckpoint,
  transformerTrainer,
  type TransformerTrainer,
} from '@nextword/core/transformer'
import { readWorld, type World } from '@nextword/core/world'
import { browserClock } from '../../kit/clock.ts'
import type { Task } from '../../kit/work/task.ts'
import { type Course, courseAfter, courseUntil, type Moment } from './course.ts'
import { type HeldOut, holdOut, measure } from './held-out.ts'
import { configOf, isMeasured, randomFor, type Recipe, sampleRandom, trainingOf } from './recipe.ts'
import { writtenSample } from './sample.ts'
import { savedRun } from './saved.ts'
import { storySource } from './stories.ts'

/** What training begins with. */
export interface TrainingInput {
  /** Names the run: one that is still there, as far as this, is gone on with. */
  readonly key: number
  /** The world, in its notation. */
  readonly world: string
  readonly recipe: Recipe
  /** What the samples begin with, and the beginnings that are measured one by one. */
  readonly prompt: string
  readonly probes: readonly string[]
  /** The run so far, as it was saved; null for a new one. */
  readonly start: Uint8Array | null
  readonly course: Course
  /** Up to which step. */
  readonly until: number
}

/** What is told on the way. */
export interface TrainingReport {
  /** What came since the report before; at the end the whole of it. */
  readonly course: Course
  /** Words learnt from a second, of late; null before that is known. */
  readonly wordsPerSecond: number | null
  readonly engine: Engine['name']
  /** Every few seconds: what to go on from should all else be lost. */
  readonly file: RunFile | null
}

/** A run as it is saved, and of when it is. */
export interface RunFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly at: Moment
}

export interface TrainingEnd {
  readonly reason: 'steps' | 'diverged'
  readonly report: TrainingReport
}

/** Long work of training, for a worker and for the page; it keeps the run between two tasks. */
export interface TrainingTasks {
  readonly train: Task<TrainingInput, TrainingReport, TrainingEnd>
  /** The run as it was when it was stopped, or null if it isn't there any more. */
  readonly take: Task<Pick<TrainingInput, 'key'>, never, TrainingReport | null>
  readonly [name: string]: Task<never, unknown, unknown>
}

/** So long there is nothing to hear at most, and so long from one file to the next. */
const tickMs = 400
const fileMs = 2000

interface Live {
  readonly key: number
  readonly world: World
  readonly trainer: TransformerTrainer
  readonly heldOut: HeldOut
  course: Course
  /** The sum of the losses since the last point, and of how many steps. */
  lossSum: number
  lossSteps: number
  wordsPerSecond: number | null
}

export function trainingTasks(engine: Engine): TrainingTasks {
  let live: Live | null = null

  const reportOf = (run: Live, after: number, withFile: boolean): TrainingReport => ({
    course: courseAfter(run.course, after),
    wordsPerSecond: run.wordsPerSecond,
    engine: engine.name,
    file: withFile ? fileOf(run, run.trainer.checkpoint()) : null,
  })
  const fileOf = ({ course, world }: Live, checkpoint: TransformerCheckpoint): RunFile => ({
    bytes: savedRun(checkpoint, course, world),
    at: course.now,
  })

  /** The run that was named, as far as it is to be gone on with. */
  function* liveRun(input: TrainingInput): Generator<undefined, Live, boolean> {
    const { key, recipe, course } = input
    if (live?.key === key && live.trainer.step === course.now.step) return live
    live = null
    const world = readWorld(input.world)
    const start = input.start === null ? null : readTrainingCheckpoint(input.start)
    const config = start?.config ?? configOf(recipe, world.words.length)
    const trainer = transformerTrainer(
      start ?? { config, tensors: startTensors(config, randomFor(recipe, 'weights')) },
      storySource(world, recipe),
      trainingOf(recipe, config),
      engine,
    )
    const heldOut = yield* silently(
      holdOut(world, {
        stories: recipe.heldOut,
        longest: config.context,
        random: randomFor(recipe, 'heldOut'),
        probes: input.probes,
      }),
    )
    live = {
      key,
      world,
      trainer,
      heldOut,
      course: { ...course, floor: heldOut.floor },
      lossSum: 0,
      lossSteps: 0,
      wordsPerSecond: null,
    }
    return live
  }

  function* train(
    input: TrainingInput,
  ): Generator<TrainingReport | undefined, TrainingEnd, boolean> {
    const { recipe, prompt } = input
    const run = yield* liveRun(input)
    const { trainer } = run
    let told = input.course.now.step
    // What was measured may not have been told before it stopped.
    let untold: TrainingReport | null = null
    let tickAt = browserClock.now()
    let fileAt = tickAt
    const clock = stopwatch()

    function* turn(isNews: boolean): Generator<TrainingReport | undefined, void, boolean> {
      const now = browserClock.now()
      if (isNews || now - tickAt >= tickMs) {
        const withFile = now - fileAt >= fileMs
        // A file that wasn't passed on is passed on with what came since.
        const before: TrainingReport | null = untold
        untold = reportOf(run, told, withFile)
        if (!withFile && before?.file) untold = { ...untold, file: before.file }
        tickAt = now
        if (withFile) fileAt = now
        if (yield untold) passedOn()
      } else if (yield undefined) passedOn()
    }
    const passedOn = (): void => {
      if (untold !== null) told = untold.course.now.step
      untold = null
    }
    const pass = (): void => {
      const { now } = run.course
      run.course = { ...run.course, now: { ...now, seconds: now.seconds + clock() } }
    }

    function* look(): Generator<TrainingReport | undefined, void, boolean> {
      const { step } = trainer
      if (run.course.measures.at(-1)?.step === step) return
      const work = measure(trainer.model, run.heldOut)
      let result = work.next()
      while (!result.done) {
        pass()
        yield* turn(false)
        result = work.next()
      }
      const random = sampleRandom(recipe)
      const sample = writtenSample(trainer.model, run.world, { prompt, step, random })
      pass()
      const { measures, samples, now } = run.course
      run.course = {
        ...run.course,
        measures: [...measures, { ...now, ...result.value }],
        samples: [...samples, sample],
      }
      // The report of this very step may have been told already.
      told = Math.min(told, step - 1)
      yield* turn(true)
    }

    yield* look()
    const training = trainTransformer(trainer, { until: Math.max(1, input.until) })
    const speed = speedometer()
    for (;;) {
      const next = training.next()
      if (next.done) {
        const { reason, checkpoint } = next.value
        if (reason === 'steps') {
          yield* look()
          return { reason, report: reportOf(run, -1, true) }
        }
        // Back to the last numbers that were sound.
        live = null
        run.course = courseUntil(run.course, { ...run.course.now, step: checkpoint.step })
        return {
          reason,
          report: { ...reportOf(run, -1, false), file: fileOf(run, checkpoint) },
        }
      }
      const { step, loss, targets } = next.value
      pass()
      const { now } = run.course
      run.course = { ...run.course, now: { ...now, step, words: now.words + targets } }
      run.wordsPerSecond = speed(run.course.now.words)
      run.lossSum += loss
      run.lossSteps++
      const isPoint = step % recipe.reportEvery === 0
      if (isPoint) addPoint(run)
      if (isMeasured(step, recipe)) yield* look()
      else yield* turn(isPoint)
    }
  }

  return {
    train,
    *take({ key }) {
      yield undefined
      return live?.key === key ? reportOf(live, -1, true) : null
    },
  }
}

function addPoint(run: Live): void {
  const { course, lossSum, lossSteps } = run
  run.course = {
    ...course,
    points: [...course.points, { ...course.now, loss: lossSum / lossSteps }],
  }
  run.lossSum = run.lossSteps = 0
}

/** Work whose turns have nothing to tell. */
function* silently<Result>(
  work: Generator<void, Result, unknown>,
): Generator<undefined, Result, boolean> {
  let turn = work.next()
  while (!turn.done) {
    yield undefined
    turn = work.next()
  }
  return turn.value
}

/** Seconds since it was last asked. */
function stopwatch(): () => number {
  let before = browserClock.now()
  return () => {
    const now = browserClock.now()
    const seconds = (now - before) / 1000
    before = now
    return seconds
  }
}

/** Words a second over about the last second; null in the first moments. */
function speedometer(): (words: number) => number | null {
  let from: { at: number; words: number } | null = null
  let speed: number | null = null
  return (words) => {
    const at = browserClock.now()
    from ??= { at, words }
    if (at - from.at < (speed === null ? 300 : 1000)) return speed
    speed = (1000 * (words - from.words)) / (at - from.at)
    from = { at, words }
    return speed
  }
}

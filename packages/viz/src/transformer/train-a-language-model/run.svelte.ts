import type { TransformerConfig } from '@nextword/core/transformer'
import type { World } from '@nextword/core/world'
import { browserClock } from '../../kit/clock.ts'
import { loadEngine } from '../../kit/load-engine.ts'
import { once } from '../../kit/shipped.ts'
import { type Place, workSession, type WorkSession } from '../../kit/work/session.ts'
import { CancelledError } from '../../kit/work/task.ts'
import type { TrainingStore } from './browser-store.ts'
import { continued, type Course, courseUntil, emptyCourse } from './course.ts'
import { Keeper } from './keeper.svelte.ts'
import { configOf, type Recipe } from './recipe.ts'
import type { SavedProblem } from './saved.ts'
import type { RunFile, TrainingInput, TrainingReport, TrainingTasks } from './training-task.ts'

/** A world, and the text that it was read from. */
export interface WorldSource {
  readonly text: string
  readonly world: World
}

/** What a run is made of. */
export interface RunSource {
  readonly recipe: Recipe
  /** What the samples begin with, and the beginnings that are measured one by one. */
  readonly prompt: string
  readonly probes: readonly string[]
  readonly load: () => Promise<WorldSource>
  readonly store: TrainingStore
  /** null where the page may have no worker. */
  readonly worker?: (() => Worker) | null | undefined
}

/** Something that couldn't be done; what has been trained is still there. */
export type RunProblem = SavedProblem | 'failed' | 'diverged'

/** A run at a moment. */
interface Held {
  readonly course: Course
  /** null before there is one. */
  readonly file: RunFile | null
  /** null before the world is known. */
  readonly config: TransformerConfig | null
}

const nothing: Held = { course: emptyCourse, file: null, config: null }

const newWorker = (): Worker =>
  new Worker(new URL('./train.worker.js', import.meta.url), { type: 'module' })

/** Trains a model in a worker, or in the page where there is none, and keeps what comes of it. */
export class TrainingRun {
  readonly #source: () => RunSource
  readonly #session: WorkSession<TrainingTasks>
  readonly #keeper: Keeper
  readonly #unwatch: () => void
  #held = $state.raw<Held>(nothing)
  #before = $state.raw<Held | null>(null)
  #playing = $state(false)
  #isStarting = $state(false)
  #hasReturned = $state(false)
  #wordsPerSecond = $state<number | null>(null)
  #engine = $state<TrainingReport['engine'] | null>(null)
  #place = $state.raw<Place | null>(null)
  #problem = $state<RunProblem | null>(null)
  #world = $state.raw<World | null>(null)
  /** Names the run for the worker: another one after each start over. */
  #key = 1
  #stop: AbortController | null = null
  #stopped: Promise<void> = Promise.resolve()
  /** Up to which step to go on once somebody sees the page again. */
  #waitsFor: number | null = null
  #until = 0
  #isDestroyed = false

  constructor(source: () => RunSource) {
    this.#source = source
    this.#keeper = new Keeper(() => source().store)
    this.#session = workSession<TrainingTasks>({
      worker: source().worker === null ? null : () => (source().worker ?? newWorker)(),
      tasks: once(async () => {
        const [engine, { trainingTasks }] = await Promise.all([
          loadEngine(),
          import('./training-task.ts'),
        ])
        return trainingTasks(engine)
      }),
      onplace: (place) => (this.#place = place),
      // Long: a worker that is ended loses what it hasn't told, and the button answers at once anyway.
      stopMs: 1500,
    })
    this.#unwatch =
      typeof document === 'undefined' ? () => {} : browserClock.onhidden(() => void this.#notice())
  }

  get course(): Course {
    return this.#held.course
  }
  /** The run so far, as it is saved; null before there is one. */
  get file(): RunFile | null {
    return this.#held.file
  }
  get config(): TransformerConfig | null {
    return this.#held.config
  }
  get playing(): boolean {
    return this.#playing
  }
  /** Whether training has been asked for and nothing has been heard of it yet. */
  get isStarting(): boolean {
    return this.#isStarting
  }
  /** Whether what is there was trained at an earlier visit. */
  get hasReturned(): boolean {
    return this.#hasReturned
  }
  get wordsPerSecond(): number | null {
    return this.#wordsPerSecond
  }
  get engine(): TrainingReport['engine'] | null {
    return this.#engine
  }
  get place(): Place | null {
    return this.#place
  }
  get problem(): RunProblem | null {
    return this.#problem
  }
  /** Whether this browser keeps the run; null before that is known. */
  get keeps(): boolean | null {
    return this.#keeper.keeps
  }
  get world(): World | null {
    return this.#world
  }
  get canUndo(): boolean {
    return this.#before !== null
  }

  /** Takes up what was kept at the last visit. What can't be read is as good as nothing. */
  async wake(): Promise<void> {
    const kept = await this.#keeper.read()
    if (kept === null) return
    const saved = await this.#readSaved(kept).catch(() => null)
    // Meanwhile the reader may have begun something else.
    if (saved === null || this.#playing || this.file !== null) return
    if (saved.course.now.step === 0) return
    this.#replace(saved)
    this.#hasReturned = true
  }

  /** Trains up to a step. */
  play(until: number): void {
    if (this.#playing || this.#isDestroyed) return
    this.#playing = this.#isStarting = true
    this.#hasReturned = false
    this.#problem = this.#before = this.#waitsFor = null
    this.#until = until
    this.#stop = new AbortController()
    this.#stopped = this.#train(until, this.#stop.signal)
  }

  /** Stops; what has been trained is there once the promise is kept. */
  pause(): Promise<void> {
    this.#waitsFor = null
    this.#stop?.abort()
    return this.#stopped
  }

  /** Back to nothing; what was learnt can be had back until something is trained anew. */
  async reset(): Promise<void> {
    await this.pause()
    const before = this.#held
    this.#replace(nothing)
    this.#before = before.file === null ? null : before
    this.#keeper.clear()
  }

  async undo(): Promise<void> {
    const before = this.#before
    if (before === null) return
    await this.pause()
    this.#replace(before)
    this.#before = null
    this.#keep(true)
  }

  /** Takes up a file. Where that can't be, everything stays as it was, and `problem` says why. */
  async open(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<void> {
    await this.pause()
    this.#problem = null
    try {
      const { mostBytes, SavedError } = await import('./saved.ts')
      if (file.size > mostBytes) throw new SavedError('too-large', `${file.size} bytes`)
      const bytes = await file.arrayBuffer().catch(() => {
        throw new SavedError('unread', 'the file couldn’t be read')
      })
      const saved = await this.#readSaved(new Uint8Array(bytes))
      const before = this.#held
      this.#replace(saved)
      this.#before = before.file === null ? null : before
      this.#keep(true)
    } catch (error) {
      this.#problem = (error as { readonly problem?: SavedProblem }).problem ?? 'failed'
    }
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#unwatch()
    this.#session.close()
  }

  async #load(): Promise<WorldSource> {
    const source = await this.#source().load()
    this.#world = source.world
    return source
  }

  async #readSaved(file: Uint8Array<ArrayBuffer>): Promise<Held> {
    const [{ readSaved }, { world }] = await Promise.all([import('./saved.ts'), this.#load()])
    const { bytes, config, course } = readSaved(file, world)
    return { config, course, file: { bytes, at: course.now } }
  }

  #replace(next: Held): void {
    this.#held = next
    this.#key++
    this.#problem = null
    this.#hasReturned = false
    this.#wordsPerSecond = null
  }

  async #train(until: number, signal: AbortSignal): Promise<void> {
    const key = this.#key
    try {
      const { text, world } = await this.#load()
      const { recipe, prompt, probes } = this.#source()
      this.#held = {
        ...this.#held,
        config: this.config ?? configOf(recipe, world.words.length),
      }
      const input = (): TrainingInput => ({
        ...{ key, world: text, recipe, prompt, probes, until },
        start: this.file?.bytes ?? null,
        course: this.course,
      })
      const { reason, report } = await this.#session.run('train', input(), {
        signal,
        onreport: (next) => this.#take(next),
        resume: () => {
          this.#goBackToFile()
          return input()
        },
      })
      this.#settle(report)
      if (reason === 'diverged') this.#problem = 'diverged'
    } catch (error) {
      if (this.#isDestroyed) return
      if (error instanceof CancelledError) await this.#takeStopped(key)
      else {
        this.#goBackToFile()
        this.#problem = 'failed'
      }
    } finally {
      this.#playing = this.#isStarting = false
      this.#stop = null
      if (!this.#isDestroyed) this.#keep(true)
    }
  }

  /** What the worker has when it is stopped; where it is gone, what it last told. */
  async #takeStopped(key: number): Promise<void> {
    const report = await this.#session.run('take', { key }).catch(() => null)
    if (report === null) this.#goBackToFile()
    else this.#settle(report)
  }

  #take({ course, file, wordsPerSecond, engine }: TrainingReport): void {
    this.#isStarting = false
    this.#wordsPerSecond = wordsPerSecond
    this.#engine = engine
    this.#held = {
      ...this.#held,
      course: continued(this.course, course),
      file: file ?? this.file,
    }
    if (file !== null) this.#keep(false)
  }

  /** Takes the whole of a run, where it was only told in parts. */
  #settle(report: TrainingReport): void {
    this.#take(report)
    this.#held = { ...this.#held, course: report.course }
  }

  /** What isn't in a file is lost with its worker. */
  #goBackToFile(): void {
    const { course, file } = this.#held
    this.#held = {
      ...this.#held,
      course: file === null ? emptyCourse : courseUntil(course, file.at),
    }
  }

  #keep(now: boolean): void {
    if (this.file !== null) this.#keeper.write(this.file.bytes, now)
  }

  /** While nobody sees the page it stands still: it may be ended there without another word. */
  async #notice(): Promise<void> {
    if (browserClock.hidden) {
      if (!this.#playing) return
      this.#waitsFor = this.#until
      this.#stop?.abort()
    } else {
      await this.#stopped
      if (this.#waitsFor !== null && !browserClock.hidden) this.play(this.#waitsFor)
    }
  }
}

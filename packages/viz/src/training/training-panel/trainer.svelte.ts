import type { Network } from '@nextword/core/network'
import { type Random, seededRandom } from '@nextword/core/numbers'
import type { Examples, TrainingReport, TrainingSettings } from '@nextword/core/training'
import { prefersReducedMotion } from 'svelte/motion'
import { browserClock } from '../../kit/clock.ts'
import { createPlayback } from '../../kit/playback.svelte.ts'
import { History } from './history.ts'
import { lesson, type LessonEnd, type LessonReport, stepsInEpoch } from './lesson.ts'
import type { NetworkOrigin, Speed } from './props.ts'
import { sameExamples, sameNetwork } from './same.ts'
import { sameSettings } from './settings.ts'

/** What is trained, on what, and how; all of it may change while it runs. */
export interface TrainerSource {
  readonly network: Network
  readonly start: Network
  readonly examples: Examples | undefined
  readonly settings: TrainingSettings
  readonly speed: Speed
  readonly seed: number
  /** Takes the net that came of it. */
  hand(network: Network, origin: NetworkOrigin): void
  /** What the curve is marked with where one thing became the other. */
  changes(before: Basis, moved: boolean): readonly { kind: string; text: string }[]
}

/** What a run was begun with; when one of these changes, it is begun anew from where it is. */
export interface Basis {
  readonly settings: TrainingSettings
  readonly examples: Examples
  /** The nets that came of it last: one that isn't among them was changed elsewhere. */
  readonly recent: Network[]
}

/** Whoever prefers less motion sees training in steps of half a second. */
const calmMs = 500
const slowSteps = 4
const steadyEpochs = 60

/** Runs core's training, remembers its course, and takes up what changes on the way. */
export class Trainer {
  readonly #source: TrainerSource
  #history = new History()
  /** Goes up with the history, which isn't reactive itself: it grows many times a frame. */
  #version = $state(0)
  #random: Random
  #basis: Basis | undefined
  /** Steps since the generator was begun. */
  #steps = 0
  #end = $state.raw<LessonEnd | null>(null)
  #endedAtOnce = $state(false)
  /** What a reset threw away. */
  #thrown = $state.raw<{ readonly network: Network; readonly history: History } | null>(null)
  #held: LessonReport | undefined
  #shownAt = -Infinity

  readonly #playback = createPlayback<LessonReport, LessonEnd>(() => this.#lesson(), {
    onreport: (report) => this.#take(report),
    ondone: (end) => this.#finish(end),
  })

  constructor(source: TrainerSource) {
    this.#source = source
    this.#random = seededRandom(source.seed)
  }

  /** The course of training so far; read again after each report. */
  get history(): History {
    void this.#version
    return this.#history
  }

  get playing(): boolean {
    return this.#playback.playing
  }

  /** How it ended, if nothing has changed since. */
  get end(): LessonEnd | null {
    return this.#end
  }

  /** Whether the last run ended at its very first step. */
  get endedAtOnce(): boolean {
    return this.#endedAtOnce
  }

  get canUndo(): boolean {
    return this.#thrown !== null
  }

  play(): void {
    this.#begin()
    this.setPace()
    this.#playback.play()
  }

  pause(): void {
    this.#playback.pause()
    this.#release()
  }

  step(): void {
    this.pause()
    this.#begin()
    this.#playback.step()
  }

  /** Steps to the end of the epoch. */
  epoch(): void {
    const { examples, settings } = this.#source
    if (examples === undefined) return
    this.pause()
    this.#begin()
    const inEpoch = stepsInEpoch(examples.count, settings.batch)
    this.#playback.speed = Infinity
    this.#playback.run(inEpoch - (this.#steps % inEpoch))
  }

  /** Back to a net; what was learnt can be had back until training goes on. */
  reset(to: Network): void {
    this.pause()
    this.#halt()
    this.#thrown = { network: this.#source.network, history: this.#history }
    this.#restart(new History())
    this.#source.hand(to, 'reset')
  }

  undoReset(): void {
    if (this.#thrown === null) return
    const { network, history } = this.#thrown
    this.#halt()
    this.#thrown = null
    this.#restart(history)
    this.#source.hand(network, 'undo')
  }

  /** Goes on with another net, which is the same but for its outputs. */
  replace(network: Network, mark: string): void {
    const { playing } = this
    this.pause()
    this.#halt()
    this.#history.mark('outputs', mark)
    this.#version++
    this.#source.hand(network, 'outputs')
    if (playing) this.play()
  }

  setPace(): void {
    const { examples, settings, speed } = this.#source
    if (examples === undefined) return
    const steady = steadyEpochs * stepsInEpoch(examples.count, settings.batch)
    this.#playback.speed = { slow: slowSteps, steady, fast: Infinity }[speed]
  }

  destroy(): void {
    this.#playback.destroy()
  }

  /** Takes up what was changed since the run began, here or elsewhere, and goes on from there. */
  notice(): void {
    const basis = this.#basis
    if (basis === undefined) return
    const { settings, examples, network, start } = this.#source
    const moved = !basis.recent.some((one) => sameNetwork(one, network))
    const same = sameSettings(basis.settings, settings) && sameExamples(basis.examples, examples)
    if (same && !moved) return
    const { playing } = this
    this.pause()
    const changes = this.#source.changes(basis, moved)
    this.#halt()
    for (const { kind, text } of changes) this.#history.mark(kind, text)
    this.#version++
    // Somebody went back to the start elsewhere: that is a reset.
    if (moved && sameNetwork(network, start)) this.#restart(new History())
    else if (playing && examples !== undefined) this.play()
  }

  #begin(): void {
    this.notice()
    this.#end = null
    this.#thrown = null
    this.#shownAt = -Infinity
  }

  *#lesson(): Generator<LessonReport, LessonEnd, undefined> {
    const { network, settings, examples } = this.#source
    if (examples === undefined) return 'done'
    this.#basis = { settings, examples, recent: [network] }
    this.#history.begin(network.outputs)
    const from = this.#history.latest ?? { step: 0, epoch: 0 }
    const record = ({ step, epoch, loss, accuracy }: TrainingReport): void => {
      this.#steps = step
      this.#history.add({
        step: from.step + step,
        epoch: from.epoch + epoch,
        loss,
        right: Math.round(accuracy * examples.count),
      })
    }
    return yield* lesson(network, examples, settings, this.#random, record)
  }

  #take(report: LessonReport): void {
    this.#held = report
    const now = browserClock.now()
    const calm = prefersReducedMotion.current && this.playing && report.end === null
    if (calm && now - this.#shownAt < calmMs) return
    this.#shownAt = now
    this.#release()
  }

  /** Shows the report that was held back. */
  #release(): void {
    const report = this.#held
    if (report === undefined) return
    this.#held = undefined
    const recent = this.#basis?.recent
    recent?.push(report.network)
    if (recent !== undefined && recent.length > 4) recent.shift()
    this.#version++
    this.#source.hand(report.network, 'training')
    if (report.end !== null) this.#finish(report.end)
  }

  #finish(end: LessonEnd): void {
    this.#release()
    this.#playback.reset()
    this.#endedAtOnce = this.#steps === 0
    this.#steps = 0
    this.#end = end
  }

  #halt(): void {
    this.#playback.reset()
    this.#held = undefined
    this.#basis = undefined
    this.#steps = 0
    this.#end = null
  }

  #restart(history: History): void {
    this.#history = history
    this.#random = seededRandom(this.#source.seed)
    this.#version++
  }
}

import { browserClock, type Clock } from './clock.ts'

export interface PlaybackOptions<Report, Result> {
  /** Each report that is shown: at most one a frame while playing, the latest. */
  onreport?: (report: Report) => void
  /** The generator came to its end. */
  ondone?: (result: Result) => void
  /** The generator threw; it is stopped. */
  onerror?: (error: unknown) => void
  /** Reports a second; Infinity is as many as fit. */
  speed?: number
  /** How long a frame may compute. */
  sliceMs?: number
  clock?: Clock
}

/**
 * Pulls a generator of core: play, pause, one step, many, and from the start again.
 *
 * It computes in slices of at most 8 ms a frame, stops while the page is hidden and never catches up.
 * Call `destroy` when the widget goes.
 */
export class Playback<Report, Result> {
  playing: boolean = $state(false)
  finished: boolean = $state(false)
  /** How many reports came since the start. */
  taken: number = $state(0)
  /** Reports a second; Infinity is as many as fit. */
  speed: number = $state(Infinity)

  readonly #make: () => Generator<Report, Result, undefined>
  readonly #options: PlaybackOptions<Report, Result>
  readonly #clock: Clock
  readonly #unwatch: (() => void) | undefined
  #generator: Generator<Report, Result, undefined> | undefined
  #cancel: (() => void) | undefined
  #last = 0
  #owed = 0
  #left = Infinity
  #destroyed = false

  constructor(
    make: () => Generator<Report, Result, undefined>,
    options: PlaybackOptions<Report, Result> = {},
  ) {
    this.#make = make
    this.#options = options
    this.#clock = options.clock ?? browserClock
    this.speed = options.speed ?? Infinity
    // On a server there is nothing to watch, and nothing plays.
    if (options.clock !== undefined || typeof document !== 'undefined')
      this.#unwatch = this.#clock.onhidden(() => this.#schedule())
  }

  play(): void {
    this.run(Infinity)
  }

  /** Plays a number of reports, then pauses. */
  run(reports: number): void {
    if (this.#destroyed) return
    if (this.finished) this.reset()
    this.#left = reports
    this.#last = this.#clock.now()
    this.#owed = Number.isFinite(this.speed) ? 1 : 0
    this.playing = true
    this.#schedule()
  }

  pause(): void {
    this.playing = false
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** One report, at once. */
  step(): void {
    if (this.#destroyed) return
    this.pause()
    if (this.finished) this.reset()
    const next = this.#pull()
    if ('end' in next) next.end()
    else this.#options.onreport?.(next.value)
  }

  /** Back to before the first report; the next one comes from a fresh generator. */
  reset(): void {
    this.pause()
    this.#generator?.return(undefined as Result)
    this.#generator = undefined
    this.finished = false
    this.taken = 0
  }

  destroy(): void {
    this.pause()
    this.#generator?.return(undefined as Result)
    this.#generator = undefined
    this.#unwatch?.()
    this.#destroyed = true
  }

  #schedule(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (!this.playing || this.#clock.hidden) return
    this.#cancel = this.#clock.frame(() => this.#frame())
  }

  #frame(): void {
    const began = this.#clock.now()
    // A tab that slept owes no more than a twentieth of a second.
    const elapsed = Math.min(began - this.#last, 50)
    this.#last = began
    const paced = Number.isFinite(this.speed)
    this.#owed = paced ? this.#owed + (elapsed / 1000) * this.speed : 0
    let shown: { value: Report } | undefined
    let end: (() => void) | undefined
    while (this.#left > 0 && (!paced || this.#owed >= 1)) {
      const next = this.#pull()
      if ('end' in next) {
        end = next.end
        break
      }
      shown = next
      this.#left--
      if (paced) this.#owed--
      if (this.#clock.now() - began >= (this.#options.sliceMs ?? 8)) break
    }
    this.#owed = Math.min(this.#owed, 1)
    if (this.#left <= 0) this.pause()
    if (shown !== undefined) this.#options.onreport?.(shown.value)
    if (end !== undefined) end()
    else this.#schedule()
  }

  /** The next report, or what is to be told about the end, once the last report has been shown. */
  #pull(): { value: Report } | { end: () => void } {
    try {
      this.#generator ??= this.#make()
      const next = this.#generator.next()
      if (next.done !== true) {
        this.taken++
        return { value: next.value }
      }
      this.#finish()
      return { end: () => this.#options.ondone?.(next.value) }
    } catch (error) {
      this.#finish()
      return {
        end: () => {
          if (this.#options.onerror === undefined) throw error
          this.#options.onerror(error)
        },
      }
    }
  }

  #finish(): void {
    this.finished = true
    this.pause()
  }
}

/** A playback of what `make` generates; see `Playback`. */
export function createPlayback<Report, Result>(
  make: () => Generator<Report, Result, undefined>,
  options: PlaybackOptions<Report, Result> = {},
): Playback<Report, Result> {
  return new Playback(make, options)
}

import { briefPause, inSlices } from '../../kit/work/slices.ts'
import { CancelledError } from '../../kit/work/task.ts'

/** Half a frame, so that the page stays smooth. */
const sliceMs = 8

/** Longer work in slices of the page's time: how far it has got, and what came of it. */
export class Work<Report, Result> {
  #about: unknown = undefined
  #run = 0
  #report = $state.raw<Report | undefined>(undefined)
  #result = $state.raw<Result | undefined>(undefined)

  /** How far it has got; undefined where nothing is under way. */
  get report(): Report | undefined {
    return this.#report
  }

  get result(): Result | undefined {
    return this.#result
  }

  /**
   * Begins, unless the work about the same thing is under way or done; what was about another thing
   * stops.
   * @param onresult - told once, if it comes to its end
   */
  start(
    about: unknown,
    work: () => Generator<Report, Result, void>,
    onresult: (result: Result) => void = () => {},
  ): void {
    if (this.#about === about) return
    this.stop()
    this.#about = about
    const run = this.#run
    inSlices(work(), {
      sliceMs,
      pause: briefPause,
      onreport: (report) => {
        if (run === this.#run) this.#report = report
      },
      isCancelled: () => run !== this.#run,
    }).then(
      (result) => {
        if (run !== this.#run) return
        this.#report = undefined
        this.#result = result
        onresult(result)
      },
      (error: unknown) => {
        if (run === this.#run) this.#report = undefined
        if (!(error instanceof CancelledError)) throw error
      },
    )
  }

  stop(): void {
    this.#run++
    this.#about = undefined
    this.#report = undefined
    this.#result = undefined
  }
}

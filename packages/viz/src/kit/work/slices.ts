import { browserClock } from '../clock.ts'
import { CancelledError } from './task.ts'

/** Lets everything that waits have its turn: a message, a click, a frame. */
export type Pause = () => Promise<void>

/**
 * Runs a generator in slices, with a pause after each, and tells the last report of each slice that has
 * one. The first turn of a slice is given true: what was yielded before it has been passed on.
 * @param sliceMs - how long a slice lasts at most, but for a turn that itself takes longer
 * @param isCancelled - asked before each turn
 * @throws CancelledError, once the generator has been closed
 */
export async function inSlices<Report, Result>(
  // Work that doesn't ask what was passed on is work too.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  work: Generator<Report | undefined, Result, any>,
  {
    sliceMs,
    pause,
    onreport,
    isCancelled,
  }: {
    readonly sliceMs: number
    readonly pause: Pause
    readonly onreport: (report: Report) => void
    readonly isCancelled: () => boolean
  },
): Promise<Result> {
  try {
    let isPassedOn = false
    for (;;) {
      const end = browserClock.now() + sliceMs
      let told: { readonly report: Report } | undefined
      do {
        if (isCancelled()) throw new CancelledError()
        const turn = work.next(isPassedOn)
        isPassedOn = false
        if (turn.done) {
          if (told !== undefined) onreport(told.report)
          return turn.value
        }
        if (turn.value !== undefined) told = { report: turn.value }
      } while (browserClock.now() < end)
      if (told !== undefined) onreport(told.report)
      isPassedOn = true
      await pause()
    }
  } finally {
    // Closes a generator that hasn't come to its end.
    work.return(undefined as never)
  }
}

/** A pause that lasts no longer than it must: timers are slowed down, messages aren't. */
export const briefPause: Pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

import { expose } from 'comlink'
import { briefPause, inSlices } from './slices.ts'
import { CancelledError, type Tasks } from './task.ts'

/** What a worker answers to. */
export interface Served {
  /**
   * @param tell - is given the last report of every slice
   * @returns the result, or null where it was cancelled
   */
  run(
    name: string,
    input: unknown,
    tell: (report: unknown) => void,
  ): Promise<{ readonly result: unknown } | null>
  cancel(): void
}

/** A slice in a worker: short enough to hear of a cancel in time. */
const sliceMs = 20

/**
 * Makes these tasks the worker's; the whole of a worker's file. One at a time is run. A worker answers
 * from the start, so tasks that have to be fetched first are given as a promise.
 */
export function serve(given: Tasks | Promise<Tasks>): void {
  let cancelled = false
  const served: Served = {
    async run(name, input, tell) {
      cancelled = false
      const tasks = await given
      const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
      if (task === undefined) throw new RangeError(`the worker has no task of that name`)
      try {
        const result = await inSlices(task(input as never), {
          sliceMs,
          pause: briefPause,
          onreport: tell,
          isCancelled: () => cancelled,
        })
        return { result }
      } catch (error) {
        if (error instanceof CancelledError) return null
        throw error
      }
    },
    cancel() {
      cancelled = true
    },
  }
  expose(served)
}

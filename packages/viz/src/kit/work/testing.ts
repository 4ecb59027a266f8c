import { browserClock } from '../clock.ts'
import type { Tasks } from './task.ts'

/** Tasks for the tests of the work session; in a worker some of them fail. */
export const testingTasks = {
  /** Counts up, and says where. */
  *count({ from = 0, to }: { from?: number; to: number }) {
    for (let i = from; i < to; i++) yield i
    return { to, where: isWorker() ? 'worker' : 'page' }
  },
  /** Counts up, and tells every number once, however many a slice has. */
  *all({ to }: { to: number }): Generator<number[] | undefined, number, boolean> {
    let untold: number[] = []
    for (let i = 0; i < to; i++) {
      untold.push(i)
      // Every other turn has nothing to tell.
      const isPassedOn: boolean = yield i % 2 === 0 ? untold : undefined
      if (isPassedOn) untold = []
    }
    return untold.length
  },
  /** A turn that takes so long. */
  *slow({ turnMs, turns }: { turnMs: number; turns: number }) {
    for (let i = 0; i < turns; i++) {
      const end = browserClock.now() + turnMs
      while (browserClock.now() < end);
      yield i
    }
    return turns
  },
  /** Throws by itself, wherever it runs. */
  *throws({ message }: { message: string }): Generator<number, number, unknown> {
    yield 1
    throw new RangeError(message)
  },
  /** Counts up; a worker that does it dies on its way. */
  *dies({ from = 0, to, at }: { from?: number; to: number; at: number }) {
    for (let i = from; i < to; i++) {
      if (i === at && isWorker()) {
        setTimeout(() => {
          throw new Error('the worker broke')
        })
        // As busy as it was, until the error is out.
        for (let j = 0; j < 100; j++) {
          const end = browserClock.now() + 25
          while (browserClock.now() < end);
          yield i
        }
      }
      yield i
    }
    return { from, where: isWorker() ? 'worker' : 'page' }
  },
  /** A worker that does it is never heard of again. */
  *hangs({ to }: { to: number }) {
    while (isWorker());
    for (let i = 0; i < to; i++) yield i
    return 'page'
  },
} satisfies Tasks

const isWorker = (): boolean => !('document' in globalThis)

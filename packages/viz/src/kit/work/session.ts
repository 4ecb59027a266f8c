import { proxy, type Remote, wrap } from 'comlink'
import { engineName } from '../engine.ts'
import type { Served } from './serve.ts'
import { briefPause, inSlices } from './slices.ts'
import { CancelledError, type InputOf, type ReportOf, type ResultOf, type Tasks } from './task.ts'

export interface SessionOptions<T extends Tasks> {
  /**
   * A new worker that `serve`s the tasks; null where the page may have none. Where making one throws,
   * as under a host's strict policy, or where none may be tried, the work is done in the page.
   */
  readonly worker: (() => Worker) | null
  /** The same tasks for the page, fetched where they are needed there. */
  readonly tasks: () => Promise<T>
  /** Tells where the work is being done, and of every start anew. */
  readonly onplace?: (place: Place) => void
  /** A worker that says nothing for so long is taken for dead. */
  readonly silentMs?: number
  /** How long a worker may take to stop before it is ended. */
  readonly stopMs?: number
}

export interface Place {
  readonly where: 'worker' | 'page'
  /** How many workers have failed so far. */
  readonly failures: number
  /** What the last of them said, or null. */
  readonly error: Error | null
}

export interface RunOptions<Input, Report> {
  readonly onreport?: (report: Report) => void
  readonly signal?: AbortSignal
  /** What to begin with after a failure: the work as of the last report, instead of from its start. */
  readonly resume?: (input: Input, last: Report) => Input
}

export interface WorkSession<T extends Tasks> {
  /**
   * Runs a task to its end: in the worker, in another one should it fail, and in the page after two
   * more failures. A task that throws by itself fails at once: it would throw again.
   * @throws CancelledError once the signal is aborted, within 50 ms
   */
  run<Name extends keyof T & string>(
    name: Name,
    input: InputOf<T[Name]>,
    options?: RunOptions<InputOf<T[Name]>, ReportOf<T[Name]>>,
  ): Promise<ResultOf<T[Name]>>
  /** Ends the worker; what runs is cancelled. */
  close(): void
}

const mostFailures = 3
/** A slice in the page: half a frame, so that it stays smooth. */
const pageSliceMs = 8

/** The worker is gone or silent; its work can be done elsewhere. */
class WorkerFailure extends Error {}

/** Long work off the page's thread, with the page to fall back on. Runs one task after another. */
export function workSession<T extends Tasks>(options: SessionOptions<T>): WorkSession<T> {
  const { silentMs = 10_000, stopMs = 50 } = options
  let failures = 0
  let error: Error | null = null
  let worker: Worker | null = null
  let remote: Remote<Served> | null = null
  const closing = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()

  const end = (): void => {
    worker?.terminate()
    worker = null
    remote = null
  }
  const startWorker = (): boolean => {
    const mayHaveOne = options.worker !== null && engineName() === 'fast'
    if (!mayHaveOne || failures >= mostFailures) return false
    if (worker !== null) return true
    try {
      worker = options.worker!()
      remote = wrap<Served>(worker)
      return true
    } catch (thrown) {
      failures = mostFailures
      error = thrown instanceof Error ? thrown : new Error(String(thrown))
      end()
      return false
    }
  }

  /** One try in the worker. */
  function inWorker(
    name: string,
    input: unknown,
    tell: (report: unknown) => void,
    signal: AbortSignal,
  ): Promise<unknown> {
    const [at, served] = [worker!, remote!]
    return new Promise((resolve, reject) => {
      let timer = 0
      let isOver = false
      const over = (settle: () => void): void => {
        if (isOver) return
        isOver = true
        clearTimeout(timer)
        at.removeEventListener('error', broken)
        at.removeEventListener('messageerror', broken)
        signal.removeEventListener('abort', stop)
        settle()
      }
      const fail = (message: string): void =>
        over(() => {
          end()
          reject(new WorkerFailure(message))
        })
      const broken = (event: Event): void => {
        event.preventDefault()
        const { message } = event as Partial<ErrorEvent>
        fail(message || 'the worker couldn’t be started')
      }
      const listen = (): void => {
        clearTimeout(timer)
        timer = setTimeout(() => fail('the worker said nothing'), silentMs) as unknown as number
      }
      const stop = (): void => {
        void served.cancel()
        // Deaf in a long turn: it is ended, and the next task gets a new one.
        clearTimeout(timer)
        timer = setTimeout(
          () =>
            over(() => {
              end()
              reject(new CancelledError())
            }),
          stopMs,
        ) as unknown as number
      }
      at.addEventListener('error', broken)
      at.addEventListener('messageerror', broken)
      signal.addEventListener('abort', stop)
      listen()
      const hear = proxy((report: unknown) => {
        if (isOver || signal.aborted) return
        listen()
        tell(report)
      })
      served.run(name, input, hear).then(
        (answer) =>
          over(() => {
            if (answer === null) reject(new CancelledError())
            else resolve(answer.result)
          }),
        (thrown: unknown) => over(() => reject(thrown as Error)),
      )
    })
  }

  async function inPage(
    name: string,
    input: unknown,
    tell: (report: unknown) => void,
    signal: AbortSignal,
  ): Promise<unknown> {
    const tasks = await options.tasks()
    if (signal.aborted) throw new CancelledError()
    return inSlices(tasks[name](input as never), {
      sliceMs: pageSliceMs,
      pause: briefPause,
      onreport: tell,
      isCancelled: () => signal.aborted,
    })
  }

  async function run(
    name: string,
    given: unknown,
    { onreport, signal: own, resume }: RunOptions<unknown, unknown> = {},
  ): Promise<unknown> {
    const signal = own === undefined ? closing.signal : AbortSignal.any([own, closing.signal])
    let input = given
    for (;;) {
      if (signal.aborted) throw new CancelledError()
      const where = startWorker() ? 'worker' : 'page'
      options.onplace?.({ where, failures, error })
      let last: { readonly report: unknown } | undefined
      const tell = (report: unknown): void => {
        last = { report }
        onreport?.(report)
      }
      if (where === 'page') return inPage(name, input, tell, signal)
      try {
        return await inWorker(name, input, tell, signal)
      } catch (thrown) {
        if (!(thrown instanceof WorkerFailure)) throw thrown
        failures++
        error = thrown
        if (resume !== undefined && last !== undefined) input = resume(input, last.report)
      }
    }
  }

  return {
    run: (name, input, runOptions) => {
      const turn = orCancelled(queue, runOptions?.signal)
      const next = turn.then(() => run(name, input, runOptions as RunOptions<unknown, unknown>))
      queue = Promise.all([queue, next.catch(() => {})])
      return next as Promise<never>
    },
    close() {
      closing.abort()
      end()
    },
  }
}

/** What is waited for, or an error as soon as it is no longer wanted. */
function orCancelled<V>(waited: Promise<V>, signal: AbortSignal | undefined): Promise<V> {
  if (signal === undefined) return waited
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new CancelledError())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    void waited.then((value) => {
      signal.removeEventListener('abort', stop)
      resolve(value)
    })
  })
}

/**
 * Long work: each turn of the generator is a piece of it, and yields how far it has got, or nothing where
 * there is nothing to tell. Of the reports of one slice only the last is passed on: each turn is told
 * whether what was yielded before it has been, so that a task can tell again what wasn't.
 */
export type Task<Input, Report, Result> = (
  input: Input,
) => Generator<Report | undefined, Result, boolean>

/**
 * Long work by name, for a worker and for the page alike. What goes in and what comes out crosses
 * between threads: plain values and typed arrays, no functions.
 */
export type Tasks = Readonly<Record<string, Task<never, unknown, unknown>>>

export type InputOf<T> = T extends Task<infer Input, unknown, unknown> ? Input : never
export type ReportOf<T> = T extends Task<never, infer Report, unknown> ? Report : never
export type ResultOf<T> = T extends Task<never, unknown, infer Result> ? Result : never

/** The reader has stopped it. */
export class CancelledError extends Error {
  override readonly name: string = 'CancelledError'
  constructor() {
    super('the work was cancelled')
  }
}

import { browserClock } from '../../kit/clock.ts'
import type { TrainingStore } from './browser-store.ts'

/** A browser is given a run to keep no more often than this. */
const keepMs = 4000

/** Gives a run to a store, one piece of work after another, and knows whether it was taken. */
export class Keeper {
  readonly #store: () => TrainingStore
  #keeps = $state<boolean | null>(null)
  #keptAt = -Infinity
  #work: Promise<unknown> = Promise.resolve()

  constructor(store: () => TrainingStore) {
    this.#store = store
  }

  /** Whether what was last asked of the store could be done; null before anything was. */
  get keeps(): boolean | null {
    return this.#keeps
  }

  read(): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#ask((store) => store.read(), null)
  }

  /** @param now - also if something was written just before */
  write(run: Uint8Array<ArrayBuffer>, now: boolean): void {
    const at = browserClock.now()
    if (!now && at - this.#keptAt < keepMs) return
    this.#keptAt = at
    void this.#ask((store) => store.write(run), undefined)
  }

  clear(): void {
    void this.#ask((store) => store.clear(), undefined)
  }

  #ask<Result>(act: (store: TrainingStore) => Promise<Result>, without: Result): Promise<Result> {
    const answer = this.#work.then(async () => {
      try {
        const result = await act(this.#store())
        this.#keeps = true
        return result
      } catch {
        this.#keeps = false
        return without
      }
    })
    this.#work = answer
    return answer
  }
}

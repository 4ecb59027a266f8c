import { browserClock, type Clock } from './clock.ts'

/** Passes messages on to a live region: at most one a second, and of those that wait the last. */
export class Announcer {
  message: string = $state('')

  readonly #clock: Clock
  readonly #gapMs: number
  #last = -Infinity
  #waiting: string | undefined
  #cancel: (() => void) | undefined

  constructor(clock: Clock = browserClock, gapMs = 1000) {
    this.#clock = clock
    this.#gapMs = gapMs
  }

  say(message: string): void {
    this.#waiting = message
    if (this.#cancel !== undefined) return
    const wait = this.#last + this.#gapMs - this.#clock.now()
    if (wait <= 0) this.#speak()
    else this.#cancel = this.#clock.after(wait, () => this.#speak())
  }

  destroy(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#waiting = undefined
  }

  #speak(): void {
    this.#cancel = undefined
    this.#last = this.#clock.now()
    if (this.#waiting !== undefined) this.message = this.#waiting
    this.#waiting = undefined
  }
}

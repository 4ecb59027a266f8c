import { browserClock, type Clock } from '../../../kit/clock.ts'

const stepMs = 1000

/** Goes through steps one by one, by hand or by itself. At rest all of them are done. */
export class Stepper {
  #at: number | null = $state(null)
  playing: boolean = $state(false)

  readonly #steps: () => number
  readonly #clock: Clock
  #cancel: (() => void) | undefined

  constructor(steps: () => number, clock: Clock = browserClock) {
    this.#steps = steps
    this.#clock = clock
  }

  /** How many steps are done. */
  get done(): number {
    return Math.min(this.#at ?? Infinity, this.#steps())
  }

  /** The next step; after the last one it begins again. */
  step(): void {
    this.pause()
    this.#forward()
  }

  back(): void {
    this.pause()
    this.#at = Math.max(0, this.done - 1)
  }

  play(): void {
    if (this.playing) return
    this.playing = true
    this.#forward()
    this.#wait()
  }

  pause(): void {
    this.playing = false
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** All steps done. */
  rest(): void {
    this.pause()
    this.#at = null
  }

  #forward(): void {
    this.#at = this.done >= this.#steps() ? 1 : this.done + 1
  }

  #wait(): void {
    this.#cancel = this.#clock.after(stepMs, () => {
      if (this.done >= this.#steps()) return this.pause()
      this.#forward()
      if (this.done >= this.#steps()) this.pause()
      else this.#wait()
    })
  }
}

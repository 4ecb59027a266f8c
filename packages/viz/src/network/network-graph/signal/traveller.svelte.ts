import { browserClock, type Clock } from '../../../kit/clock.ts'
import type { Travel } from './travel.ts'

/** One layer further takes this long, and then there is a pause to look. */
const moveMs = 900
const restMs = 500
const stillMs = 1100

/**
 * Lets a signal travel through the layers: quickly, then a pause at each. Where motion is unwelcome
 * it goes from layer to layer without the way between, to the same end.
 */
export class Traveller {
  position: Travel = $state(null)
  playing: boolean = $state(false)

  readonly #layers: () => number
  readonly #still: () => boolean
  readonly #clock: Clock
  #cancel: (() => void) | undefined

  constructor(
    layers: () => number,
    clock: Clock = browserClock,
    still: () => boolean = prefersStillness,
  ) {
    this.#layers = layers
    this.#clock = clock
    this.#still = still
  }

  play(): void {
    if (this.playing) return
    this.playing = true
    if (this.position === null || this.position >= this.#layers()) this.position = 0
    this.#rest()
  }

  pause(): void {
    this.playing = false
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** To the next layer, at once; past the last one everything is awake again. */
  step(): void {
    this.pause()
    this.#arrive()
  }

  reset(): void {
    this.pause()
    this.position = null
  }

  destroy(): void {
    this.pause()
  }

  #arrive(): void {
    const { position } = this
    const next = position === null ? 0 : Math.floor(position) + 1
    this.position = next > this.#layers() ? null : next
  }

  #rest(): void {
    const still = this.#still()
    this.#cancel = this.#clock.after(still ? stillMs : restMs, () => {
      if (this.position === null || this.position >= this.#layers()) return this.reset()
      if (!still) return this.#move(this.position, this.#clock.now())
      this.#arrive()
      this.#rest()
    })
  }

  #move(from: number, began: number): void {
    this.#cancel = this.#clock.frame(() => {
      const share = (this.#clock.now() - began) / moveMs
      if (share >= 1) {
        this.position = from + 1
        this.#rest()
        return
      }
      // The very start would be an arrival; the way has begun.
      this.position = from + Math.max(0.001, share)
      this.#move(from, began)
    })
  }
}

const prefersStillness = (): boolean =>
  typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

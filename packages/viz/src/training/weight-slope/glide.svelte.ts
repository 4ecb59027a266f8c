import { prefersReducedMotion, Tween } from 'svelte/motion'

const durationMs = 90

/** A value that follows another: at once, or gliding while that is on and motion is welcome. */
export class Glide {
  on = $state(false)
  readonly #target: () => number
  readonly #tween: Tween<number>

  constructor(target: () => number) {
    this.#target = target
    this.#tween = new Tween(target(), { duration: durationMs })
    $effect(() => {
      const glides = this.on && !prefersReducedMotion.current
      void this.#tween.set(target(), { duration: glides ? durationMs : 0 })
    })
  }

  get current(): number {
    return this.on ? this.#tween.current : this.#target()
  }
}

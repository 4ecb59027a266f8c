import { cubicInOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'
import { onTheWay, type Size, type View, wholeView } from './camera.ts'

const moveMs = 350

/** A view that jumps, or moves there smoothly where motion is welcome. */
export class MovingView {
  #from: View = $state.raw(wholeView)
  #to: View = $state.raw(wholeView)
  #width = 1
  /** 0 where it comes from, 1 where it is going. */
  readonly #way = new Tween(1, { duration: moveMs, easing: cubicInOut })

  get current(): View {
    const share = this.#way.current
    return share === 1 ? this.#to : onTheWay(this.#from, this.#to, share, this.#width)
  }

  /** Where it is going, or is. */
  get target(): View {
    return this.#to
  }

  /** Is there at once. */
  set(view: View): void {
    this.#to = view
    void this.#way.set(1, { duration: 0 })
  }

  /** Goes there. */
  go(view: View, { width }: Size): void {
    if (prefersReducedMotion.current) return this.set(view)
    this.#from = this.current
    this.#to = view
    this.#width = width
    void this.#way.set(0, { duration: 0 })
    void this.#way.set(1)
  }
}

import { cubicInOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'
import { isNarrow } from '../../kit/layout.ts'
import {
  centredOn,
  fittedTo,
  isWhole,
  panned,
  pinched,
  type Point,
  type Size,
  type View,
  wholeView,
  zoomed,
} from './camera.ts'
import { MovingView } from './moving-view.svelte.ts'
import type { PlaneView } from './props.ts'

const liftMs = 900
const mostOnPlane = 24

/** How the words are looked at: how far they are lifted, and which part of them is seen. */
export class Looking {
  /** The board's size; of no width while it isn't known. */
  size: Size = $state.raw({ width: 0, height: 0 })
  readonly #plane = new MovingView()
  readonly #line = new MovingView()
  #fitted: View | undefined
  /** The height at which a reader holds the words; null while nobody does. */
  #held: number | null = $state(null)
  readonly #lift: Tween<number>
  readonly #lastId: () => number

  /** @param view - where the words are going, or lie */
  constructor(view: () => PlaneView, lastId: () => number) {
    this.#lastId = lastId
    this.#lift = new Tween(liftOf(view()), { easing: cubicInOut })
    $effect(() => {
      const target = liftOf(view())
      if (this.#held !== null && viewOf(this.#held) === view()) return
      this.#held = null
      void this.#lift.set(target, { duration: prefersReducedMotion.current ? 0 : liftMs })
    })
  }

  /** 0 on the line, 1 on the plane. */
  get lift(): number {
    return this.#held ?? this.#lift.current
  }

  /** Holds the words at a height. @returns the view that this is nearer to */
  hold(lift: number): PlaneView {
    this.#held = lift
    void this.#lift.set(lift, { duration: 0 })
    return viewOf(lift)
  }

  /** Whether a reader holds the words on the way, neither on the line nor on the plane. */
  get isHeldBetween(): boolean {
    return this.#held !== null && this.#held > 0 && this.#held < 1
  }

  /** Lets go of a height that was held. */
  release(): void {
    this.#held = null
  }

  get plane(): View {
    return this.#plane.current
  }

  get line(): View {
    return this.#line.current
  }

  /** The view of where the words are now. */
  get view(): View {
    return this.#moving.current
  }

  get isWhole(): boolean {
    return isWhole(this.#moving.target)
  }

  get canZoomIn(): boolean {
    return this.#moving.target.scale < this.#most
  }

  get isOnLine(): boolean {
    return viewOf(this.lift) === 'line'
  }

  zoom(factor: number, at: Point): void {
    this.#moving.set(zoomed(this.view, factor, at, this.size, this.#most))
  }

  /** The same in one smooth move, from where the last one was going. */
  step(factor: number, at: Point): void {
    const next = zoomed(this.#moving.target, factor, at, this.size, this.#most)
    this.#moving.go(next, this.size)
  }

  pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void {
    this.#moving.set(pinched(this.view, before, after, this.size, this.#most))
  }

  /** @returns whether there was anywhere to go */
  pan(by: Point): boolean {
    const after = panned(this.view, this.isOnLine ? { x: by.x, y: 0 } : by, this.size)
    if (after.x === this.view.x && after.y === this.view.y) return false
    this.#moving.set(after)
    return true
  }

  /** Brings a point of the whole drawing to the middle, as near as it is looked at now. */
  centre(point: Point): void {
    this.#moving.go(centredOn(this.#moving.target, point, this.size), this.size)
  }

  /** As near as some points of the whole plane all stay in sight. */
  fit(points: readonly Point[]): void {
    const room = isNarrow(this.size.width) ? { x: 44, y: 32 } : { x: 96, y: 40 }
    this.#fitted = fittedTo(points, this.size, room, mostOnPlane)
    this.#plane.go(this.#fitted, this.size)
  }

  /** Whether nobody has moved the plane since it was fitted to some points. */
  get isFitted(): boolean {
    return this.#plane.target === this.#fitted
  }

  /** All of it, on the line and on the plane. */
  reset(): void {
    for (const moving of [this.#plane, this.#line])
      if (moving.target !== wholeView) moving.go(wholeView, this.size)
  }

  get #moving(): MovingView {
    return this.isOnLine ? this.#line : this.#plane
  }

  /** On the line until two words next to each other can be told apart. */
  get #most(): number {
    if (!this.isOnLine) return mostOnPlane
    return Math.max(1, (this.#lastId() * 60) / Math.max(1, this.size.width))
  }
}

const liftOf = (view: PlaneView): number => (view === 'line' ? 0 : 1)
const viewOf = (lift: number): PlaneView => (lift < 0.5 ? 'line' : 'plane')

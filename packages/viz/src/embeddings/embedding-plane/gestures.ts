import type { Point } from './camera.ts'

/** What a hand or a mouse does on the board. */
export interface Gestures {
  pan(by: Point): void
  pinch(before: readonly [Point, Point], after: readonly [Point, Point]): void
  zoom(factor: number, at: Point): void
  /** The mouse is at a place without pressing, or has left. */
  point(at: Point | null): void
  /** A finger or the mouse comes down … */
  press(at: Point): void
  /** … and goes up again where it was. */
  tap(): void
}

/** A finger that moves less than this has tapped, in px. */
const slop = 5

/**
 * Listens on an element. The page's own scrolling stays the page's: a wheel counts only with Control
 * or Command, and a finger only sideways (`touch-action: pan-y` is the style's part of that).
 * @returns a way to stop
 */
export function listenTo(element: HTMLElement, gestures: Gestures): () => void {
  const down = new Map<number, Point>()
  let start: Point = { x: 0, y: 0 }
  let isTap = false

  const at = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const pair = (): [Point, Point] => {
    const [a, b] = [...down.values()]
    return [a, b]
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0) return
    if (down.size === 0) {
      start = at(event)
      isTap = true
    } else isTap = false
    down.set(event.pointerId, at(event))
    gestures.press(at(event))
    // A pointer that a script made up can't be held.
    if (event.isTrusted) element.setPointerCapture(event.pointerId)
  }

  function move(event: PointerEvent): void {
    const to = at(event)
    const from = down.get(event.pointerId)
    if (from === undefined) {
      if (event.pointerType !== 'touch') gestures.point(to)
      return
    }
    if (isTap && Math.hypot(to.x - start.x, to.y - start.y) <= slop) return
    if (isTap) gestures.point(null)
    isTap = false
    if (down.size === 2) {
      const before = pair()
      down.set(event.pointerId, to)
      gestures.pinch(before, pair())
    } else {
      down.set(event.pointerId, to)
      if (down.size === 1) gestures.pan({ x: to.x - from.x, y: to.y - from.y })
    }
  }

  function release(event: PointerEvent): void {
    if (down.delete(event.pointerId) && isTap && down.size === 0) gestures.tap()
  }

  // The browser has taken the finger to scroll the page.
  const cancel = (event: PointerEvent): void => {
    down.delete(event.pointerId)
    isTap = false
  }
  const leave = (): void => gestures.point(null)

  function wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16
    gestures.zoom(Math.exp(-event.deltaY * lines * 0.004), at(event))
  }

  const pairs = [
    ['pointerdown', press],
    ['pointermove', move],
    ['pointerup', release],
    ['pointercancel', cancel],
    ['pointerleave', leave],
  ] as const
  for (const [name, handler] of pairs) element.addEventListener(name, handler)
  element.addEventListener('wheel', wheel, { passive: false })
  return () => {
    for (const [name, handler] of pairs) element.removeEventListener(name, handler)
    element.removeEventListener('wheel', wheel)
  }
}

import type { Flat } from './scene.ts'

export interface Carry {
  /** Where the tail of what is carried lies when it is taken hold of, in px of the drawing. */
  readonly tail: Flat
  /** Where the tail has come to; at most once a frame. */
  readonly onmove: (tail: Flat) => void
  /** It was only touched, not moved. */
  readonly ontap: (at: Flat) => void
  readonly onend: () => void
}

/** A pointer that moved less than this only tapped. */
const tapPx = 6

/**
 * Follows a pointer that has gone down on a drawing until it goes up, wherever it goes: the marks of a
 * drawing come and go, so it is the window that listens.
 */
export function carrying(
  svg: SVGSVGElement,
  press: PointerEvent,
  { tail, onmove, ontap, onend }: Carry,
): { stop: () => void } {
  const begun = { x: press.clientX, y: press.clientY }
  let moved = false
  let frame: number | null = null
  let latest = press

  const tell = (): void => {
    frame = null
    onmove({
      x: tail.x + latest.clientX - begun.x,
      y: tail.y + latest.clientY - begun.y,
    })
  }
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    latest = event
    moved ||= Math.hypot(event.clientX - begun.x, event.clientY - begun.y) >= tapPx
    if (moved) frame ??= requestAnimationFrame(tell)
  }
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    if (frame !== null) {
      cancelAnimationFrame(frame)
      tell()
    }
    stop()
    if (!moved && event.type === 'pointerup') {
      const box = svg.getBoundingClientRect()
      ontap({ x: event.clientX - box.left, y: event.clientY - box.top })
    }
    onend()
  }
  const stop = (): void => {
    if (frame !== null) cancelAnimationFrame(frame)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', up)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  window.addEventListener('pointercancel', up)
  return { stop }
}

import type { EdgeRef } from '../../kit/net.ts'

/** Lets a line be dragged up and down. */
export interface EdgeDrag {
  /** @returns the value of the line that is taken hold of */
  readonly begin: (edge: EdgeRef) => number
  readonly onvalue: (value: number) => void
  readonly onend: () => void
}

/** How far the pointer goes for a change of 1. */
const pxForOne = 100

export interface Drag {
  /** The value when the pointer goes down; null: nothing to drag there. */
  readonly start: (event: PointerEvent) => number | null
  /** At most once a frame. */
  readonly onvalue: (value: number) => void
  readonly onend: () => void
}

/**
 * Lets a pointer drag a number up and down, to hundredths.
 * @returns a way to stop listening
 */
export function dragged(element: SVGElement, { start, onvalue, onend }: Drag): () => void {
  let from: { pointer: number; y: number; value: number } | null = null
  let frame: number | null = null
  let waiting = 0

  const tell = (): void => {
    frame = null
    onvalue(waiting)
  }
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || from !== null) return
    const value = start(event)
    if (value === null) return
    from = { pointer: event.pointerId, y: event.clientY, value }
    element.setPointerCapture(event.pointerId)
    event.preventDefault()
  }
  const move = (event: PointerEvent): void => {
    if (from?.pointer !== event.pointerId) return
    waiting = Math.round((from.value + (from.y - event.clientY) / pxForOne) * 100) / 100
    frame ??= requestAnimationFrame(tell)
  }
  const up = (event: PointerEvent): void => {
    if (from?.pointer !== event.pointerId) return
    from = null
    if (frame !== null) {
      cancelAnimationFrame(frame)
      tell()
    }
    onend()
  }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', up)
  return () => {
    if (frame !== null) cancelAnimationFrame(frame)
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', up)
  }
}

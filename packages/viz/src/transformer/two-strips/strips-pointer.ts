import type { Attachment } from 'svelte/attachments'

export type StripName = 'left' | 'right'

/** What a finger or a mouse does to the strips. */
export interface StripMoves {
  /** The edge of a strip was dragged to the gap before this place. */
  readonly ondrag: (strip: StripName, gap: number) => void
  /** A word was tapped, or the strip over it. */
  readonly ontap: (strip: StripName, place: number) => void
}

/** So far a finger may go and still tap, in px. */
const tapPx = 6

/** Where a strip's word lies on the screen. */
export interface WordBox {
  readonly place: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The gap between two words that is nearest to a point: in the nearest line, before or after a word. */
export function gapAt(boxes: readonly WordBox[], x: number, y: number): number {
  const off = (from: number, to: number, at: number): number => Math.max(from - at, at - to, 0)
  let best = { down: Infinity, across: Infinity, gap: 0 }
  for (const { place, left, right, top, bottom } of boxes) {
    const down = off(top, bottom, y)
    const across = off(left, right, x)
    if (down < best.down || (down === best.down && across < best.across))
      best = { down, across, gap: x > (left + right) / 2 ? place + 1 : place }
  }
  return best.gap
}

const placeOf = (element: Element | null): number | undefined => {
  const place = element?.getAttribute('data-place')
  return place == null ? undefined : Number(place)
}

const boxesIn = (root: Element): WordBox[] =>
  [...root.querySelectorAll('[data-place]')].map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return { place: placeOf(element)!, left, right, top, bottom }
  })

/** Lets the strips be dragged by their edges, and put to a word by a tap. */
export const stripPointer =
  (moves: () => StripMoves): Attachment<HTMLElement> =>
  (root) => {
    let held: { strip: StripName; id: number; x: number; y: number; place?: number } | undefined
    let isDragging = false

    function down(event: PointerEvent): void {
      const target = event.target as Element
      const cell = target.closest('[data-place]')
      const handle = target.closest('[data-strip]')
      if (event.button !== 0 || target.closest('button') !== null || cell === null) return
      const name = handle?.getAttribute('data-strip') ?? cell.getAttribute('data-strip-here')
      const place = handle === null ? placeOf(cell) : undefined
      held = {
        strip: name === 'right' ? 'right' : 'left',
        id: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        ...(place === undefined ? {} : { place }),
      }
      isDragging = false
    }

    function move(event: PointerEvent): void {
      if (held?.id !== event.pointerId) return
      const { clientX: x, clientY: y } = event
      if (!isDragging && Math.hypot(x - held.x, y - held.y) < tapPx) return
      if (!isDragging) root.setPointerCapture(event.pointerId)
      isDragging = true
      moves().ondrag(held.strip, gapAt(boxesIn(root), x, y))
    }

    function up(event: PointerEvent): void {
      if (held?.id !== event.pointerId) return
      const { strip, place } = held
      held = undefined
      if (!isDragging && place !== undefined) moves().ontap(strip, place)
    }

    const cancel = (): void => {
      held = undefined
    }
    const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel }
    for (const [name, listener] of Object.entries(listeners))
      root.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        root.removeEventListener(name, listener as EventListener)
    }
  }

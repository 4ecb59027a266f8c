import { monoWidth } from '../../kit/drawing.ts'

/** A point of the plane that wants a label. */
export interface Labelled {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  /** How far the point itself reaches. */
  readonly radius: number
}

/** Where the label stands: its start, middle or end, and the middle of its letters. */
export interface PlacedLabel {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** So far from its point that a line has to lead there. */
  readonly far: boolean
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * A place for each label, beside, over or under its point, where it covers no other and no point;
 * the first ones choose first.
 * @param keepFree - where a line runs
 * @returns null for a label that there is no room for
 */
export function placedLabels(
  points: readonly Labelled[],
  frame: Box,
  keepFree: readonly { readonly x: number; readonly y: number }[] = [],
): readonly (PlacedLabel | null)[] {
  const taken: Box[] = [
    ...points.map(({ x, y, radius }) => around(x, y, radius + 1)),
    ...keepFree.map(({ x, y }) => around(x, y, 2)),
  ]
  return points.map((point, i) => {
    const width = monoWidth(point.text, point.size)
    const half = point.size / 2 + 1
    const off = point.radius + 5
    // Beside, over, under, at the corners; then further and further away.
    const places = [0, 1, 2, 3].flatMap((ring) => {
      const up = half + 2 + ring * 9
      const side = off - 2 + ring * 5
      const at = (x: number, y: number, anchor: PlacedLabel['anchor']) =>
        boxed(point.x + x, point.y + y, anchor, width, half, ring > 0)
      return [
        ...(ring === 0 ? [at(off, 0, 'start'), at(-off, 0, 'end')] : []),
        at(0, -off - half + 2 - ring * 9, 'middle'),
        at(0, off + half - 2 + ring * 9, 'middle'),
        at(side, -up, 'start'),
        at(side, up, 'start'),
        at(-side, -up, 'end'),
        at(-side, up, 'end'),
      ]
    })
    const free = places.find(
      (place) =>
        within(place, frame) && taken.every((other, t) => t === i || !overlaps(place, other)),
    )
    if (free === undefined) return null
    taken.push(free)
    const { x, y, anchor, far } = free
    return { x, y, anchor, far }
  })
}

const around = (x: number, y: number, reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
})

function boxed(
  x: number,
  y: number,
  anchor: PlacedLabel['anchor'],
  width: number,
  half: number,
  far: boolean,
): PlacedLabel & Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x, y, anchor, far, left, right: left + width, top: y - half, bottom: y + half }
}

const within = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

import type { Size } from './camera.ts'
import { crosses, isIn, meet, nearestOf, type Segment } from './crossings.ts'
import { LabelGrid, margin } from './label-grid.ts'

/** A rectangle of the board, in px. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a label stands from its dot: its left end and its middle, in px. */
export interface LabelPlace {
  /** Which drawn word. */
  readonly at: number
  readonly dx: number
  readonly dy: number
  readonly width: number
}

export interface PlaneLabelsOptions {
  readonly size: Size
  /** [drawn], px */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** How many of the words may be labelled. */
  readonly many: number
  /** The chosen word, −1 for none: it is labelled whatever lies there. */
  readonly chosen: number
  /** Words that are labelled before all others, the first first; over dots, and far off if need be. */
  readonly first: readonly number[]
  /** Words that have no label as long as all of the drawing is seen. */
  readonly last?: readonly number[]
  /** Lines that labels keep clear of where they can: those to neighbours, and the ring. */
  readonly lines?: readonly Segment[]
  /** How wide a word's label is, in px. */
  readonly widthOf: (at: number) => number
  /** What no label may cover. */
  readonly reserved: readonly Box[]
  /** How far the drawing is moved, in px, and whether all of it is seen. */
  readonly moved: { readonly x: number; readonly y: number }
  readonly whole: boolean
  /** Other labels cover no dot: for a few words. */
  readonly clearDots: boolean
}

/** How high a label is, in px. */
export const labelHeight = 14
const half = labelHeight / 2
const gap = 7
const dotSize = 4

/** As many labels as fit without covering each other, those of the first words before all others. */
export function planeLabels(options: PlaneLabelsOptions): LabelPlace[] {
  const { size, x, y, many, chosen, first, widthOf, reserved, moved, whole, clearDots } = options
  const grid = new LabelGrid(size.width, size.height, moved)
  for (const box of reserved) grid.fill(box.x, box.y, box.width, box.height)
  const isNear = (at: number): boolean =>
    x[at] > -margin &&
    x[at] < size.width + margin &&
    y[at] > -margin &&
    y[at] < size.height + margin
  if (clearDots)
    for (let at = 0; at < many; at++) if (isNear(at)) grid.fillDot(x[at], y[at], dotSize)

  const lines = [...(options.lines ?? [])]
  const boxes = [...reserved]
  /** How much a label would hide, and what the line that leads to it would cross. */
  const harm = (at: number, box: Box): number => {
    let sum = 0
    for (const line of lines) if (crosses(line, box)) sum += 3
    if (clearDots)
      for (let i = 0; i < many; i++) if (i !== at && isIn({ x: x[i], y: y[i] }, box, 3)) sum += 3
    const dot = { x: x[at], y: y[at] }
    const lead = { from: dot, to: nearestOf(box, dot) }
    for (const other of boxes) if (crosses(lead, other)) sum += 9
    for (const line of lines) if (meet(lead, line)) sum += 1
    return sum
  }

  const places: LabelPlace[] = []
  const done = new Uint8Array(many)
  const put = (at: number, dx: number, dy: number, width: number): void => {
    grid.fill(x[at] + dx, y[at] + dy - half, width, labelHeight)
    places.push({ at, dx, dy, width })
  }
  /** Takes that of some free places which does the least harm; the earlier, the nearer. @returns whether one was free */
  const placed = (
    at: number,
    width: number,
    ways: Iterable<readonly [number, number]>,
  ): boolean => {
    let best: readonly [number, number] | undefined
    let least = Infinity
    let cost = 0
    for (const way of ways) {
      cost += 0.15
      if (cost >= least) break
      const box = { x: x[at] + way[0], y: y[at] + way[1] - half, width, height: labelHeight }
      if (!isInside(box.x, box.y, width, size)) continue
      if (!grid.isFree(box.x, box.y, width, labelHeight, true)) continue
      const sum = cost + harm(at, box)
      if (sum >= least) continue
      least = sum
      best = way
    }
    if (best === undefined) return false
    put(at, ...best, width)
    const box = { x: x[at] + best[0], y: y[at] + best[1] - half, width, height: labelHeight }
    const dot = { x: x[at], y: y[at] }
    boxes.push(box)
    lines.push({ from: dot, to: nearestOf(box, dot) })
    return true
  }

  if (chosen >= 0 && chosen < many && isNear(chosen)) {
    done[chosen] = 1
    const width = widthOf(chosen)
    // Room for its plate.
    const wide = sides(width + 4).map(([dx, dy]) => [dx + 2, dy] as const)
    if (!placed(chosen, width, wide)) put(chosen, gap + 2, 0, width)
  }
  for (const at of first) {
    if (!(at >= 0 && at < many) || done[at] === 1) continue
    done[at] = 1
    if (!isNear(at)) continue
    const away = chosen < 0 ? 0 : Math.atan2(y[at] - y[chosen], x[at] - x[chosen])
    placed(at, widthOf(at), waysOut(away, widthOf(at)))
  }
  if (whole) for (const at of options.last ?? []) done[at] = 1
  // Thousands of words, every frame: without a list of places for each.
  for (let at = 0; at < many; at++) {
    if (done[at] === 1 || !isNear(at)) continue
    const width = widthOf(at)
    for (let side = 0; side < 4; side++) {
      const dx = side === 0 ? gap : side === 1 ? -gap - width : -width / 2
      const dy = side < 2 ? 0 : side === 2 ? -gap - half : gap + half
      const left = x[at] + dx
      const top = y[at] + dy - half
      if (whole && !isInside(left, top, width, size)) continue
      if (!grid.isFree(left, top, width, labelHeight)) continue
      const box = { x: left, y: top, width, height: labelHeight }
      if (clearDots && lines.some((line) => crosses(line, box))) continue
      put(at, dx, dy, width)
      break
    }
  }
  return places
}

/** To the right, to the left, above, below. */
const sides = (width: number): readonly (readonly [number, number])[] => [
  [gap, 0],
  [-gap - width, 0],
  [-width / 2, -gap - half],
  [-width / 2, gap + half],
  [gap, -gap - half],
  [gap, gap + half],
  [-gap - width, -gap - half],
  [-gap - width, gap + half],
]

const reaches = [gap, 22, 38, 56, 76]
const turns = [0, 0.5, -0.5, 1, -1, 1.6, -1.6, 2.4, -2.4]

/** Places round about, first those that lead away, then farther off. */
function* waysOut(away: number, width: number): Generator<readonly [number, number]> {
  for (const reach of reaches)
    for (const turn of turns) {
      const [right, down] = [Math.cos(away + turn), Math.sin(away + turn)]
      // The end of the label that faces the dot, or its middle where it stands above or below.
      const end = right > 0.35 ? 0 : right < -0.35 ? width : width / 2
      yield [right * reach - end, down * (reach + (end === width / 2 ? half : 0))]
    }
}

const isInside = (left: number, top: number, width: number, size: Size): boolean =>
  left >= 0 && left + width <= size.width && top >= 0 && top + labelHeight <= size.height

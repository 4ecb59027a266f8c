import type { Box } from './box.ts'
import { isInSight, type Size } from './camera.ts'
import { crosses, isIn, meet, nearestOf, type Segment } from './crossings.ts'
import { LabelGrid, margin } from './label-grid.ts'
import { anywhere, gap, labelHeight, reaches, sides, turnsAll, waysOut } from './label-ways.ts'

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
  /** Words that have no label as long as all of the drawing is seen, and then only near by. */
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

const half = labelHeight / 2
const dotSize = 4
/** A dot so near to a label would be cut by its ground, in px. */
const dotRoom = 5
/** A dot so near might be taken for the label's own, in px. */
const dotNear = 14
/** Beside and above a label's ground nothing else is written, in px. */
const beside = 4
const above = 2
/** How bad it is to hide another word's dot: worse than all else together. */
const hiding = 60

/** As many labels as fit without covering each other, those of the first words before all others. */
export function planeLabels(options: PlaneLabelsOptions): LabelPlace[] {
  const { size, x, y, many, chosen, first, last = [], reserved, moved, whole, clearDots } = options
  const { widthOf } = options
  const grid = new LabelGrid(size.width, size.height, moved)
  for (const box of reserved)
    grid.fill(box.x - beside, box.y - above, box.width + 2 * beside, box.height + 2 * above)
  const isNear = (at: number): boolean =>
    x[at] > -margin &&
    x[at] < size.width + margin &&
    y[at] > -margin &&
    y[at] < size.height + margin
  if (clearDots)
    for (let at = 0; at < many; at++) if (isNear(at)) grid.fillDot(x[at], y[at], dotSize)

  /** Those that no other label covers, even among thousands. */
  const strong = clearDots
    ? []
    : [chosen, ...first, ...last].filter((at) => at >= 0 && at < many && isNear(at))
  for (const at of strong) grid.fillDot(x[at], y[at], 2 * dotSize)

  const lines = [...(options.lines ?? [])]
  const boxes = [...reserved]
  /** How much a label would hide, and what the line that leads to it would cross. */
  const harm = (at: number, box: Box): number => {
    let sum = 0
    for (const line of lines) if (crosses(line, box)) sum += 3
    if (clearDots)
      for (let i = 0; i < many; i++) {
        const dot = { x: x[i], y: y[i] }
        if (i !== at && isIn(dot, box, dotNear)) sum += isIn(dot, box, dotRoom) ? hiding : 1.5
      }
    for (const dot of strong)
      if (dot !== at && isIn({ x: x[dot], y: y[dot] }, box, dotRoom)) sum += hiding
    const dot = { x: x[at], y: y[at] }
    const lead = { from: dot, to: nearestOf(box, dot) }
    for (const other of boxes) if (crosses(lead, other)) sum += 9
    for (const line of lines) if (meet(lead, line)) sum += 1
    return sum
  }

  const places: LabelPlace[] = []
  const done = new Uint8Array(many)
  const put = (at: number, dx: number, dy: number, width: number): void => {
    const [left, top] = [x[at] + dx - beside, y[at] + dy - half - above]
    grid.fill(left, top, width + 2 * beside, labelHeight + 2 * above)
    places.push({ at, dx, dy, width })
  }
  /** Takes that of some free places which does the least harm; the earlier, the nearer. @returns whether one was free */
  const placed = (
    at: number,
    width: number,
    ways: Iterable<readonly [number, number]>,
    worst = Infinity,
  ): boolean => {
    let best: readonly [number, number] | undefined
    let least = worst
    let cost = 0
    for (const way of ways) {
      cost += 0.08
      if (cost >= least) break
      const box = { x: x[at] + way[0], y: y[at] + way[1] - half, width, height: labelHeight }
      if (!isInside(box.x, box.y, width, size)) continue
      if (!grid.isFree(box.x - 1, box.y - 1, width + 2, labelHeight + 2, true)) continue
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

  const isSeen = (at: number): boolean => isInSight(x[at], y[at], size)
  if (chosen >= 0 && chosen < many) done[chosen] = 1
  if (chosen >= 0 && chosen < many && isSeen(chosen)) {
    const width = widthOf(chosen)
    // Room for its plate.
    const wide = sides(width + 4).map(([dx, dy]) => [dx + 2, dy] as const)
    // Rather a little off than over other words' dots.
    const off = clearDots ? waysOut(0, width, reaches.slice(1, 5)) : []
    if (!placed(chosen, width, [...wide, ...off])) {
      const left = Math.min(Math.max(6, x[chosen] + gap + 2), size.width - 6 - width)
      put(chosen, left - x[chosen], 0, width)
    }
  }
  const close = reaches.slice(0, 3)
  for (const at of whole ? first : [...first, ...last]) {
    if (!(at >= 0 && at < many) || done[at] === 1) continue
    done[at] = 1
    // What is outside is named at the edge, or not at all.
    if (!isSeen(at)) continue
    const away = chosen < 0 ? 0 : Math.atan2(y[at] - y[chosen], x[at] - x[chosen])
    const width = widthOf(at)
    const far = last.includes(at) ? close : reaches
    if (clearDots && placed(at, width, waysOut(away, width, far), hiding)) continue
    if (clearDots && placed(at, width, waysOut(away, width, anywhere, turnsAll), hiding)) continue
    placed(at, width, waysOut(away, width, far))
  }
  for (const at of last) done[at] = 1
  // Thousands of words, every frame: without a list of places for each.
  for (let at = 0; at < many; at++) {
    if (done[at] === 1 || !isNear(at)) continue
    const width = widthOf(at)
    for (let side = 0; side < 4; side++) {
      const dx = side === 0 ? gap : side === 1 ? -gap - width : -width / 2
      const dy = side < 2 ? 0 : side === 2 ? -gap - half : gap + half
      const left = x[at] + dx
      const top = y[at] + dy - half
      const isWhole = isInside(left, top, width, size)
      if (whole && !isWhole) continue
      if (!grid.isFree(left, top, width, labelHeight)) continue
      const box = { x: left, y: top, width, height: labelHeight }
      if (clearDots && lines.some((line) => crosses(line, box))) continue
      grid.fill(left, top, width, labelHeight)
      // Cut off at the edge it isn't written, but has its room: it comes in when the drawing is moved.
      if (isWhole) places.push({ at, dx, dy, width })
      break
    }
  }
  return places
}

const isInside = (left: number, top: number, width: number, size: Size): boolean =>
  left >= 0 && left + width <= size.width && top >= 0 && top + labelHeight <= size.height

/** How large something is on the screen, in px. */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * How a drawing that fits the board is looked at: scaled, then moved.
 *
 * A point at p of the whole drawing is seen at p · scale + (x, y), in px.
 */
export interface View {
  /** 1: all of it is seen. */
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** All of the drawing. */
export const wholeView: View = { scale: 1, x: 0, y: 0 }

/** A dot is in sight if it is so far inside, in px. */
const rim = 3

/** Whether a dot on the board is in sight. */
export const isInSight = (x: number, y: number, { width, height }: Size): boolean =>
  x >= rim && x <= width - rim && y >= rim && y <= height - rim

/** Whether all of the drawing is seen. */
export const isWhole = (view: View): boolean => view.scale === 1

/** Nearer by a factor, or farther; what is at a point stays there. @param most - the largest scale */
export function zoomed(view: View, factor: number, at: Point, size: Size, most: number): View {
  const scale = between(view.scale * factor, 1, Math.max(1, most))
  const by = scale / view.scale
  return within({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, size)
}

/** Moved by so many px; the drawing never leaves the board. */
export function panned(view: View, by: Point, size: Size): View {
  return within({ scale: view.scale, x: view.x + by.x, y: view.y + by.y }, size)
}

/** As near as before, with a point of the whole drawing in the middle of the board. */
export function centredOn(view: View, point: Point, size: Size): View {
  return within(
    {
      scale: view.scale,
      x: size.width / 2 - point.x * view.scale,
      y: size.height / 2 - point.y * view.scale,
    },
    size,
  )
}

/**
 * As near as some points of the whole drawing all stay in sight.
 * @param room - kept free around them, in px
 */
export function fittedTo(
  points: readonly Point[],
  size: Size,
  room: { x: number; y: number },
  most: number,
): View {
  const { minX, maxX, minY, maxY } = boundsOf(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  )
  const wanted = Math.min(
    Math.max(1, size.width - 2 * room.x) / Math.max(1e-9, maxX - minX),
    Math.max(1, size.height - 2 * room.y) / Math.max(1e-9, maxY - minY),
  )
  const scale = between(wanted, 1, Math.max(1, most))
  return centredOn({ ...wholeView, scale }, { x: (minX + maxX) / 2, y: (minY + maxY) / 2 }, size)
}

/** Two fingers: what was under each stays under it, as far as one scale allows. */
export function pinched(
  view: View,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
  size: Size,
  most: number,
): View {
  const factor = apart(after) / Math.max(1, apart(before))
  const middle = middleOf(before)
  const moved = middleOf(after)
  return panned(
    zoomed(view, factor, middle, size, most),
    { x: moved.x - middle.x, y: moved.y - middle.y },
    size,
  )
}

/** A share of the way from one view to another: what is seen moves and shrinks evenly. */
export function onTheWay(from: View, to: View, share: number, width: number): View {
  const mixed = (a: number, b: number): number => a + (b - a) * share
  const seen = mixed(width / from.scale, width / to.scale)
  const scale = width / seen
  return {
    scale,
    x: -mixed(-from.x / from.scale, -to.x / to.scale) * scale + 0,
    y: -mixed(-from.y / from.scale, -to.y / to.scale) * scale + 0,
  }
}

const apart = ([a, b]: readonly [Point, Point]): number => Math.hypot(a.x - b.x, a.y - b.y)

const middleOf = ([a, b]: readonly [Point, Point]): Point => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
})

function within({ scale, x, y }: View, { width, height }: Size): View {
  return {
    scale,
    x: between(x, width - width * scale, 0),
    y: between(y, height - height * scale, 0),
  }
}

/** −0 would make two views that look alike differ. */
const between = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Number.isFinite(value) ? value : low)) + 0

/** Where a layout's own units lie on the whole drawing: x · scale + left, and y turned upwards. */
export interface Fit {
  readonly scale: number
  readonly left: number
  readonly top: number
}

export interface Bounds {
  readonly minX: number
  readonly maxX: number
  readonly minY: number
  readonly maxY: number
}

/** The largest scale, the same both ways, at which everything fits the board less its margins. */
export function fitOf(bounds: Bounds, size: Size, margin: { x: number; y: number }): Fit {
  const spanX = Math.max(1e-9, bounds.maxX - bounds.minX)
  const spanY = Math.max(1e-9, bounds.maxY - bounds.minY)
  const roomX = Math.max(1, size.width - 2 * margin.x)
  const roomY = Math.max(1, size.height - 2 * margin.y)
  // A single point has no extent to scale by.
  const isPoint = bounds.maxX - bounds.minX < 1e-9 && bounds.maxY - bounds.minY < 1e-9
  const scale = isPoint ? 1 : Math.min(roomX / spanX, roomY / spanY)
  return {
    scale,
    left: size.width / 2 - ((bounds.minX + bounds.maxX) / 2) * scale,
    top: size.height / 2 + ((bounds.minY + bounds.maxY) / 2) * scale,
  }
}

/** The bounds of some points; of none, a square around nought. */
export function boundsOf(xs: ArrayLike<number>, ys: ArrayLike<number>): Bounds {
  let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < xs.length; i++) {
    minX = Math.min(minX, xs[i])
    maxX = Math.max(maxX, xs[i])
    minY = Math.min(minY, ys[i])
    maxY = Math.max(maxY, ys[i])
  }
  return minX <= maxX ? { minX, maxX, minY, maxY } : { minX: -1, maxX: 1, minY: -1, maxY: 1 }
}

import { principalComponents } from '@nextword/core/embeddings'
import { addScaledInto, dot, norm } from '@nextword/core/numbers'
import type { Stack, Stories } from './stories.ts'

/** A place on the plane of a layer; one unit is one unit of the residual stream. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** The plane of a layer, and how well the stories part in the whole space there. */
export interface Plane {
  readonly middle: Float64Array
  readonly across: Float64Array
  readonly up: Float64Array
  /** [senses]: the middles of the stories that found the plane. */
  readonly means: readonly Spot[]
  /** Of the other stories so many are nearer to the middle of their own sense; null where all middles are one. */
  readonly nearer: number | null
}

export interface Clouds {
  /** [layers + 1] */
  readonly planes: readonly Plane[]
  /** [senses][stories][layers + 1]: none of them found the plane. */
  readonly told: readonly (readonly (readonly Spot[])[])[]
  /** [stories][layers + 1] */
  readonly untold: readonly (readonly Spot[])[]
  /** How many told stories are drawn, of all senses together. */
  readonly drawn: number
  /** The farthest that any of them lies from the middle, at any layer, along each direction. */
  readonly reach: Spot
}

/**
 * The planes of all layers, a layer a turn. One half of the stories finds each plane, and the other
 * half is drawn: in so many directions the middles of any two small groups lie apart, and the
 * stories that made them would seem to part even where nothing tells them apart.
 *
 * With two senses the plane goes through both middles, its other direction is the one in which the
 * stories differ most across that line; with more senses it goes through the first three middles.
 */
export function* cloudsOf({ told, untold }: Stories): Generator<void, Clouds, void> {
  const fit = told.map((stacks) => stacks.slice(0, Math.ceil(stacks.length / 2)))
  const drawn = told.map((stacks) => stacks.slice(Math.ceil(stacks.length / 2)))
  const planes: Plane[] = []
  for (let layer = 0; layer < told[0][0].length; layer++) {
    const at = (stacks: readonly Stack[]) => stacks.map((stack) => stack[layer])
    planes.push(planeOf(fit.map(at), drawn.map(at), planes.at(-1)?.up))
    yield
  }
  const onPlanes = (stack: Stack): Spot[] => planes.map((plane, i) => spotOn(plane, stack[i]))
  const spots = { told: drawn.map((stacks) => stacks.map(onPlanes)), untold: untold.map(onPlanes) }
  const all = [...spots.told.flat(2), ...spots.untold.flat()]
  return {
    planes,
    ...spots,
    drawn: spots.told.flat().length,
    reach: {
      x: Math.max(...all.map(({ x }) => Math.abs(x))),
      y: Math.max(...all.map(({ y }) => Math.abs(y))),
    },
  }
}

/** Where a vector lies on a plane. */
export function spotOn({ middle, across, up }: Plane, vector: ArrayLike<number>): Spot {
  const away = minus(vector, middle)
  return { x: dot(away, across), y: dot(away, up) }
}

/** What a vector belongs to, as it lies on the plane: a sense's cloud, or none as it stays between. */
export function cloudAt({ means, nearer }: Plane, { x, y }: Spot): number | null {
  if (nearer === null) return null
  // With two middles only the line through both tells.
  const distances = means.map((mean) => Math.hypot(mean.x - x, means.length > 2 ? mean.y - y : 0))
  const [first, second] = [...distances].sort((a, b) => a - b)
  return first <= nearEnough * second ? distances.indexOf(first) : null
}

/** With two clouds: at most a quarter of the way from the middle to a cloud's is between them. */
const nearEnough = 0.6

type Vectors = readonly ArrayLike<number>[]

function planeOf(
  fit: readonly Vectors[],
  drawn: readonly Vectors[],
  upBefore: Float64Array | undefined,
): Plane {
  const means = fit.map(meanOf)
  const middle = meanOf(means)
  const apart = Math.max(...means.map((mean) => norm(minus(mean, middle))))
  const isOne = apart <= 1e-6 * (1 + norm(middle))
  const across = isOne ? zerosOf(middle) : unit(minus(means[1], means[0]))
  const up = isOne
    ? zerosOf(middle)
    : means.length > 2
      ? unit(without(minus(means[2], middle), across))
      : widest(fit, means, across, upBefore)
  const plane = { middle, across, up }
  return {
    ...plane,
    means: means.map((mean) => spotOn(plane as Plane, mean)),
    nearer: isOne ? null : nearerToOwn(drawn, means),
  }
}

/** The direction, across the one that is taken, in which the stories of each sense differ most. */
function widest(
  fit: readonly Vectors[],
  means: readonly Float64Array[],
  across: Float64Array,
  before: Float64Array | undefined,
): Float64Array {
  const rests = fit.flatMap((vectors, s) =>
    vectors.map((vector) => without(minus(vector, means[s]), across)),
  )
  const [axis] = principalComponents(rests, 1).axes
  // Either end may be up: the one that was at the layer before.
  return before !== undefined && dot(axis, before) < 0 ? axis.map((value) => -value) : axis
}

function nearerToOwn(drawn: readonly Vectors[], means: readonly Float64Array[]): number {
  let nearer = 0
  drawn.forEach((vectors, s) => {
    for (const vector of vectors) {
      const distances = means.map((mean) => norm(minus(vector, mean)))
      if (distances.every((distance, other) => other === s || distance > distances[s])) nearer++
    }
  })
  return nearer
}

function meanOf(vectors: Vectors): Float64Array {
  const mean = new Float64Array(vectors[0].length)
  for (const vector of vectors) addScaledInto(mean, vector, 1 / vectors.length)
  return mean
}

const zerosOf = (vector: Float64Array): Float64Array => new Float64Array(vector.length)

const minus = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
  Float64Array.from(a, (value, i) => value - b[i])

const unit = (vector: Float64Array): Float64Array => {
  const length = norm(vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

const without = (vector: Float64Array, direction: Float64Array): Float64Array => {
  const along = dot(vector, direction)
  return vector.map((value, i) => value - along * direction[i])
}

import {
  type EmbeddingTable,
  nearestRows,
  offsetBetween,
  principalComponents,
  rowOf,
  vectorOf,
} from '@nextword/core/embeddings'
import { dot, norm } from '@nextword/core/numbers'
import { type Answered, comparedRow } from './answered.ts'
import { type Asked, carriedOnto, kindOf } from './kinds.ts'

/** A place on the flat drawing, in the units of the vectors; y grows upwards. */
export interface Flat {
  readonly x: number
  readonly y: number
}

/** A word that is drawn whatever the answer is. */
export interface SceneWord {
  readonly row: number
  readonly word: string
  /** Offered as a choice below the drawing: the arrow can be carried onto it. */
  readonly offered: boolean
}

/** What the drawing has to have room for. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** The flat drawing: a plane laid through the words, and the words that are on it. */
export interface Scene {
  /** [width]: the vector of the arrow's first word, which lies at 0, 0. */
  readonly origin: Float64Array
  /** [width] each: unit vectors at right angles. */
  readonly across: Float64Array
  readonly up: Float64Array
  readonly words: readonly SceneWord[]
  readonly frame: Frame
}

/**
 * Lays the plane through the three words: the arrow straight up, the word that it is carried onto at
 * its right. These three, and the place where the arrow's tip comes to lie, are drawn as far apart as
 * they are; all other words are seen in projection.
 *
 * It is linear, so equal arrows stay equal and parallel. And it flatters: it holds the one arrow whole
 * and only the shadow of the other, so the angle between them is never drawn nearer to a right one
 * than it is.
 */
export function sceneOf(table: EmbeddingTable, result: Answered): Scene {
  const { from, to, onto, target } = result
  const offered = offeredRows(table, result)
  const expected = offered.flatMap((row) => expectedRow(table, result.asked, row) ?? [])
  const rows = [...new Set([from, to, ...offered, ...expected])]
  const origin = vectorOf(table, from)
  const vectors = rows.map((row) => vectorOf(table, row))
  const { across, up } = axesOf(
    offsetBetween(table, from, to),
    offsetBetween(table, from, onto),
    vectors,
  )
  const plane = { origin, across, up }
  const found = [result.answers[0]?.row, comparedRow(result)].filter((row) => row != null)
  const shown = [...vectors, target, ...found.map((row) => vectorOf(table, row))]
  const places = shown.map((vector) => flatOf(plane, vector))
  return {
    ...plane,
    words: rows.map((row) => ({ row, word: table.words[row], offered: offered.includes(row) })),
    frame: {
      left: Math.min(...places.map(({ x }) => x)),
      right: Math.max(...places.map(({ x }) => x)),
      bottom: Math.min(...places.map(({ y }) => y)),
      top: Math.max(...places.map(({ y }) => y)),
    },
  }
}

/** Where a vector lies on the drawing. */
export function flatOf(
  { origin, across, up }: Pick<Scene, 'origin' | 'across' | 'up'>,
  vector: ArrayLike<number>,
): Flat {
  let x = 0
  let y = 0
  for (let i = 0; i < origin.length; i++) {
    x += (vector[i] - origin[i]) * across[i]
    y += (vector[i] - origin[i]) * up[i]
  }
  return { x, y }
}

/**
 * The drawing on its way from one scene to another: the plane turns.
 * @param share - 0 … 1
 */
export function sceneBetween(from: Scene, to: Scene, share: number): Scene {
  const mix = (a: number, b: number): number => a + (b - a) * share
  const up = unit(to.up.map((x, i) => mix(from.up[i], x)))
  const across =
    up &&
    unit(
      withoutAxis(
        to.across.map((x, i) => mix(from.across[i], x)),
        up,
      ),
    )
  // Halfway between opposite directions there is none.
  if (up === null || across === null) return to
  const { left, right, bottom, top } = from.frame
  return {
    origin: to.origin.map((x, i) => mix(from.origin[i], x)),
    across,
    up,
    words: to.words,
    frame: {
      left: mix(left, to.frame.left),
      right: mix(right, to.frame.right),
      bottom: mix(bottom, to.frame.bottom),
      top: mix(top, to.frame.top),
    },
  }
}

/** How many neighbours stand around an arrow of the reader's own, to be tried as well. */
const ownOffers = 4

/** The words the arrow can be carried onto: the others of its kind, or what lies near its start. */
function offeredRows(table: EmbeddingTable, { asked, from, to, onto }: Answered): number[] {
  const kind = kindOf(asked)
  const rows =
    kind === undefined
      ? nearestRows(table, vectorOf(table, from), { count: ownOffers, except: [from, to] }).map(
          ({ row }) => row,
        )
      : kind.pairs.flatMap(([first]) => rowOf(table, first) ?? [])
  const others = rows.filter((row) => row !== from)
  return others.includes(onto) ? others : [onto, ...others]
}

/** What should come where the arrow is carried onto a word, if that is known. */
function expectedRow(table: EmbeddingTable, asked: Asked, onto: number): number | undefined {
  const word = table.words[onto]
  const { expected } = word === asked.onto ? asked : carriedOnto(asked, word)
  return expected === null ? undefined : rowOf(table, expected)
}

/** Up along the arrow, across towards the other word; where one is missing, the widest view. */
function axesOf(
  arrow: Float64Array,
  towards: Float64Array,
  vectors: readonly Float64Array[],
): { across: Float64Array; up: Float64Array } {
  const up = unit(arrow)
  if (up === null) {
    // An arrow from a word to itself points nowhere.
    const { axes } = principalComponents(vectors, Math.min(2, arrow.length))
    return { across: axes[0], up: axes[1] ?? new Float64Array(arrow.length) }
  }
  const across =
    unit(withoutAxis(towards, up)) ??
    unit(
      principalComponents(
        vectors.map((vector) => withoutAxis(vector, up)),
        1,
      ).axes[0],
    ) ??
    up
  return { across: unit(withoutAxis(across, up)) ?? new Float64Array(arrow.length), up }
}

/** What is left of a vector at right angles to a unit vector. */
function withoutAxis(vector: Float64Array, axis: Float64Array): Float64Array {
  const along = dot(vector, axis)
  return vector.map((x, i) => x - along * axis[i])
}

/** @returns null for a vector without length, or next to none */
function unit(vector: Float64Array): Float64Array | null {
  const length = norm(vector)
  return length < 1e-6 ? null : vector.map((x) => x / length)
}

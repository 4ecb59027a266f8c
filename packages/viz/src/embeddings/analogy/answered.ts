import {
  analogy,
  cosine,
  degreesBetween,
  type EmbeddingTable,
  nearestRows,
  type Neighbour,
  rowOf,
  vectorOf,
} from '@nextword/core/embeddings'
import { norm } from '@nextword/core/numbers'
import type { Asked } from './kinds.ts'

/** The arithmetic of one analogy: to − from + onto, worked out in all dimensions. */
export interface Answered {
  readonly asked: Asked
  /** Rows of the table. */
  readonly from: number
  readonly to: number
  readonly onto: number
  /** Null where nothing is expected, or the table hasn't the word. */
  readonly expected: number | null
  /** [width]: to − from + onto */
  readonly target: Float64Array
  /** The words nearest to the target by the cosine, the nearest first. */
  readonly answers: readonly Neighbour[]
  /** Null where nobody says what should come. */
  readonly hit: boolean | null
  /** At which place the expected word comes, from 1; null where it cannot come. */
  readonly place: number | null
}

/** The first words that are shown of all that might be the answer. */
export const answersShown = 4

/** Words of an analogy that a table hasn't, each once. */
export function unknownIn(table: EmbeddingTable, { from, to, onto }: Asked): string[] {
  return [...new Set([from, to, onto])].filter((word) => rowOf(table, word) === undefined)
}

/** @returns undefined where the table hasn't one of the three words */
export function answered(
  table: EmbeddingTable,
  asked: Asked,
  allowInputs: boolean,
): Answered | undefined {
  const [from, to, onto] = [asked.from, asked.to, asked.onto].map((word) => rowOf(table, word))
  if (from === undefined || to === undefined || onto === undefined) return undefined
  const options = { count: answersShown, allowInputs }
  const { target, answers } = analogy(table, to, from, onto, options)
  const row = asked.expected === null ? undefined : rowOf(table, asked.expected)
  const inputs = new Set([from, to, onto])
  const possible = row !== undefined && (allowInputs || !inputs.has(row))
  const hit = asked.expected === null ? null : answers[0]?.row === row && row !== undefined
  const shown = answers.findIndex((answer) => answer.row === row)
  const place = !possible
    ? null
    : shown >= 0
      ? shown + 1
      : placeOf(table, target, row, allowInputs ? [] : [...inputs])
  return { asked, from, to, onto, expected: row ?? null, target, answers, hit, place }
}

/** How many words lie nearer, and one. */
function placeOf(
  table: EmbeddingTable,
  target: Float64Array,
  row: number,
  except: readonly number[],
): number {
  const all = nearestRows(table, target, { count: table.words.length, except })
  return all.findIndex((one) => one.row === row) + 1
}

/** How like the target a word is: their cosine. */
export function likeness(table: EmbeddingTable, { target }: Answered, row: number): number {
  return cosine(target, vectorOf(table, row))
}

/**
 * The word that the carried arrow is measured against: the expected one, where it is known and might
 * come, otherwise the first answer.
 * @returns null where nothing was found
 */
export function comparedRow({ expected, place, answers }: Answered): number | null {
  return place === null ? (answers[0]?.row ?? null) : expected
}

/** The two ways side by side: the arrow that was carried, and the one to the word it is compared with. */
export interface Offsets {
  readonly lengths: readonly [carried: number, found: number]
  /** Between the two; null where one has no length. */
  readonly degrees: number | null
}

/** @returns null where nothing was found */
export function offsetsOf(table: EmbeddingTable, result: Answered): Offsets | null {
  const compared = comparedRow(result)
  if (compared === null) return null
  const between = (start: number, end: number): Float64Array => {
    const from = vectorOf(table, start)
    return vectorOf(table, end).map((x, i) => x - from[i])
  }
  return offsets(between(result.from, result.to), between(result.onto, compared))
}

/** The lengths of two ways and the angle between them, in however many dimensions. */
export function offsets(carried: ArrayLike<number>, found: ArrayLike<number>): Offsets {
  const lengths = [norm(carried), norm(found)] as const
  return { lengths, degrees: lengths.includes(0) ? null : degreesBetween(carried, found) }
}

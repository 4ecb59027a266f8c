import { klDivergence, type World } from '@nextword/core/world'
import { writtenAfter } from '../../kit/language/index.ts'

/** A word that may come next, before and after something was broken. */
export interface ChangedWord {
  readonly word: string
  /** As it is written here. */
  readonly written: string
  readonly before: number
  readonly after: number
  /** Null where there is no truth. */
  readonly truth: number | null
}

/** The next word before and after. */
export interface Change {
  readonly rows: readonly ChangedWord[]
  /** The word whose share changed most. */
  readonly most: ChangedWord
  /** How far from the truth, in bits; null where there is none. */
  readonly off: { readonly before: number; readonly after: number } | null
}

/**
 * The likeliest next words of the whole model, in their order, then those that the broken one has
 * brought up.
 * @param count - rows in all; the last third is for what has come up
 */
export function changeOf(
  world: World,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  truth: ArrayLike<number> | null,
  last: string | undefined,
  count = 6,
): Change {
  const { words } = world
  const rowOf = (id: number): ChangedWord => ({
    word: words[id],
    written: writtenAfter(world, words[id], last),
    before: before[id],
    after: after[id],
    truth: truth === null ? null : truth[id],
  })
  const by = (shares: ArrayLike<number>): number[] =>
    Array.from(words.keys()).sort((a, b) => shares[b] - shares[a] || a - b)
  const first = by(before)
  const listed = first.slice(0, Math.ceil((count * 2) / 3))
  const risen = by(after).filter((id) => !listed.includes(id))
  const up = risen.slice(0, count - listed.length)
  // What hasn't come up stands where it would stand anyway.
  const rest = first.filter((id) => up.includes(id))
  const change = (id: number): number => Math.abs(after[id] - before[id])
  const most = first.reduce((best, id) => (change(id) > change(best) ? id : best))
  const bits = (shares: ArrayLike<number>): number => klDivergence(truth!, shares) / Math.LN2
  return {
    rows: [...listed, ...rest].map(rowOf),
    most: rowOf(most),
    off: truth === null ? null : { before: bits(before), after: bits(after) },
  }
}

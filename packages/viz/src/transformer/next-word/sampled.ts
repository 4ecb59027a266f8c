import { seededRandom } from '@nextword/core/numbers'
import type { Distribution } from '@nextword/core/sampling'
import type { World } from '@nextword/core/world'
import { shownRows } from './rows.ts'

/** A word, as the model has it and as it is drawn. */
export interface SampledRow {
  readonly id: number
  readonly word: string
  readonly written: string
  /** Softmax of the logits as they came. */
  readonly model: number
  /** How often it is drawn; null if it was dropped. */
  readonly kept: number | null
}

export interface Sampled {
  /** Likeliest first. */
  readonly rows: readonly SampledRow[]
  readonly others: {
    readonly count: number
    readonly model: number
    readonly kept: number
    /** How many of them may be drawn. */
    readonly keptCount: number
  }
  /** How many words may be drawn. */
  readonly keptCount: number
}

/** The likeliest words, and what the settings of sampling leave of each. */
export function sampledOf(
  world: World,
  words: readonly string[],
  shares: ArrayLike<number>,
  { kept }: Pick<Distribution, 'kept'>,
  count: number,
): Sampled {
  const drawn = new Map(Array.from(kept.ids, (id, i) => [id, kept.shares[i]]))
  const { rows, others } = shownRows(world, words, shares, null, count)
  const shown = rows.map(({ id, word, written, model }) => ({
    id,
    word,
    written,
    model,
    kept: drawn.get(id) ?? null,
  }))
  const keptHere = shown.filter((row) => row.kept !== null)
  const rest = keptHere.reduce((left, row) => left - row.kept!, 1)
  const keptCount = kept.ids.length - keptHere.length
  return {
    rows: shown,
    others: {
      count: others.count,
      model: others.model,
      kept: keptCount === 0 ? 0 : Math.max(0, rest),
      keptCount,
    },
    keptCount: kept.ids.length,
  }
}

/** The n-th chance that a seed gives, from 0: the one that the n-th word of a text is drawn by. */
export function chanceOf(seed: number, n: number): number {
  const random = seededRandom(seed)
  for (let i = 0; i < n; i++) random()
  return random()
}

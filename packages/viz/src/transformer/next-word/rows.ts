import { END, storyText, type World } from '@nextword/core/world'
import { listed, type NextWord, type NextWords } from '../../kit/language/index.ts'

/** How many words are listed, by what the figure shows. */
export const rowCounts = { guess: 6, settings: 8 } as const

/** What a text reads after some words, with the space before it where it takes one. */
export const writtenOn = (
  world: World,
  words: readonly string[],
  more: readonly string[],
): string => storyText(world, [...words, ...more]).slice(storyText(world, words).length)

/** A word as it is written after others, without a space; the end mark stays as it is. */
export const writtenNext = (world: World, words: readonly string[], word: string): string =>
  word === END ? END : writtenOn(world, words, [word]).trim()

/**
 * The likeliest words beside the truth, and among them one more, which takes the last one's place.
 * @param words - the text so far
 * @param shares - [vocabulary], the model's
 * @param truth - [vocabulary], or null where there is none
 * @param own - the id of a word that is listed in any case
 */
export function shownRows(
  world: World,
  words: readonly string[],
  shares: ArrayLike<number>,
  truth: ArrayLike<number> | null,
  count: number,
  own?: number,
): NextWords {
  const plain = listed(world, shares, truth, count, words.at(-1))
  const next =
    own === undefined || plain.rows.some(({ id }) => id === own)
      ? plain
      : withOwn(listed(world, shares, truth, count - 1, words.at(-1)), {
          word: world.words[own],
          written: world.words[own],
          id: own,
          model: shares[own],
          truth: truth === null ? null : truth[own],
        })
  return {
    ...next,
    rows: next.rows.map((row) => ({ ...row, written: writtenNext(world, words, row.word) })),
  }
}

/** One more row, taken out of all other words. */
function withOwn({ rows, others, kl }: NextWords, own: NextWord): NextWords {
  const { count, model, truth } = others
  return {
    rows: [...rows, own],
    others: {
      count: count - 1,
      // Rounding may leave a little less than nothing.
      model: Math.max(0, model - own.model),
      truth: truth === null ? null : Math.max(0, truth - (own.truth ?? 0)),
    },
    kl,
  }
}

/**
 * The words to guess from, by their letters, so that their order says nothing; the story's end is last.
 */
export const candidatesOf = ({ rows }: NextWords, lang: string): readonly NextWord[] =>
  [...rows].sort(
    (a, b) =>
      Number(a.word === END) - Number(b.word === END) || compare(a.written, b.written, lang),
  )

function compare(a: string, b: string, lang: string): number {
  try {
    return a.localeCompare(b, lang, { sensitivity: 'base' })
  } catch {
    // A language that isn't known.
    return a.localeCompare(b)
  }
}

/** Bits that the next word costs on average, where the rows have all that can come; else null. */
export function entropyOfRows({ rows, others }: NextWords): number | null {
  if (others.truth === null || others.truth > 1e-9) return null
  return rows.reduce((bits, { truth }) => (truth ? bits - truth * Math.log2(truth) : bits), 0)
}

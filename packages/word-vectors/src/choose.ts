import { readFileSync } from 'node:fs'
import type { Source } from './source.ts'

/** The words of one of the lists beside this package's sources; a line may end in a remark. */
export function listed(name: string): string[] {
  const text = readFileSync(new URL(`../words/${name}.txt`, import.meta.url), 'utf8')
  const words = text.replaceAll(/#.*/g, '').split(/\s+/)
  return [...new Set(words.filter((word) => word !== ''))]
}

/**
 * Which words ship, in the order of GloVe.
 *
 * First those that the explanation needs, then the commonest of both the news and of films: the mean
 * of a word's two places in these orders, as a product. What was blocked by eye is left out.
 * @returns rows of the source: about 2,000 for the page, and 5,000 that hold them
 */
export function chosenRows(
  source: Source,
  spoken: ReadonlyMap<string, number>,
  sizes: { readonly page: number; readonly explore: number },
): { page: number[]; explore: number[] } {
  const { words, rank } = source
  const isThere = (word: string): boolean => rank.has(word)
  const blocked = new Set(listed('blocked'))
  const names = new Set(listed('names'))
  const needed = [...listed('small-world'), ...listed('chosen')].filter(isThere)

  const spokenPlace = new Map(
    [...spoken].toSorted(([, a], [, b]) => b - a).map(([word], place) => [word, place + 1]),
  )
  const common = words
    .map((word, place) => ({ word, both: (place + 1) * (spokenPlace.get(word) ?? Infinity) }))
    .filter(({ word, both }) => both < Infinity && /^[a-z]{2,}$/.test(word) && !blocked.has(word))
    .sort((a, b) => a.both - b.both)
    .map(({ word }) => word)

  const filled = (start: Iterable<string>, size: number, isWanted: (word: string) => boolean) => {
    const taken = new Set(start)
    for (const word of common) {
      if (taken.size >= size) break
      if (isWanted(word)) taken.add(word)
    }
    return taken
  }
  const page = filled(needed, sizes.page, (word) => !names.has(word))
  const wider = [...page, ...names, ...listed('everyday')].filter(isThere)
  const explore = filled(wider, sizes.explore, () => true)
  const rows = (taken: Set<string>): number[] =>
    Array.from(taken, (word) => rank.get(word)!).sort((a, b) => a - b)
  return { page: rows(page), explore: rows(explore) }
}

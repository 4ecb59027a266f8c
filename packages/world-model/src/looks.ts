import { isStopWord } from '@nextword/core/attention'
import { traceOf, type Transformer } from '@nextword/core/transformer'
import { storyIds } from '@nextword/core/world'
import { world } from './plan.ts'

/** What a head may look at, each word counted once: the first of these that it is. */
export const lookKinds = [
  /** The word itself, the one before it, the one before that. */
  'self',
  'before',
  'twoBefore',
  /** The end mark in front of the story. */
  'first',
  /** An earlier full stop or question mark. */
  'stop',
  /** The same word earlier. */
  'same',
  /** A name, of a person or a pet, or he, she, him, her, his. */
  'person',
  /** A word that every sentence has: the, is, to, then … or a comma. */
  'small',
  /** What a sentence is about: all other words. */
  'content',
] as const
export type LookKind = (typeof lookKinds)[number]

/** Shares of the kinds; they add up to 1. */
export type Looks = Readonly<Record<LookKind, number>>

/** From here on there is a word of each of the first four kinds. */
const firstQuery = 3

/**
 * Which kind each word is to one that looks.
 * @param tokens - an end mark, then a story's words; the last is the one that looks
 */
export function kindsOfKeys(tokens: readonly string[]): LookKind[] {
  const query = tokens.length - 1
  return tokens.map((word, key) => {
    if (key > query - firstQuery) return lookKinds[query - key]
    if (key === 0) return 'first'
    if (/^[.?]$/.test(word)) return 'stop'
    if (word === tokens[query]) return 'same'
    if (world.capitals.has(word) || /^(he|she|him|his|her)$/.test(word)) return 'person'
    return isStopWord(word) || /^[^a-z]$/.test(word) ? 'small' : 'content'
  })
}

/** What each head looks at, and what one would that gave the same to all that it may see: on average over all words but the first two. */
export function measuredLooks(
  model: Transformer,
  stories: readonly (readonly string[])[],
): { readonly heads: readonly Looks[]; readonly chance: Looks } {
  const { layers, heads } = model.config
  const sums = Array.from({ length: layers * heads }, noLooks)
  const chance = noLooks()
  let queries = 0
  for (const words of stories) {
    const ids = storyIds(world, words).slice(0, -1)
    const tokens = ids.map((id) => world.words[id])
    const trace = traceOf(model, ids, (name) => name.endsWith('attention.pattern'))
    for (let query = firstQuery; query < tokens.length; query++, queries++)
      kindsOfKeys(tokens.slice(0, query + 1)).forEach((kind, key) => {
        chance[kind] += 1 / (query + 1)
        sums.forEach((sum, i) => {
          const { values } = trace[`blocks.${Math.floor(i / heads)}.attention.pattern`]
          sum[kind] += values[((i % heads) * ids.length + query) * ids.length + key]
        })
      })
  }
  const mean = (sum: Looks): Looks =>
    Object.fromEntries(lookKinds.map((kind) => [kind, sum[kind] / queries])) as Looks
  return { heads: sums.map(mean), chance: mean(chance) }
}

const noLooks = (): Record<LookKind, number> =>
  Object.fromEntries(lookKinds.map((kind) => [kind, 0])) as Record<LookKind, number>

/** What is given most beyond chance. */
export function favourite<K extends string>(
  given: Readonly<Record<K, number>>,
  chance: Readonly<Record<K, number>>,
): K {
  const kinds = Object.keys(given) as K[]
  return kinds.reduce((best, kind) =>
    given[kind] - chance[kind] > given[best] - chance[best] ? kind : best,
  )
}

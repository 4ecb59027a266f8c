import { kindsOfKeys, type LookKind, lookKinds } from '@nextword/core/models/world-skills'
import { traceOf, type Transformer } from '@nextword/core/transformer'
import { storyIds } from '@nextword/core/world'
import { world } from './plan.ts'

/** Shares of the kinds; they add up to 1. */
export type Looks = Readonly<Record<LookKind, number>>

/** From here on there is a word of each of the first four kinds. */
const firstQuery = 3

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
      kindsOfKeys(world, tokens.slice(0, query + 1)).forEach((kind, key) => {
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

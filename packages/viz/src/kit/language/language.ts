import type { Tensors, Transformer, TransformerConfig } from '@nextword/core/transformer'
import type { World } from '@nextword/core/world'
import { loadEngine } from '../load-engine.ts'
import { once } from '../shipped.ts'

/** Which of the languages it is, for the head of a figure. */
export type LanguageName = 'small-world' | 'own'

// What makes a language comes with it: whoever only waits for one pays nothing.

/** A small language whose truth is known, and a transformer that has learnt it. */
export interface Language {
  readonly name: LanguageName
  readonly world: World
  /** Its vocabulary are the world's words, in their order. */
  readonly model: Transformer
}

/**
 * A language of a world and learnt numbers, with the fast kernels where they run.
 * @throws RangeError if the model's vocabulary isn't the world's
 */
export async function languageOf(
  name: LanguageName,
  world: World,
  { config, tensors }: { readonly config: TransformerConfig; readonly tensors: Tensors },
): Promise<Language> {
  if (config.vocabulary !== world.words.length)
    throw new RangeError(
      `a model of this world needs ${world.words.length} words, got ${config.vocabulary}`,
    )
  const [engine, { transformer }] = await Promise.all([loadEngine(), import('./model-making.ts')])
  // One session for what figures read together (`logitsAfter`), one for who reads by itself.
  return { name, world, model: transformer(config, tensors, { engine, sessions: 2 }) }
}

/** How large the shipped model is on its way, in kB. */
export const shippedKilobytes = 344

/** The small world that ships, without a model: enough for the truth. */
export const loadWorld: () => Promise<World> = once(async () => {
  const [{ worldText }, { readWorld }] = await Promise.all([
    import('@nextword/core/models/world'),
    import('@nextword/core/world'),
  ])
  return readWorld(worldText)
})

/** The small world with its model, fetched when it is first asked for: always the same. */
export const loadLanguage: () => Promise<Language> = once(async () => {
  const [world, { smallWorld }, { fromBase64url, readCheckpoint }] = await Promise.all([
    loadWorld(),
    import('@nextword/core/models/small-world'),
    import('./model-making.ts'),
  ])
  return languageOf('small-world', world, readCheckpoint(fromBase64url(smallWorld)))
})

/** The starter world: what a reader's own model learns. */
export const loadStarterWorld: () => Promise<World> = once(async () => {
  const [{ starterWorldText }, { readWorld }] = await Promise.all([
    import('@nextword/core/models/starter-world'),
    import('@nextword/core/world'),
  ])
  return readWorld(starterWorldText)
})

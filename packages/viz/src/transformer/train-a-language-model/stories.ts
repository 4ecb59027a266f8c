import { endRow, packText, type TokenBatch, type TokenSource } from '@nextword/core/transformer'
import { sampleStory, storyIds, type World } from '@nextword/core/world'
import { randomFor, type Recipe } from './recipe.ts'

/** The id of a word that the model isn't shown. */
const unknown = 1

/** Ever new stories of a world, each seen once: the same step gives the same ones. */
export const storySource = (world: World, recipe: Recipe): TokenSource => ({
  fill(batch: TokenBatch, step: number) {
    const random = randomFor(recipe, 'stories', step)
    for (let s = 0; s < batch.sequences; s++) {
      let at = 0
      // Until no more than a few places are left; the last story is cut off.
      while (at < batch.tokens - 3)
        at = packText(batch, s, at, storyIds(world, sampleStory(world, random).words))
      endRow(batch, s, at)
    }
    const { ids } = batch
    for (let i = 0; i < ids.length; i++)
      if (ids[i] > unknown && random() < recipe.hidden) ids[i] = unknown
  },
})

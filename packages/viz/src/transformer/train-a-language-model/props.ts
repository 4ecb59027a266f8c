import type { Language } from '../../kit/language/language.ts'
import { warnOnce } from '../../kit/schema.ts'
import type { Words } from '../../words/en.ts'
import type { TrainingStore } from './browser-store.ts'
import { configOf, type Recipe, starterRecipe } from './recipe.ts'

/** The widget's props: those of the schema, live things, and the events. */
export interface TrainALanguageModelProps {
  prompt?: string | undefined
  steps?: number | undefined
  seed?: number | undefined
  /** All else of the recipe, where it isn't the starter world's. */
  recipe?: Partial<Recipe> | undefined
  /** The world that is learnt, in core's notation; the starter world if left out. */
  world?: string | undefined
  /** Beginnings that are measured one by one; without them some of the starter world's. */
  probes?: readonly string[] | undefined
  /** Where a run is kept from one visit to the next: in this browser if left out, nowhere if null. */
  store?: TrainingStore | null | undefined
  /** Makes the worker, where a site's bundler has its own way; null for none. */
  worker?: (() => Worker) | null | undefined
  used?: boolean | undefined
  /**
   * The reader's model is to drive the other figures, as it is now and again as it learns on; null: no
   * longer. Without it the button isn't there.
   */
  onlanguage?: ((language: Language | null) => void) | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

/** Beginnings of the starter world whose next word shows what is learnt when. */
export const starterProbes: readonly string[] = [
  'Nora talked about the river. Then she walked to the bank and',
  'Nora talked about the money. Then she walked to the bank and',
  'Anna has a black cat named Rex. Every morning',
  'Tom has three apples. He buys one more. Now he has',
  'Sam has an orange kite and Lucy has a blue drum. What colour is the drum? It is',
]

/** A recipe of the starter world's with some of it replaced; a bad part counts as absent. */
export function recipeFrom(given: Partial<Recipe> | undefined): Recipe {
  if (given === undefined) return starterRecipe
  try {
    const recipe: Recipe = { ...starterRecipe, ...given }
    for (const [name, value] of Object.entries(recipe))
      if (typeof value !== 'number' || !(value >= 0)) throw new RangeError(`${name} needs a number`)
    for (const name of ['sequences', 'steps', 'reportEvery', 'measureEvery', 'heldOut'] as const)
      if (!Number.isInteger(recipe[name]) || recipe[name] < 1)
        throw new RangeError(`${name} needs a whole number from 1`)
    configOf(recipe, 1)
    return recipe
  } catch (error) {
    warnOnce(`Nextword: recipe — ${(error as Error).message}; the default is used.`)
    return starterRecipe
  }
}

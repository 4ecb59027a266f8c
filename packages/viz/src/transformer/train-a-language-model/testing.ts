// What the tests of this widget share; it isn't part of the package.
import type { TrainingStore } from './browser-store.ts'
import type { Recipe } from './recipe.ts'

/** A world of a dozen words, in which a name says who comes next. */
export const tinyWorld = `set capital = tom anna
rule story = 2: tom (2: runs | sits) . he is (happy | tired) . | anna (2: sings | sits) . she is (happy | tired) .`

/** A model that learns it within a second. */
export const tinyRecipe: Partial<Recipe> = {
  layers: 1,
  width: 16,
  heads: 2,
  context: 16,
  sequences: 2,
  steps: 300,
  learningRate: 0.01,
  warmUp: 20,
  reportEvery: 10,
  measureEvery: 50,
  heldOut: 40,
  hidden: 0,
}

/** A store in memory, which can be told to refuse. */
export function memoryStore(
  kept: Uint8Array<ArrayBuffer> | null = null,
): TrainingStore & { kept: Uint8Array<ArrayBuffer> | null; refuses: boolean; writes: number } {
  const answer = <Value>(value: () => Value): Promise<Value> =>
    store.refuses
      ? Promise.reject(new DOMException('refused', 'SecurityError'))
      : Promise.resolve(value())
  const store = {
    kept,
    refuses: false,
    writes: 0,
    read: () => answer(() => store.kept),
    write: (run: Uint8Array<ArrayBuffer>) =>
      answer(() => {
        store.kept = run
        store.writes++
      }),
    clear: () =>
      answer(() => {
        store.kept = null
      }),
  }
  return store
}

/** What a generator comes to. */
export function resultOf<Result>(work: Generator<unknown, Result, boolean>): Result {
  let turn = work.next(false)
  while (!turn.done) turn = work.next(false)
  return turn.value
}

// What the tests of this widget share; it isn't part of the package.
import { createEmbeddingTable, type EmbeddingTable } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { en } from '../../words/en.ts'
import { type Answered, answered } from './answered.ts'
import { askedFrom } from './kinds.ts'
import type { PlanePicture } from './plane.ts'
import { sceneOf } from './scene.ts'

/** The word vectors that ship. */
export const shipped: EmbeddingTable = wordTable(words2000)

/** Vectors small enough for paper: size, and whether it is young. */
export const onPaper: EmbeddingTable = createEmbeddingTable({
  words: ['dog', 'puppy', 'cat', 'kitten', 'lion', 'word'],
  width: 3,
  values: Float32Array.from(
    [
      [3, 0, 1],
      [3, 2, 1],
      [1, 0, 1],
      [1, 1, 1],
      [9, 0, 1],
      [0, 0, -4],
    ].flat(),
  ),
})

/** An analogy worked out, or an error where the table hasn't its words. */
export function worked(table: EmbeddingTable, written: string, inputs = false): Answered {
  const result = answered(table, askedFrom(written.split(' ')), inputs)
  if (result === undefined) throw new Error(`the table hasn't all of '${written}'`)
  return result
}

/** All that the figure shows of an analogy. */
export function pictureOf(table: EmbeddingTable, written: string, inputs = false): PlanePicture {
  const result = worked(table, written, inputs)
  return { table, result, scene: sceneOf(table, result), held: null, words: en, lang: 'en' }
}

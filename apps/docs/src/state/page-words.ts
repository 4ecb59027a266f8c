import { type WordTable, wordTable } from '@nextword/core/models'
import { arrived } from './arrived.ts'

let coming: Promise<WordTable> | undefined

/** The word vectors of the page's figures: they come with the first figure that needs them. */
export function fetchPageWords(): Promise<WordTable> {
  coming ??= arrived(() => import('@nextword/core/models/words-2000')).then(({ words2000 }) =>
    wordTable(words2000),
  )
  return coming
}

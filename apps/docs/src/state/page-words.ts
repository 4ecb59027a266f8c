import type { WordTable } from '@nextword/core/models'
import { loadWords } from '@nextword/viz/kit'
import { arrived } from './arrived.ts'

/** The word vectors of the page's figures: they come with the first figure that needs them. */
export const fetchPageWords = (): Promise<WordTable> => arrived(() => loadWords('2000'))

import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

/** The word vectors of the page's figures: they come with the first figure that needs them. */
export const pageWords = wordTable(words2000)

import { contextMix, isStopWord, likenessTo } from '@nextword/core/attention'
import { rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

const table = wordTable(words2000)
const vector = (word: string) => vectorOf(table, rowOf(table, word)!, { centred: true })
const water = ['water', 'stream', 'shore'].map(vector)
const cash = ['cash', 'loan', 'deposit'].map(vector)

/** ‘bank’, with what attention finds in the words before it mixed in. */
function bankAfter(text: string) {
  const words = [...text.split(' '), 'bank'].map((word) => ({
    vector: vectorOf(table, rowOf(table, word)!),
    isStopWord: isStopWord(word),
  }))
  const { mixed } = contextMix(words, words.length - 1, { mean: table.mean })
  return [likenessTo(mixed, water), likenessTo(mixed, cash)]
}

// Each time: how like water, how like cash.
export const result = {
  'by itself': [likenessTo(vector('bank'), water), likenessTo(vector('bank'), cash)],
  'after ‘river’': bankAfter('nora talked about the river then she walked to the'),
  'after ‘money’': bankAfter('nora talked about the money then she walked to the'),
  'after ‘ducks’': bankAfter('hugo talked about the ducks then hugo walked to the'),
}

import { likenessTo } from '@nextword/core/attention'
import { rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

// Measured from the middle of all words, so that what every word has in common doesn't count.
const table = wordTable(words2000)
const vector = (word: string) => vectorOf(table, rowOf(table, word)!, { centred: true })

export const result = {
  'bank, like water, stream and shore': likenessTo(
    vector('bank'),
    ['water', 'stream', 'shore'].map(vector),
  ),
  'bank, like cash, loan and deposit': likenessTo(
    vector('bank'),
    ['cash', 'loan', 'deposit'].map(vector),
  ),
}

import { nearestRows, rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

// A word's id here is its place in the list: the commonest word has id 0.
const table = wordTable(words2000)
const id = rowOf(table, 'river')!
const vector = vectorOf(table, id, { centred: true })

export const result = {
  id,
  'next to it by id': [table.words[id - 1], table.words[id + 1]],
  'next to it by meaning': nearestRows(table, vector, {
    count: 2,
    centred: true,
    except: [id],
  }).map(({ word }) => word),
}

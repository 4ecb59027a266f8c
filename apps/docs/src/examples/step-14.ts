import { nearestRows, rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

// Measured from the middle of all words: what they all have in common says nothing.
const table = wordTable(words2000)
const river = rowOf(table, 'river')!
const vector = vectorOf(table, river, { centred: true })
const neighbours = nearestRows(table, vector, { count: 5, centred: true, except: [river] })

export const result = {
  'its vector begins': vector.slice(0, 5),
  'numbers in it': vector.length,
  // How near: the cosine of the angle between the two, 1 where they point the same way.
  'its nearest': neighbours.map(({ word, value }) => `${word} ${value.toFixed(2)}`),
}

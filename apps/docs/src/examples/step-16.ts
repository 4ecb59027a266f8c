import { sinusoidalPositions } from '@nextword/core/attention'
import { rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

const table = wordTable(words2000)
const places = sinusoidalPositions(2, table.width) // one row of waves for each place
const inPlace = (word: string, place: number) =>
  vectorOf(table, rowOf(table, word)!).map((x, i) => x + places[place * table.width + i]!)

export const result = {
  'dog, first': inPlace('dog', 0).slice(0, 4),
  'dog, second': inPlace('dog', 1).slice(0, 4),
  'the difference': inPlace('dog', 1)
    .map((x, i) => x - inPlace('dog', 0)[i]!)
    .slice(0, 4),
  'the same for cat': inPlace('cat', 1)
    .map((x, i) => x - inPlace('cat', 0)[i]!)
    .slice(0, 4),
}

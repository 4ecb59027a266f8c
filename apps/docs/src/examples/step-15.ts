import { analogy, degreesBetween, offsetBetween, rowOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'

const table = wordTable(words2000)
const row = (word: string) => rowOf(table, word)!
const first = (a: string, b: string, c: string, allowInputs = false) =>
  analogy(table, row(a), row(b), row(c), { count: 1, allowInputs }).answers[0]!.word

export const result = {
  'puppy − dog + cat': first('puppy', 'dog', 'cat'),
  'king − man + woman': first('king', 'man', 'woman'),
  '… with king, man and woman allowed': first('king', 'man', 'woman', true),
  'calf − cow + horse': first('calf', 'cow', 'horse'),
  'degrees between the two steps': degreesBetween(
    offsetBetween(table, row('dog'), row('puppy')),
    offsetBetween(table, row('cat'), row('kitten')),
  ),
}

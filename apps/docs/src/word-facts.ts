import { contextMix, isStopWord, likenessTo } from '@nextword/core/attention'
import { degreesBetween, offsetBetween, rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { norm } from '@nextword/core/numbers'
import { formatCount, formatNumber } from '@nextword/viz/kit'

const table = wordTable(words2000)

function row(word: string): number {
  const found = rowOf(table, word)
  if (found === undefined) throw new Error(`the page speaks of ‘${word}’, which has no vector`)
  return found
}
const centred = (word: string): Float64Array => vectorOf(table, row(word), { centred: true })
const water = ['water', 'stream', 'shore'].map(centred)
const cash = ['cash', 'loan', 'deposit'].map(centred)
const likeness = (vector: Float64Array) => ({
  water: formatNumber(likenessTo(vector, water), 'en', 2),
  cash: formatNumber(likenessTo(vector, cash), 'en', 2),
})

/** How like both meanings ‘bank’ is after some words, all of their context mixed in. */
function bankAfter(text: string) {
  const words = [...text.split(' '), 'bank'].map((word) => ({
    vector: vectorOf(table, row(word)),
    isStopWord: isStopWord(word),
  }))
  return likeness(contextMix(words, words.length - 1, { mean: table.mean }).mixed)
}

const young = (animal: string, child: string): Float64Array =>
  offsetBetween(table, row(animal), row(child))
const [dogs, cats] = [young('dog', 'puppy'), young('cat', 'kitten')]

/** What the prose about words says in numbers, computed when the site is built. */
export const wordFacts = {
  words: formatCount(table.words.length, 'en'),
  directions: table.width,
  bank: likeness(centred('bank')),
  ducks: bankAfter('hugo talked about the ducks then hugo walked to the'),
  river: bankAfter('nora talked about the river then she walked to the'),
  offsets: {
    dog: formatNumber(norm(dogs), 'en', 1),
    cat: formatNumber(norm(cats), 'en', 1),
    degrees: Math.round(degreesBetween(dogs, cats)),
  },
}

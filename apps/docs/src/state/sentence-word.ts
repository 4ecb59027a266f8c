import { isStopWord } from '@nextword/core/attention'
import { type EmbeddingTable, rowOf } from '@nextword/core/embeddings'
import { type Sentence, sentences, sentenceText } from './sentence.ts'

/**
 * The word of a sentence that the figures about single words begin with: its cue.
 *
 * Of a sentence of the reader's own it is the last word that has a vector, other than such as every
 * sentence has; or else the cue of the page's first sentence.
 * @example
 * sentenceWord({ kind: 'own', text: 'a kitten or a puppy' }, table) // => 'puppy'
 */
export function sentenceWord(sentence: Sentence, table: EmbeddingTable): string {
  const isKnown = (word: string): boolean => rowOf(table, word) !== undefined
  if (sentence.kind === 'shipped' && isKnown(sentences[sentence.name].cue))
    return sentences[sentence.name].cue
  const words =
    sentenceText(sentence)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  const known = words.filter(isKnown)
  return known.findLast((word) => !isStopWord(word)) ?? known.at(-1) ?? sentences.river.cue
}

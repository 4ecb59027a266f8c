import { type Beginning, beginningText, plainBeginning } from '@nextword/viz/kit/language'
import { type Sentence, sentenceFrom, sentences, sentenceText, swapped } from './sentence.ts'

/** The sentence as figures about the next word take it: with its cue, if a tap swaps that alone. */
export function beginningOf(sentence: Sentence): Beginning {
  const twin = swapped(sentence)
  if (sentence.kind === 'own' || twin?.kind !== 'shipped')
    return plainBeginning(sentenceText(sentence))
  const { before, cue, after } = sentences[sentence.name]
  return { before, cue, after, other: sentences[twin.name].cue }
}

/** … and back: what a figure made of it. */
export const sentenceOf = (beginning: Beginning): Sentence => sentenceFrom(beginningText(beginning))

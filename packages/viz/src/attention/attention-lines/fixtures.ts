// What the tests of this widget share; it isn't part of the package.
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { ambiguousWords } from './ambiguous.ts'
import { type Asked, lookedAround } from './looking.ts'
import { focusOf, sentenceWords } from './sentence-words.ts'

export const table = wordTable(words2000)

/** The sentences of 'bank', by their cue. */
export function story(cue: string): string {
  const found = ambiguousWords[0].sentences.find((sentence) => sentence.cue === cue)
  if (found === undefined) throw new Error(`no story says ${cue}`)
  return found.text
}

/** A sentence looked around in, with all of the mix taken in unless something else is asked. */
export function lookIn(text: string, asked: Partial<Asked> & { readonly word?: string } = {}) {
  const { word = '', ...more } = asked
  const words = sentenceWords(text, more.table ?? table)
  return lookedAround({
    table,
    words,
    focus: focusOf(words, word),
    mixing: 1,
    form: 'othersAdded',
    average: false,
    looksBack: true,
    dropped: [],
    pins: [],
    senses: null,
    ...more,
  })
}

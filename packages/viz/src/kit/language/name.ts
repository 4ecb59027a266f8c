import { END, UNKNOWN } from '@nextword/core/world'
import type { Words } from '../../words/en.ts'

/** What a word is, and how it is written. */
interface Written {
  readonly word: string
  readonly written: string
}

/** What a word is called in a sentence: as it is written; the story's end, an unknown word and marks have names. */
export function saidName({ word, written }: Written, words: Words): string {
  const { bars, marks } = words.language
  if (word === END) return bars.end
  if (word === UNKNOWN) return bars.unknown
  return Object.hasOwn(marks, word) ? marks[word as keyof typeof marks] : written
}

/** … and where it stands alone: a mark is seen as well. */
export function nextWordName(row: Written, words: Words): string {
  const isMark = Object.hasOwn(words.language.marks, row.word)
  return isMark ? `${row.written} ${saidName(row, words)}` : saidName(row, words)
}

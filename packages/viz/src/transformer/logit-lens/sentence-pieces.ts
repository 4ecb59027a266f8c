import { type Beginning, beginningText, type Heard } from '../../kit/language/index.ts'
import { writtenWords } from '../../kit/language/marked-text.ts'

/** A word of the text as it is written, with what stands before it. */
export interface SentencePiece {
  readonly before: string
  readonly written: string
  readonly isCue: boolean
  readonly isKnown: boolean
}

/** The text of a beginning, word by word as the world hears it; the last has what comes after it. */
export function sentencePieces(
  beginning: Beginning,
  { words }: Pick<Heard, 'words'>,
): readonly SentencePiece[] {
  const text = beginningText(beginning)
  const found = [...text.matchAll(writtenWords)]
  // A few capitals are two letters once they are small, and then two words: such a text is shown as it is heard.
  if (found.length !== words.length)
    return words.map(({ word, isKnown }, i) => ({
      before: i === 0 ? '' : ' ',
      written: word,
      isCue: false,
      isKnown,
    }))
  const cue = beginning.cue === '' ? -1 : beginning.before.length
  let end = 0
  return found.map((match, i) => {
    const before = text.slice(end, match.index)
    end = match.index + match[0].length
    const isCue = match.index === cue && match[0] === beginning.cue
    return { before, written: match[0], isCue, isKnown: words[i].isKnown }
  })
}

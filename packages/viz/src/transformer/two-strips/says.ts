import { formatNumber, formatShare } from '../../kit/format.ts'
import { saidName } from '../../kit/language/index.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Words } from '../../words/en.ts'
import type { Strips } from './cells.ts'

/** Below that a word has told nothing: it reads as 0.0. */
const nothing = 0.05

/** What the strips show now. */
export function stripsSentence(
  strips: Strips,
  guess: string | undefined,
  words: Words,
  lang: string,
): Sentence {
  const w = words.twoStrips
  const { text, answer, seen, isShown, surprises } = strips
  const word = (place: number): string =>
    text.words[place] === undefined ? '' : saidName(text.words[place], words)
  if (!isShown) return w.guessing(seen)
  const now = surprises[seen]
  const guessed = text.words[answer]?.word
  const opening =
    guess === undefined
      ? w.shown(word(answer))
      : guess === guessed
        ? w.right(word(answer))
        : w.wrong(guess, word(answer))
  if (now === undefined) return sentences(opening, w.computing)
  if (now.truth === null) return sentences(opening, w.noTruth(formatNumber(now.model, lang, 1)))
  if (now.truth === Infinity) return sentences(opening, w.never(seen))
  const bits = w.surprise(
    seen,
    formatNumber(now.truth, lang, 1),
    formatShare(2 ** -now.truth, lang),
  )
  const before = seen === 0 ? undefined : surprises[seen - 1]?.truth
  if (before === undefined || before === null || before === Infinity)
    return sentences(opening, bits)
  const told = before - now.truth
  const last = word(answer - seen)
  const size = formatNumber(Math.abs(told), lang, 1)
  return sentences(
    opening,
    bits,
    Math.abs(told) < nothing
      ? w.toldNothing(last)
      : told > 0
        ? w.tookOff(last, size)
        : w.added(last, size),
  )
}

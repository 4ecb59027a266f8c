import type { NextWords } from '../../../kit/language/next-words.ts'
import type { Sentence } from '../../../kit/sentence.ts'
import type { Words } from '../../../words/en.ts'
import { leaderOf, replacedOf } from '../next-facts.ts'

export interface WholePicture {
  readonly next: NextWords
  /** What comes next with the cue swapped; undefined where there is nothing to swap. */
  readonly twin: NextWords | undefined
  readonly cue: string
  readonly other: string
  /** Whether the reader has just swapped the cue. */
  readonly isSwapped: boolean
}

export function wholeSentence(picture: WholePicture, words: Words, lang = 'en'): Sentence {
  const w = words.machine.whole
  const { next, twin, cue, other, isSwapped } = picture
  const leader = leaderOf(next, words, lang)
  if (leader === null) return []
  if (twin === undefined) return w.plain(...leader)
  const count = replacedOf(next, twin)
  return isSwapped
    ? w.swapped(count, next.rows.length, ...leader)
    : w.invite(cue, other, count, next.rows.length)
}

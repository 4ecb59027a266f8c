import { withoutTurns } from '../../kit/direction.ts'
import { type Heard, writtenAfter } from '../../kit/language/index.ts'
import type { World } from '@nextword/core/world'
import type { Words } from '../../words/en.ts'
import type { HeadRun } from './bench.ts'

/** A token as it is shown. */
export interface ShownToken {
  readonly written: string
  /** No word of the text: the mark that begins it. */
  readonly isStart: boolean
  /** The model reads the unknown word there: it doesn't know this one, or isn't shown it. */
  readonly isHidden: boolean
  readonly isCue: boolean
}

/** The tokens of a run, as they are shown. */
export function shownTokens(
  world: World,
  { words }: Heard,
  { tokens }: HeadRun,
  cue: number,
  text: Words,
): ShownToken[] {
  return tokens.map(({ place, id }) => ({
    written:
      place < 0
        ? text.headGrid.start
        : withoutTurns(writtenAfter(world, words[place].word, words[place - 1]?.word)),
    isStart: place < 0,
    isHidden: id === 1,
    isCue: place >= 0 && place === cue,
  }))
}

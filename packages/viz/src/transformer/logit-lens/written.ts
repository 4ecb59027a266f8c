import { END, UNKNOWN } from '@nextword/core/world'
import { withoutTurns } from '../../kit/direction.ts'
import type { NextWord } from '../../kit/language/index.ts'
import type { Words } from '../../words/en.ts'

/** A word that may come next as it is shown: the story's end and an unknown word by their names. */
export function wordShown(
  { word, written }: Pick<NextWord, 'word' | 'written'>,
  words: Words,
): string {
  const { end, unknown } = words.language.bars
  return word === END ? end : word === UNKNOWN ? unknown : withoutTurns(written)
}

/** A text of the sans face, cut to a room in px. */
export function shortened(content: string, room: number, size: number): string {
  const most = Math.max(2, Math.floor(room / (size * 0.58)))
  return content.length <= most ? content : `${content.slice(0, most - 1)}…`
}

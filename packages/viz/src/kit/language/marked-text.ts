import type { HeardWord } from './heard.ts'

/** A piece of a text, as it was written. */
export interface TextPiece {
  readonly text: string
  /** A word that the world doesn't have, or the first that it wouldn't say there; null for all else. */
  readonly mark: 'unknown' | 'unsaid' | null
}

/** As the world cuts a text into words, before it puts them into lower case. */
export const writtenWords = /[\p{L}\p{N}'‘’-]+|[.,?!;"“”]/gu

/**
 * The parts of a text, one after another, cut where a word is to be marked.
 * @param parts - which together are the text that was heard
 * @returns [parts]: the pieces of each, which together are that part; whole where nothing is marked
 */
export function markedPieces(
  parts: readonly string[],
  words: readonly HeardWord[],
): readonly (readonly TextPiece[])[] {
  const unsaid = words.findIndex(({ isSaid }) => !isSaid)
  let place = 0
  return parts.map((part) => {
    const pieces: TextPiece[] = []
    let from = 0
    for (const { 0: written, index } of part.matchAll(writtenWords)) {
      const mark = place === unsaid ? 'unsaid' : words[place]?.isKnown === false ? 'unknown' : null
      place++
      if (mark === null) continue
      if (index > from) pieces.push({ text: part.slice(from, index), mark: null })
      pieces.push({ text: written, mark })
      from = index + written.length
    }
    if (from < part.length) pieces.push({ text: part.slice(from), mark: null })
    return pieces
  })
}

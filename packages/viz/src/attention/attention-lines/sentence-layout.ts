import { monoWidth } from '../../kit/drawing.ts'
import { narrowest, wideFrom, isNarrow } from '../../kit/layout.ts'

/** Where a word of the sentence stands. */
export interface PlacedWord {
  readonly x: number
  readonly width: number
  /** The middle of its letters. */
  readonly y: number
  readonly row: number
}

export interface SentenceLayout {
  readonly words: readonly PlacedWord[]
  readonly rows: number
  readonly size: number
  /** From one line of text to the next. */
  readonly step: number
  /** From the top to the first line. */
  readonly head: number
  readonly height: number
}

/** A word's letters reach this far from their middle, the space about them included. */
export const reach = 13

const gapLetters = 0.85

/** Over the first line and under the last one: room for numbers. */
const edge = 30

/**
 * The sentence set in lines, with room between them for attention's lines and numbers, if it looks.
 *
 * Its height depends on the words and on whether it is narrow, not on the width: what a wider figure
 * saves in lines it has as room between them.
 * @param focus - the place of the word that looks around; −1 for none
 */
export function sentenceLayout(
  shown: readonly string[],
  focus: number,
  looks: boolean,
  width: number,
): SentenceLayout {
  const narrow = isNarrow(width)
  const size = narrow ? 14 : 17
  const needed = rowsOf(shown, Math.min(width, narrow ? narrowest : wideFrom), size).rows
  const { rows, words } = rowsOf(shown, width, size)
  if (!looks) {
    const step = 2 * reach + 10
    // Centred in what the narrowest would take.
    const spare = ((Math.max(needed, rows) - rows) * step) / 2
    return {
      words: words.map((word) => ({ ...word, y: spare + (word.row + 0.5) * step })),
      rows,
      size,
      step,
      head: 0,
      height: Math.max(needed, rows) * step + 6,
    }
  }
  const pitch = needed > 4 ? 46 : needed > 2 ? 56 : 64
  const height = 2 * edge + (Math.max(needed, 2) - 1) * pitch
  // Arcs over the first line need more room than its numbers.
  const first = rows === 1 ? height - edge : words[focus]?.row === 0 ? 56 : edge
  const step = rows === 1 ? height : (height - edge - first) / (rows - 1)
  return {
    words: words.map((word) => ({ ...word, y: first + word.row * step })),
    rows,
    size,
    step,
    head: first,
    height,
  }
}

function rowsOf(shown: readonly string[], width: number, size: number) {
  const gap = gapLetters * monoWidth('m', size)
  const words: Omit<PlacedWord, 'y'>[] = []
  let x = 0
  let row = 0
  for (const word of shown) {
    const across = monoWidth(word, size)
    if (x > 0 && x + across > width) {
      row++
      x = 0
    }
    words.push({ x, width: across, row })
    x += across + gap
  }
  return { words, rows: row + 1 }
}

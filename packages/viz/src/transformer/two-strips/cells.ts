import type { StripText, StripWord } from './strip-text.ts'
import type { Surprise } from './surprise.ts'

/** What lies over or under a word. */
export type Cover = 'left' | 'none' | 'right'

/** A word's place in the figure. */
export interface StripCell extends StripWord {
  readonly place: number
  readonly cover: Cover
  readonly isAnswer: boolean
  readonly isCue: boolean
  /** The edge of the left strip lies just before it. */
  readonly isEdge: boolean
  /** How surprising the answer is, seen from this word on; undefined where it isn't shown or known yet. */
  readonly bits: number | null | undefined
  /** The same for the word after it, for the step between the two. */
  readonly bitsAfter: number | null | undefined
}

/** Where both strips lie. */
export interface Strips {
  readonly text: StripText
  readonly answer: number
  /** How many words before the answer are seen. */
  readonly seen: number
  /** The answer is shown: the right strip has been moved off it. */
  readonly isShown: boolean
  /** [seen] */
  readonly surprises: readonly (Surprise | undefined)[]
}

/** The words of a text, each with what lies over it and what is known from there on. */
export function stripCells({ text, answer, seen, isShown, surprises }: Strips): StripCell[] {
  const edge = answer - seen
  const bitsAt = (place: number): number | null | undefined =>
    isShown && place >= edge && place <= answer ? surprises[answer - place]?.truth : undefined
  return text.words.map((word, place) => ({
    ...word,
    place,
    cover:
      place < edge ? 'left' : place > answer || (place === answer && !isShown) ? 'right' : 'none',
    isAnswer: place === answer,
    isCue: place === text.cue,
    isEdge: place === edge,
    bits: bitsAt(place),
    bitsAfter: bitsAt(place + 1),
  }))
}

/** So many bits are as high as a column. */
export const fullBits = 4

/** How high so many bits are, 0 … 1; a higher column is cut off. */
export const heightOf = (bits: number): number => Math.min(1, Math.max(0, bits / fullBits))

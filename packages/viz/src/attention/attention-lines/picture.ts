import type { Words } from '../../words/en.ts'
import type { Looked } from './looking.ts'
import type { SentenceWord } from './sentence-words.ts'

export type Stage = 'entry' | 'mixing'

/** All that the figure shows. */
export interface AttentionPicture {
  readonly words: readonly SentenceWord[]
  /** Words of the text that were cut off. */
  readonly leftOut: number
  /** Undefined where the table has none of the words. */
  readonly looked: Looked | undefined
  /** The place of the word that a tap swaps; −1 for none. */
  readonly cue: number
  /** Places of words that a tap does something to. */
  readonly taps: readonly number[]
  /** Which meaning the story has; null if nothing tells, undefined if nobody knows. */
  readonly means: 0 | 1 | null | undefined
  readonly stage: Stage
  readonly text: Words
  readonly lang: string
}

import type { Beginning, LanguageProps } from '../../kit/language/index.ts'
import type { Words } from '../../words/en.ts'
import type { MeasuredHeads } from './measured.ts'

/** What word vectors made of a sentence, to set beside what the model makes of it. */
export interface Resemblance {
  /** The sentence, with its cue. */
  readonly beginning: Beginning
  /** The meaning that it has. */
  readonly right: Likeness
  /** The other one. */
  readonly other: Likeness
}

/** How like a meaning the word's vector ended. */
export interface Likeness {
  /** By a word of it: "water". */
  readonly name: string
  /** −1 … 1 */
  readonly likeness: number
}

export interface HeadGridProps extends LanguageProps {
  /** The text. Without it the widget keeps its own. */
  readonly beginning?: Beginning | string | undefined
  /** Tells of a swapped cue, and of the sentence of `resemblance`. */
  readonly onbeginning?: ((beginning: Beginning) => void) | undefined
  /** Of this model's heads over many stories; without it the widget measures it. */
  readonly measured?: MeasuredHeads | undefined
  readonly resemblance?: Resemblance | undefined
  /** The head that is chosen first, counted from 1; without them the one that looks at the cue. */
  readonly layer?: number | undefined
  readonly head?: number | undefined
  readonly number?: string | number | undefined
  readonly title?: string | undefined
  readonly lang?: string | undefined
  readonly words?: Words | undefined
}

import type { Beginning } from '../../kit/language/beginning.ts'
import type { NextWords } from '../../kit/language/next-words.ts'
import type { LanguageProps } from '../../kit/language/source.svelte.ts'
import type { Words } from '../../words/en.ts'
import type { PartLinks } from './parts.ts'

export type MachineMode = 'whole' | 'lacking' | 'last' | 'way'
/** Which parts run: those that a plain net has too, or all. */
export type RunParts = 'known' | 'all'

/** What comes next in a text, computed before there is a model. */
export interface EarlyText {
  readonly text: string
  readonly next: NextWords
}

/** The widget's props: those of the schema, the language, the text, and the events. */
export interface MachineProps extends LanguageProps {
  mode?: MachineMode | undefined
  /** The beginning of a text. */
  beginning?: Beginning | string | undefined
  /** A tap on the cue. */
  onbeginning?: ((beginning: Beginning) => void) | undefined
  /** In `whole`: the next words of these texts, which need no model. */
  early?: readonly EarlyText[] | undefined
  /** Where each part is explained. */
  links?: PartLinks | undefined
  run?: RunParts | undefined
  onrun?: ((run: RunParts) => void) | undefined
  weights?: number | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

import type { Beginning, LanguageProps, NextWords } from '../../kit/language/index.ts'
import type { Words } from '../../words/en.ts'

/** What comes next in a text, computed before the model has come. */
export interface EarlyNext {
  readonly text: string
  readonly next: NextWords
}

/** The widget's props: those of the schema, the language, the text, and the events. */
export interface NextWordProps extends LanguageProps {
  mode?: 'guess' | 'settings' | undefined
  /** What the text begins with; without it the widget keeps its own. */
  beginning?: Beginning | string | undefined
  /** The reader swapped the cue, or wrote a beginning. */
  onbeginning?: ((beginning: Beginning) => void) | undefined
  /** Shown until the model has come. */
  early?: readonly EarlyNext[] | undefined
  longest?: number | undefined
  weights?: number | undefined
  temperature?: number | undefined
  ontemperature?: ((temperature: number) => void) | undefined
  topK?: number | undefined
  ontopk?: ((topK: number) => void) | undefined
  topP?: number | undefined
  ontopp?: ((topP: number) => void) | undefined
  seed?: number | undefined
  onseed?: ((seed: number) => void) | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

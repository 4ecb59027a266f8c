import type { Beginning, LanguageProps } from '../../kit/language/index.ts'
import type { Words } from '../../words/en.ts'

/** The widget's props: those of the schema, the language, the text, and the events. */
export interface TwoStripsProps extends LanguageProps {
  /** What lies under the strips, up to the answer; without it the widget keeps its own. */
  beginning?: Beginning | string | undefined
  /** The reader swapped the cue. */
  onbeginning?: ((beginning: Beginning) => void) | undefined
  seen?: number | undefined
  seed?: number | undefined
  stories?: number | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

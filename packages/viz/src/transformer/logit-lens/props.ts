import type { Beginning, Language } from '../../kit/language/index.ts'
import type { Words } from '../../words/en.ts'

/** The widget's props: those of the schema, the language, and the events. */
export interface LogitLensProps {
  /** The world and its model; without it the small world that ships is fetched. */
  language?: Language | undefined
  /** Fetches a language, where something else is to. */
  load?: (() => Promise<Language>) | undefined
  beginning?: Beginning | string | undefined
  /** The reader swapped the cue. */
  onbeginning?: ((beginning: Beginning) => void) | undefined
  layer?: number | undefined
  onlayer?: ((layer: number) => void) | undefined
  place?: number | null | undefined
  /** The reader stands at another word; null for the last, whatever the text. */
  onplace?: ((place: number | null) => void) | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

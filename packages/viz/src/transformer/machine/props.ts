import type { Beginning } from '../../kit/language/beginning.ts'
import { firstBeginning } from '../../kit/language/beginning.ts'
import type { NextWords } from '../../kit/language/next-words.ts'
import type { LanguageProps } from '../../kit/language/source.svelte.ts'
import { type Warn, warnOnce } from '../../kit/schema.ts'
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
  beginning?: Beginning | undefined
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

/** The longest text that is taken, in UTF-16 code units. */
const longest = 2000

/** The beginning if it is one; else the first there is, and a warning. */
export function givenBeginning(raw: unknown, warn: Warn = warnOnce): Beginning | undefined {
  if (raw === undefined) return undefined
  const given = raw as Record<keyof Beginning, unknown> | null
  const parts = [given?.before, given?.cue, given?.after, given?.other]
  const isWhole = parts.every((part) => typeof part === 'string')
  if (isWhole && parts.join('').length <= longest) return raw as Beginning
  warn(
    `Nextword: beginning needs the texts before, cue, after and other, of at most ${longest} characters; the default is used.`,
  )
  return firstBeginning
}

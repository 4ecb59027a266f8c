import type { Vocabulary } from '@nextword/core/tokens'
import type { VocabularyName } from '../../kit/vocabulary-names.ts'
import type { Words } from '../../words/en.ts'

/** Merges learnt here, or GPT's own. */
export type MergesView = 'learn' | 'real'

/** The widget's props: those of the schema, the vocabularies, and the events. */
export interface MergeLadderProps {
  view?: MergesView | undefined
  onview?: ((view: MergesView) => void) | undefined
  /** What is learnt from until the reader writes something else. */
  sample?: string | undefined
  /** What is learnt from, held by the parent. */
  text?: string | undefined
  ontext?: ((text: string) => void) | undefined
  word?: string | undefined
  onword?: ((word: string) => void) | undefined
  spaced?: boolean | undefined
  onspaced?: ((spaced: boolean) => void) | undefined
  vocabulary?: VocabularyName | undefined
  onvocabulary?: ((vocabulary: VocabularyName) => void) | undefined
  /** Vocabularies that are there already, by name; the others are fetched when they are needed. */
  vocabularies?: Partial<Readonly<Record<VocabularyName, Vocabulary>>> | undefined
  /** Fetches a vocabulary, where something else is to. */
  load?: ((name: VocabularyName) => Promise<Vocabulary>) | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

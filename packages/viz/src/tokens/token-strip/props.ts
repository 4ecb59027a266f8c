import type { EmbeddingTable } from '@nextword/core/embeddings'
import type { Vocabulary } from '@nextword/core/tokens'
import type { Snippet } from 'svelte'
import type { VocabularyName } from '../../kit/vocabulary-names.ts'
import type { Words } from '../../words/en.ts'

/** The props of both modes. */
export interface StripProps {
  /** What is shown until the reader changes it; a new sentence takes the place of what they wrote. */
  sentence?: string | undefined
  /** What is shown, held by the parent. */
  text?: string | undefined
  /** The text after what the reader did. */
  onchange?: ((text: string) => void) | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
  /** Folded parts of the page's own, under the controls. */
  folds?: Snippet | undefined
}

/** A text as GPT's tokens. */
export interface PiecesStripProps extends StripProps {
  vocabulary?: VocabularyName | undefined
  onvocabulary?: ((vocabulary: VocabularyName) => void) | undefined
  /** Vocabularies that are there already, by name; the others are fetched when they are chosen. */
  vocabularies?: Partial<Readonly<Record<VocabularyName, Vocabulary>>> | undefined
  /** Fetches a vocabulary, where something else is to. */
  load?: ((name: VocabularyName) => Promise<Vocabulary>) | undefined
}

/** A text's words as vectors, with their places added. */
export interface VectorsStripProps extends StripProps {
  /** The word vectors; without them those that ship are fetched. */
  table?: EmbeddingTable | undefined
  /** Fetches the word vectors, where something else is to. */
  loadTable?: (() => Promise<EmbeddingTable>) | undefined
}

export interface TokenStripProps extends PiecesStripProps, VectorsStripProps {
  mode?: 'pieces' | 'vectors' | undefined
}

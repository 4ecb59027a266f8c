import type { EmbeddingTable } from '@nextword/core/embeddings'
import type { Words } from '../../words/en.ts'
import type { FormName } from './looking.ts'
import type { Stage } from './picture.ts'

/** The widget's props: those of the schema, the table, and the events. */
export interface AttentionLinesProps {
  /** The word vectors; without them the shipped ones are fetched. */
  table?: EmbeddingTable | undefined
  /** Fetches the shipped word vectors, where something else is to. */
  load?: (() => Promise<EmbeddingTable>) | undefined
  text?: string | undefined
  ontext?: ((text: string) => void) | undefined
  longest?: number | undefined
  word?: string | undefined
  onword?: ((word: string) => void) | undefined
  cues?: readonly string[] | string | undefined
  /** The reader swapped the cue for this word; `ontext` then has the sentence. */
  onswap?: ((cue: string) => void) | undefined
  back?: string | undefined
  /** The reader went back to that sentence, in place of `ontext`. */
  onback?: (() => void) | undefined
  stage?: Stage | undefined
  mixing?: number | undefined
  onmixing?: ((mixing: number) => void) | undefined
  form?: FormName | undefined
  onform?: ((form: FormName) => void) | undefined
  average?: boolean | undefined
  onaverage?: ((average: boolean) => void) | undefined
  looksBack?: boolean | undefined
  onlooksback?: ((looksBack: boolean) => void) | undefined
  senses?: readonly string[] | string | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

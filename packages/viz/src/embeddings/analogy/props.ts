import type { EmbeddingTable } from '@nextword/core/embeddings'
import type { Words } from '../../words/en.ts'

/** How many of the shipped words an answer is looked for among. */
export type Among = '2000' | '5000'

/** The widget's props: those of the schema, live things, and the events. */
export interface AnalogyProps {
  /** The word vectors; without them the shipped ones are fetched. */
  table?: EmbeddingTable | null | undefined
  /** Fetches the shipped word vectors, where something else is to. */
  load?: ((among: Among) => Promise<EmbeddingTable>) | undefined
  asked?: readonly string[] | string | undefined
  /** From, to, onto, and what should come if somebody says so. */
  onasked?: ((asked: readonly string[]) => void) | undefined
  inputs?: boolean | undefined
  oninputs?: ((inputs: boolean) => void) | undefined
  among?: Among | undefined
  onamong?: ((among: Among) => void) | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
}

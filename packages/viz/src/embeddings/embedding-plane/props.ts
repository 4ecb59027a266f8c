import type { EmbeddingTable } from '@nextword/core/embeddings'
import type { Snippet } from 'svelte'
import type { Words } from '../../words/en.ts'
import type { PlaneMap } from './placing.ts'

export type PlaneMode = 'lift' | 'find'
export type PlaneView = 'line' | 'plane'
export type PlaneShow = 'chosen' | '2000' | '5000'

/** The widget's props: those of the schema, live things, and the events. */
export interface EmbeddingPlaneProps {
  /** The word vectors; without them the 2,000 that ship are fetched. */
  table?: EmbeddingTable | null | undefined
  /** The larger table; without it the 5,000 that ship are fetched once they are asked for. */
  largeTable?: EmbeddingTable | null | undefined
  /** Where the table's words lie on the map; without it the one that ships is fetched when needed. */
  map?: PlaneMap | undefined
  /** The same of the larger table. */
  largeMap?: PlaneMap | undefined
  /** A number for each word, as a tokenizer has them; without it the place in order of frequency. */
  ids?: Readonly<Record<string, number>> | null | undefined
  mode?: PlaneMode | undefined
  view?: PlaneView | undefined
  onview?: ((view: PlaneView) => void) | undefined
  show?: PlaneShow | undefined
  onshow?: ((show: PlaneShow) => void) | undefined
  word?: string | undefined
  onchange?: ((word: string) => void) | undefined
  home?: string | undefined
  chosen?: readonly string[] | undefined
  own?: readonly string[] | undefined
  onown?: ((own: readonly string[]) => void) | undefined
  centred?: boolean | undefined
  sentences?: boolean | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words | undefined
  /** Folded parts, after the widget's own. */
  folds?: Snippet | undefined
}

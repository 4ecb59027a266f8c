import type { EmbeddingTable } from '@nextword/core/embeddings'
import { Arriving } from '../../../kit/arriving.svelte.ts'
import { givenProps } from '../../../kit/controlled.svelte.ts'
import { loadWords } from '../../../kit/shipped.ts'
import { TextState } from '../../../kit/text-state.svelte.ts'
import type { VectorsStripProps } from '../props.ts'
import { tokenStripSchema as schema } from '../schema.ts'
import { pairAtFirst, withSwap, wordsIn } from './places.ts'

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class VectorsState {
  readonly #raw: () => VectorsStripProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly lang: string = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly title: string = $derived.by(() => this.#given.title ?? '')

  readonly text: TextState = new TextState(() => ({
    text: this.#raw().text === undefined ? undefined : (this.#given.text ?? ''),
    sentence: this.#given.sentence ?? schema.sentence.default,
    onchange: this.#raw().onchange,
  }))

  readonly arriving: Arriving<EmbeddingTable> = new Arriving<EmbeddingTable>(() =>
    (this.#raw().loadTable ?? (() => loadWords('2000')))(),
  )
  readonly table: EmbeddingTable | undefined = $derived.by(
    () => this.#raw().table ?? this.arriving.value,
  )

  readonly #found = $derived.by(() => wordsIn(this.text.current))
  /** The words of the text, in its order. */
  readonly words: readonly string[] = $derived.by(() => this.#found.words)
  /** How many words more the text has. */
  readonly left: number = $derived.by(() => this.#found.left)
  /** What of the text is no word, each once. */
  readonly others: readonly string[] = $derived.by(() => this.#found.others)

  /** How the words of a text were put; of another text they stand as it has them. */
  #put = $state.raw<{
    readonly words: string
    readonly order: readonly number[]
    readonly pair: number
  }>({ words: '', order: [], pair: 0 })
  readonly #key = $derived.by(() => this.words.join(' '))
  readonly order: readonly number[] = $derived.by(() =>
    this.#put.words === this.#key && this.#put.order.length === this.words.length
      ? this.#put.order
      : this.words.map((_, at) => at),
  )
  /** The first of the two places that are looked at. */
  readonly pair: number = $derived.by(() =>
    this.#put.words === this.#key
      ? this.#put.pair
      : this.table === undefined
        ? 0
        : pairAtFirst(this.words, this.table),
  )
  readonly isSwapped: boolean = $derived.by(() => this.order.some((word, place) => word !== place))

  constructor(raw: () => VectorsStripProps) {
    this.#raw = raw
    $effect(() => {
      if (this.table === undefined && this.arriving.arrival === 'waiting') this.arriving.fetch()
    })
  }

  /** Looks at the word of a place and its neighbour. */
  choose(place: number): void {
    const pair = Math.max(0, Math.min(place, this.words.length - 2))
    this.#put = { words: this.#key, order: this.order, pair }
  }

  swap(): void {
    const { pair } = this
    this.#put = { words: this.#key, order: withSwap(this.order, pair), pair }
  }

  /** Back to the text's own order. */
  reset(): void {
    this.#put = { words: this.#key, order: this.words.map((_, at) => at), pair: this.pair }
  }
}

import { controlled } from './controlled.svelte.ts'

/** A longer text is cut. */
export const mostCharacters = 100_000

/** Where a text comes from. */
export interface TextSource {
  /** Held by the parent; undefined where it isn't. */
  readonly text: string | undefined
  /** Shown until the reader changes it. */
  readonly sentence: string
  readonly onchange: ((text: string) => void) | undefined
  /** How much of it is worked with, in UTF-16 units. */
  readonly most?: number
}

/** The text of a figure: the page's sentence, or what the reader made of it. */
export class TextState {
  readonly #source: () => TextSource
  /** What the reader wrote, and beside which sentence: another one takes its place. */
  readonly #written = controlled<{ readonly text: string; readonly beside: string } | null>(
    () => {
      const { text, sentence } = this.#source()
      return text === undefined ? undefined : { text, beside: sentence }
    },
    () => null,
    (written) => this.#source().onchange?.(written?.text ?? this.#source().sentence),
  )
  readonly #whole = $derived.by(() => {
    const { sentence } = this.#source()
    const written = this.#written.current
    return written !== null && written.beside === sentence ? written.text : sentence
  })
  readonly current: string = $derived.by(() =>
    kept(this.#whole, this.#source().most ?? mostCharacters),
  )
  /** How much of it was left out, if it was: how many characters are kept, and of how many. */
  readonly cut: readonly [kept: number, all: number] | null = $derived.by(() =>
    this.current === this.#whole ? null : [this.current.length, this.#whole.length],
  )
  readonly isChanged: boolean = $derived.by(() => this.#whole !== this.#source().sentence)

  constructor(source: () => TextSource) {
    this.#source = source
  }

  change(text: string): void {
    this.#written.change({ text, beside: this.#source().sentence })
  }

  /** Back to the sentence. */
  reset(): void {
    this.#written.change(null)
  }
}

/** As much of a text as is worked with; no pair of surrogates is cut in two. */
function kept(text: string, most: number): string {
  if (text.length <= most) return text
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(most - 1))
  return text.slice(0, splitsPair ? most - 1 : most)
}

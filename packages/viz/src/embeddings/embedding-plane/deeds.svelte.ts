/** What a reader did that can be undone, and to which word. */
export interface Deed {
  readonly kind: 'found' | 'removed'
  readonly word: string
}

/** What there was before a deed. */
export interface Moment {
  /** Null: the word of the page's sentence, whichever that is by then. */
  readonly word: string | null
  readonly own: readonly string[]
}

const most = 100

/** What a reader did, to be undone step by step. */
export class Deeds {
  #past = $state.raw<readonly { readonly deed: Deed; readonly before: Moment }[]>([])

  /** What would be undone; undefined where there is nothing. */
  get last(): Deed | undefined {
    return this.#past.at(-1)?.deed
  }

  remember(deed: Deed, before: Moment): void {
    this.#past = [...this.#past.slice(1 - most), { deed, before }]
  }

  /** Takes the last one back. @returns what there was before it */
  takeBack(): Moment | undefined {
    const last = this.#past.at(-1)
    this.#past = this.#past.slice(0, -1)
    return last?.before
  }

  forget(): void {
    this.#past = []
  }
}

import type { Vocabulary } from '@nextword/core/tokens'
import { Arriving } from './arriving.svelte.ts'
import { controlled } from './controlled.svelte.ts'
import { loadVocabulary } from './vocabularies.ts'
import { type VocabularyName, vocabularyNames } from './vocabulary-names.ts'

/** Where the choice of a vocabulary comes from. */
export interface VocabularySource {
  /** The one that the parent holds, if it does. */
  readonly name: VocabularyName | undefined
  /** Those that are there already. */
  readonly handed: Partial<Readonly<Record<VocabularyName, Vocabulary>>> | undefined
  readonly onname: ((name: VocabularyName) => void) | undefined
  /** Fetches one, where that is not to be the shipped. */
  readonly load: ((name: VocabularyName) => Promise<Vocabulary>) | undefined
  /** Whether one is needed now. */
  readonly isNeeded: boolean
}

/** Which of GPT's vocabularies is chosen; it is fetched when it is needed and not handed in. */
export class VocabularyChoice {
  readonly #source: () => VocabularySource
  readonly #name = controlled<VocabularyName>(
    () => this.#source().name,
    () => 'r50k',
    (name) => this.#source().onname?.(name),
  )
  readonly #fetched: Readonly<Record<VocabularyName, Arriving<Vocabulary>>> = {
    r50k: new Arriving(() => this.#load('r50k')),
    cl100k: new Arriving(() => this.#load('cl100k')),
    o200k: new Arriving(() => this.#load('o200k')),
  }
  #lastShown: VocabularyName | null = null

  /** The one that was asked for. */
  readonly name: VocabularyName = $derived.by(() => this.#name.current)
  /** The one that is shown: the one before while another is on its way; null before the first. */
  readonly shown: VocabularyName | null = $derived.by(() => {
    const isThere = (name: VocabularyName | null): boolean =>
      name !== null && this.#vocabularyOf(name) !== undefined
    if (isThere(this.name)) this.#lastShown = this.name
    else if (!isThere(this.#lastShown))
      this.#lastShown = vocabularyNames.find((name) => isThere(name)) ?? null
    return this.#lastShown
  })
  readonly current: Vocabulary | undefined = $derived.by(() =>
    this.shown === null ? undefined : this.#vocabularyOf(this.shown),
  )
  /** What is shown is what was asked for. */
  readonly isThere: boolean = $derived.by(() => this.shown === this.name)
  readonly failed: boolean = $derived.by(
    () => !this.isThere && this.#fetched[this.name].arrival === 'failed',
  )

  /** While a component is being made. */
  constructor(source: () => VocabularySource) {
    this.#source = source
    $effect(() => {
      const { arrival } = this.#fetched[this.name]
      if (this.#source().isNeeded && !this.isThere && arrival === 'waiting') this.fetch()
    })
  }

  choose(name: VocabularyName): void {
    this.#name.change(name)
  }

  /** Fetches the one that was asked for, also after a failure. */
  fetch(): void {
    this.#fetched[this.name].fetch()
  }

  #load(name: VocabularyName): Promise<Vocabulary> {
    return (this.#source().load ?? loadVocabulary)(name)
  }

  #vocabularyOf(name: VocabularyName): Vocabulary | undefined {
    return this.#source().handed?.[name] ?? this.#fetched[name].value
  }
}

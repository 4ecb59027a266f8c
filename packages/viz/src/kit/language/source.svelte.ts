import { Arriving } from '../arriving.svelte.ts'
import { type Language, loadLanguage } from './language.ts'

/** How a figure comes to its language. */
export interface LanguageProps {
  /** The language that the figure shows; without it the small world that ships is fetched. */
  readonly language?: Language | undefined
  /** Fetches a language, where something else is to. */
  readonly load?: (() => Promise<Language>) | undefined
}

/** The language of a figure: handed in, or fetched once the figure is there. */
export class LanguageSource {
  readonly #given: () => LanguageProps
  readonly arriving: Arriving<Language>

  constructor(given: () => LanguageProps) {
    this.#given = given
    this.arriving = new Arriving(() => (given().load ?? loadLanguage)())
  }

  get current(): Language | undefined {
    return this.#given().language ?? this.arriving.value
  }

  get hasFailed(): boolean {
    return this.current === undefined && this.arriving.arrival === 'failed'
  }

  /** For `onMount`, and for "Try again". */
  fetch(): void {
    if (this.current === undefined) this.arriving.fetch()
  }
}

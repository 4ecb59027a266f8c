import { type Language, loadLanguage } from '@nextword/viz/kit/language'
import { arrived } from './arrived.ts'

/** The model that ships, for an island that wakes up together with it. */
export const fetchPageLanguage = (): Promise<Language> => arrived(loadLanguage)

/** Which model drives the page's figures: the one that ships, or one that the reader has trained. */
class PageLanguage {
  #shipped = $state.raw<Language | undefined>()
  #own = $state.raw<Language | undefined>()
  #isComing = false

  /** Undefined until it is there; see `fetch`. */
  get current(): Language | undefined {
    return this.#own ?? this.#shipped
  }

  get isOwn(): boolean {
    return this.#own !== undefined
  }

  /** Fetches the model that ships, once; what doesn't arrive is asked for again. */
  fetch(): void {
    if (this.#isComing) return
    this.#isComing = true
    void fetchPageLanguage().then((language) => {
      this.#shipped = language
    })
  }

  /** From now on every figure shows what this model says. */
  take(own: Language): void {
    this.#own = own
  }

  /** Back to the model that ships. */
  giveBack(): void {
    this.#own = undefined
    this.fetch()
  }
}

export const pageLanguage: PageLanguage = new PageLanguage()

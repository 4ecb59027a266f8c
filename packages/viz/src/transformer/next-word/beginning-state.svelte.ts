import { controlled } from '../../kit/controlled.svelte.ts'
import {
  type Beginning,
  beginningText,
  firstBeginning,
  plainBeginning,
  swappedBeginning,
} from '../../kit/language/index.ts'

/** Where it comes from. */
interface BeginningSource {
  /** Held by the parent; undefined where it isn't. */
  readonly beginning: Beginning | undefined
  readonly onbeginning: ((beginning: Beginning) => void) | undefined
}

/** What the text begins with: the page's, or what the reader made of it. */
export class BeginningState {
  readonly #source: () => BeginningSource
  readonly #beginning = controlled<Beginning>(
    () => this.#source().beginning,
    () => firstBeginning,
    (beginning) => this.#source().onbeginning?.(beginning),
  )

  readonly current = $derived.by(() => this.#beginning.current)
  readonly text = $derived.by(() => beginningText(this.current))
  /** Whether it is the reader's to change back: nobody outside holds it. */
  readonly canGoBack = $derived.by(
    () => this.#source().beginning === undefined && this.text !== beginningText(firstBeginning),
  )

  constructor(source: () => BeginningSource) {
    this.#source = source
  }

  /** Puts the other word in the cue's place. */
  swap(): void {
    this.#beginning.change(swappedBeginning(this.current))
  }

  /** Begins with the reader's own text, as long as it may be; no pair of surrogates is cut in two. */
  write(text: string, longest: number): void {
    const splitsPair = text.length > longest && /[\ud800-\udbff]/.test(text.charAt(longest - 1))
    const kept = text.slice(0, splitsPair ? longest - 1 : longest)
    this.#beginning.change(plainBeginning(kept.toWellFormed()))
  }

  goBack(): void {
    this.#beginning.change(firstBeginning)
  }
}

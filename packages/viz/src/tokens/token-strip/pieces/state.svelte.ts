import { givenProps } from '../../../kit/controlled.svelte.ts'
import { TextState } from '../../../kit/text-state.svelte.ts'
import { VocabularyChoice } from '../../../kit/vocabulary-choice.svelte.ts'
import type { PiecesStripProps } from '../props.ts'
import { tokenStripSchema as schema } from '../schema.ts'
import { withSpaceToggled } from './strip-tokens.ts'
import type { StripView } from './view.ts'

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class PiecesState {
  readonly #raw: () => PiecesStripProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly lang: string = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly title: string = $derived.by(() => this.#given.title ?? '')

  readonly text: TextState = new TextState(() => ({
    text: this.#raw().text === undefined ? undefined : (this.#given.text ?? ''),
    sentence: this.#given.sentence ?? schema.sentence.default,
    onchange: this.#raw().onchange,
  }))
  readonly vocabulary: VocabularyChoice = new VocabularyChoice(() => ({
    name: this.#given.vocabulary,
    handed: this.#raw().vocabularies,
    onname: this.#raw().onvocabulary,
    load: this.#raw().load,
    isNeeded: true,
  }))

  /** In which text which byte was chosen; in another text it is the first. */
  #chosen = $state.raw({ text: '', byte: 0 })
  /** The text before a space was taken out of it, and after. */
  #taken = $state.raw({ before: '', after: '' })

  constructor(raw: () => PiecesStripProps) {
    this.#raw = raw
  }

  /** The byte of the text whose token is chosen. */
  get chosen(): number {
    return this.#chosen.text === this.text.current ? this.#chosen.byte : 0
  }

  choose(byte: number): void {
    this.#chosen = { text: this.text.current, byte }
  }

  /** The last thing done was to take a space out. */
  get canPutBack(): boolean {
    const { before, after } = this.#taken
    return before !== after && after === this.text.current
  }

  /** Puts a space before the chosen piece, or takes it out and back; the same byte stays chosen. */
  toggleSpace({ piece }: NonNullable<StripView['space']>): void {
    const before = this.text.current
    const text = this.canPutBack ? this.#taken.before : withSpaceToggled(before, piece)
    this.#taken = text.length < before.length ? { before, after: text } : { before: '', after: '' }
    this.#chosen = { text, byte: this.chosen }
    this.text.change(text)
  }
}

import type { Vocabulary } from '@nextword/core/tokens'
import { Arriving } from '../../../kit/arriving.svelte.ts'
import { controlled, givenProps } from '../../../kit/controlled.svelte.ts'
import { loadVocabulary, type VocabularyName, vocabularyNames } from '../../../kit/vocabularies.ts'
import type { PiecesStripProps } from '../props.ts'
import { tokenStripSchema as schema } from '../schema.ts'
import { TextState } from '../text-state.svelte.ts'
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

  readonly #name = controlled<VocabularyName>(
    () => this.#given.vocabulary,
    () => schema.vocabulary.default as VocabularyName,
    (name) => this.#raw().onvocabulary?.(name),
  )
  readonly #fetched: Readonly<Record<VocabularyName, Arriving<Vocabulary>>> = {
    r50k: new Arriving(() => loadVocabulary('r50k')),
    cl100k: new Arriving(() => loadVocabulary('cl100k')),
    o200k: new Arriving(() => loadVocabulary('o200k')),
  }
  /** The vocabulary that was asked for. */
  readonly name: VocabularyName = $derived.by(() => this.#name.current)
  readonly arriving: Arriving<Vocabulary> = $derived.by(() => this.#fetched[this.name])
  #lastShown: VocabularyName | null = null
  /** The one that is shown: the one before while another is on its way; null before the first. */
  readonly shown: VocabularyName | null = $derived.by(() => {
    const there = (name: VocabularyName | null): boolean =>
      name !== null && this.#vocabularyOf(name) !== undefined
    if (there(this.name)) this.#lastShown = this.name
    else if (!there(this.#lastShown))
      this.#lastShown = vocabularyNames.find((name) => there(name)) ?? null
    return this.#lastShown
  })
  readonly vocabulary: Vocabulary | undefined = $derived.by(() =>
    this.shown === null ? undefined : this.#vocabularyOf(this.shown),
  )
  readonly isThere: boolean = $derived.by(() => this.shown === this.name)

  /** In which text which byte was chosen; in another text it is the first. */
  #chosen = $state.raw({ text: '', byte: 0 })
  /** The text before a space was taken out of it, and after. */
  #taken = $state.raw({ before: '', after: '' })

  constructor(raw: () => PiecesStripProps) {
    this.#raw = raw
    $effect(() => {
      if (!this.isThere && this.arriving.arrival === 'waiting') this.arriving.fetch()
    })
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

  chooseVocabulary(name: VocabularyName): void {
    this.#name.change(name)
  }

  /** Puts a space before the chosen piece, or takes it out and back; the same byte stays chosen. */
  toggleSpace({ piece }: NonNullable<StripView['space']>): void {
    const before = this.text.current
    const text = this.canPutBack ? this.#taken.before : withSpaceToggled(before, piece)
    this.#taken = text.length < before.length ? { before, after: text } : { before: '', after: '' }
    this.#chosen = { text, byte: this.chosen }
    this.text.change(text)
  }

  #vocabularyOf(name: VocabularyName): Vocabulary | undefined {
    return this.#raw().vocabularies?.[name] ?? this.#fetched[name].value
  }
}

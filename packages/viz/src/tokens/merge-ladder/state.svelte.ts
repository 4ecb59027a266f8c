import { prefersReducedMotion } from 'svelte/motion'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { createPlayback } from '../../kit/playback.svelte.ts'
import { TextState } from '../../kit/text-state.svelte.ts'
import { VocabularyChoice } from '../../kit/vocabulary-choice.svelte.ts'
import { type Learnt, learning, mostLearnt, unlearnt } from './learning.ts'
import type { MergeLadderProps, MergesView } from './props.ts'
import { mergeLadderSchema as schema } from './schema.ts'

/** The longest word that is looked into, in UTF-16 units. */
const mostOfWord = 200
/** Merges a second; fewer for whoever prefers less motion. */
const speed = 3
const calmSpeed = 1

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class MergeLadderState {
  readonly #raw: () => MergeLadderProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly lang: string = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly title: string = $derived.by(() => this.#given.title ?? '')

  readonly #view = controlled<MergesView>(
    () => this.#given.view,
    () => schema.view.default,
    (view) => this.#raw().onview?.(view),
  )
  readonly view: MergesView = $derived.by(() => this.#view.current)

  readonly text: TextState = new TextState(() => ({
    text: this.#raw().text === undefined ? undefined : (this.#given.text ?? ''),
    sentence: this.#given.sample ?? schema.sample.default,
    onchange: this.#raw().ontext,
    most: mostLearnt,
  }))

  readonly vocabulary: VocabularyChoice = new VocabularyChoice(() => ({
    name: this.#given.vocabulary,
    handed: this.#raw().vocabularies,
    onname: this.#raw().onvocabulary,
    load: this.#raw().load,
    isNeeded: this.view === 'real',
  }))
  readonly word: TextState = new TextState(() => ({
    text: this.#raw().onword === undefined ? undefined : (this.#given.word ?? schema.word.default),
    sentence: this.#given.word ?? schema.word.default,
    onchange: this.#raw().onword,
    most: mostOfWord,
  }))
  readonly #spaced = controlled<boolean>(
    () => this.#given.spaced,
    () => schema.spaced.default,
    (spaced) => this.#raw().onspaced?.(spaced),
  )
  readonly spaced: boolean = $derived.by(() => this.#spaced.current)
  /** The word as it is encoded. */
  readonly asked: string = $derived.by(() =>
    this.word.current === '' ? '' : `${this.spaced ? ' ' : ''}${this.word.current}`,
  )

  /** In which word which token was chosen; of another word it is the first. */
  #chosen = $state.raw({ of: '', token: 0 })

  /** What was learnt, of which text. */
  #run = $state.raw<{ readonly of: string; readonly learnt: Learnt } | null>(null)
  #failed = $state(false)
  readonly #fresh = $derived.by(() => unlearnt(this.text.current))
  readonly learnt: Learnt = $derived.by(() =>
    this.#run !== null && this.#run.of === this.text.current ? this.#run.learnt : this.#fresh,
  )
  #learning = ''
  #newest: Learnt | undefined

  readonly #playback = createPlayback<Learnt, void>(() => this.#learn(), {
    onreport: () => this.#show(),
    ondone: () => this.#show(),
    onerror: () => {
      this.#failed = true
    },
    speed,
  })

  constructor(raw: () => MergeLadderProps) {
    this.#raw = raw
    $effect(() => {
      // Another text: what plays was learnt from the one before.
      if (this.#playback.playing && this.#learning !== this.text.current) this.#playback.reset()
    })
  }

  get playing(): boolean {
    return this.#playback.playing
  }

  get failed(): boolean {
    return this.#failed
  }

  get chosen(): number {
    return this.#chosen.of === this.asked ? this.#chosen.token : 0
  }

  get hasBegun(): boolean {
    return this.learnt.reports.length > 0
  }

  /** There is nothing left to merge. */
  get isDone(): boolean {
    return this.hasBegun && this.learnt.next === null
  }

  show(view: MergesView): void {
    this.pause()
    this.#view.change(view)
  }

  play(): void {
    this.#begin()
    this.#playback.speed = prefersReducedMotion.current ? calmSpeed : speed
    this.#playback.play()
  }

  pause(): void {
    this.#playback.pause()
  }

  step(): void {
    this.#begin()
    this.#playback.step()
  }

  reset(): void {
    this.#playback.reset()
    this.#failed = false
    this.#run = null
  }

  choose(token: number): void {
    this.#chosen = { of: this.asked, token }
  }

  setSpaced(spaced: boolean): void {
    this.#spaced.change(spaced)
  }

  destroy(): void {
    this.#playback.destroy()
  }

  /** From the start, where the text is another or all is learnt. */
  #begin(): void {
    this.#failed = false
    if (this.#learning !== this.text.current || this.#run === null || this.isDone) {
      this.#playback.reset()
      this.#run = null
    }
    this.#learning = this.text.current
  }

  #learn(): Generator<Learnt, void, undefined> {
    this.#newest = undefined
    return learning(this.#learning, (learnt) => {
      this.#newest = learnt
    })
  }

  #show(): void {
    if (this.#newest !== undefined) this.#run = { of: this.#learning, learnt: this.#newest }
  }
}

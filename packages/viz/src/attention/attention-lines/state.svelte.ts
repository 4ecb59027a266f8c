import type { EmbeddingTable } from '@nextword/core/embeddings'
import { cubicOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'
import { Arriving } from '../../kit/arriving.svelte.ts'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import type { PropsOf } from '../../kit/schema.ts'
import { loadWords } from '../../kit/shipped.ts'
import { exampleOf } from './ambiguous.ts'
import { type FormName, lookedAround } from './looking.ts'
import type { Stage } from './picture.ts'
import type { AttentionLinesProps } from './props.ts'
import { attentionLinesSchema as schema } from './schema.ts'
import { fittedText, focusOf, sentenceWords, withWord } from './sentence-words.ts'

const flowMs = 450

/** A word that the reader did something to: it counts as long as that word stands there. */
interface Touched {
  readonly place: number
  readonly key: string
}

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class AttentionLinesState {
  readonly #raw: () => AttentionLinesProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))

  readonly #text = controlled<string>(
    () => this.#given.text,
    () => schema.text.default,
    (text) => this.#raw().ontext?.(text),
  )
  readonly #word = controlled<string>(
    () => this.#given.word || undefined,
    () => '',
    (word) => this.#raw().onword?.(word),
  )
  readonly #mixing = controlled<number>(
    () => this.#given.mixing,
    () => schema.mixing.default,
    (mixing) => this.#raw().onmixing?.(mixing),
  )
  readonly #form = controlled<FormName>(
    () => this.#given.form,
    () => schema.form.default,
    (form) => this.#raw().onform?.(form),
  )
  readonly #average = controlled<boolean>(
    () => this.#given.average,
    () => schema.average.default,
    (average) => this.#raw().onaverage?.(average),
  )
  readonly #looksBack = controlled<boolean>(
    () => this.#given.looksBack,
    () => schema.looksBack.default,
    (looksBack) => this.#raw().onlooksback?.(looksBack),
  )
  #dropped = $state.raw<readonly Touched[]>([])
  #pins = $state.raw<readonly (Touched & { readonly weight: number })[]>([])
  #cutOff = $state.raw<{ readonly text: string; readonly words: number } | undefined>()
  readonly #flow = new Tween(1, { easing: cubicOut })

  readonly arriving = new Arriving<EmbeddingTable>(() =>
    (this.#raw().load ?? (() => loadWords('2000')))(),
  )

  readonly table = $derived.by(() => this.#raw().table ?? this.arriving.value)
  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly stage = $derived.by<Stage>(() => this.#given.stage ?? schema.stage.default)
  readonly longest = $derived.by(() => this.#given.longest ?? schema.longest.default)
  readonly text = $derived.by(() => this.#text.current)
  readonly mixing = $derived.by(() => (this.stage === 'entry' ? 0 : this.#mixing.current))
  readonly form = $derived.by(() => this.#form.current)
  readonly average = $derived.by(() => this.#average.current)
  readonly looksBack = $derived.by(() => this.#looksBack.current)

  readonly words = $derived.by(() =>
    this.table === undefined ? [] : sentenceWords(this.text, this.table),
  )
  readonly leftOut = $derived.by(() => {
    const { leftOut } = fittedText(this.text)
    return this.#cutOff?.text === this.text ? this.#cutOff.words : leftOut
  })
  readonly focus = $derived.by(() => focusOf(this.words, this.#word.current))
  readonly dropped = $derived.by(() => this.#standing(this.#dropped).map(({ place }) => place))
  readonly pins = $derived.by(() => this.#standing(this.#pins))
  readonly touched = $derived.by(
    () => this.dropped.length > 0 || this.pins.length > 0 || !this.looksBack,
  )

  readonly example = $derived.by(() => exampleOf(this.text))
  /** Which meaning the story has; undefined for a sentence of the reader's own. */
  readonly means = $derived.by(() => {
    const { example, focus, words } = this
    const isIts = focus >= 0 && words[focus]?.key === example?.of.word
    return isIts && this.#senses === null ? example?.sentence.means : undefined
  })
  /** What the cue can be swapped for. */
  readonly cues = $derived.by((): readonly string[] => {
    const { cues } = this.#given
    if (cues != null && cues.length > 0) return cues
    const { example } = this
    const offered = (example?.of.sentences ?? [])
      .filter((one) => one.isSpare !== true || one === example?.sentence)
      .map(({ cue }) => cue)
    return offered.filter((cue, at) => offered.indexOf(cue) === at)
  })
  /** The place of the cue in the sentence; −1 if none of the cues is in it. */
  readonly cue = $derived.by(() => {
    const cues = this.cues.map((one) => one.toLowerCase())
    return this.words.findIndex(({ key }, at) => at !== this.focus && cues.includes(key))
  })

  readonly #senses = $derived.by(() => {
    const { senses } = this.#given
    if (senses == null || senses.length < 2) return null
    const half = Math.ceil(senses.length / 2)
    return [senses.slice(0, half), senses.slice(half)] as const
  })
  readonly looked = $derived.by(() => this.#lookedWith(this.mixing))
  /** As it is drawn: after another sentence came, the mix flows in anew. */
  readonly flowing = $derived.by(() => {
    const share = this.#flow.current
    return share === 1 ? this.looked : this.#lookedWith(this.mixing * share)
  })
  /** Places of words that a tap swaps, drops or puts back. */
  readonly taps = $derived.by(() =>
    this.words.flatMap((_, place) =>
      (place === this.cue && this.swapped !== null) ||
      (this.stage === 'mixing' && place !== this.focus && this.canToggle(place))
        ? [place]
        : [],
    ),
  )

  #lookedWith(mixing: number) {
    const { table, words, focus, form, average, looksBack, dropped, pins } = this
    if (table === undefined || focus < 0) return undefined
    const senses = this.#senses
    return lookedAround({
      table,
      words,
      focus,
      mixing,
      form,
      average,
      looksBack,
      dropped,
      pins,
      senses,
    })
  }

  constructor(raw: () => AttentionLinesProps) {
    this.#raw = raw
    let before: string | undefined
    $effect.pre(() => {
      const { text } = this
      // Not at every letter that is typed.
      const isOther = before !== undefined && before !== text && this.#cutOff?.text !== text
      if (isOther && !prefersReducedMotion.current) {
        void this.#flow.set(0, { duration: 0 })
        void this.#flow.set(1, { duration: flowMs })
      }
      before = text
    })
  }

  /** A sentence of the reader's own, cut to what can be drawn. */
  write(text: string): void {
    const { longest } = this
    const fitted = fittedText(text, longest)
    // As long as all of it is kept the spaces stay as they are typed.
    const kept = fitted.leftOut > 0 || text.length > longest ? fitted.text : text.toWellFormed()
    this.#cutOff = { text: kept, words: fitted.leftOut }
    this.#text.change(kept)
  }

  /** The word that the button back names: that which looks around there; '' where none is needed. */
  readonly back = $derived.by(() => {
    const { back } = this.#given
    if (back == null || back === '' || this.table === undefined) return ''
    const ofBack = exampleOf(back)
    const isThere = ofBack !== undefined && ofBack.of === this.example?.of
    if (isThere || back === this.text) return ''
    const words = sentenceWords(back, this.table)
    return words[focusOf(words, '')]?.written ?? ''
  })

  /** Back to the sentence to begin with. */
  goBack(): void {
    const { back } = this.#given
    if (back == null) return
    this.#word.change('')
    const { onback } = this.#raw()
    if (onback === undefined) this.#text.change(back)
    else onback()
  }

  /** Another of the stories, with its own word looking around. */
  show(text: string, word: string): void {
    this.#word.change(word)
    this.#text.change(text)
  }

  /** The word that is chosen stays chosen as long as it is in the sentence. */
  choose(word: string): void {
    this.#word.change(word)
  }

  /** Puts another cue in the place of the one that is there. */
  swap(cue: string): void {
    const { example } = this
    // Two stories may have the same cue: then it is the one that leads back here.
    const stories = example?.of.sentences.filter((one) => one.cue === cue) ?? []
    const story = stories.find(({ twin }) => twin === example?.sentence.cue) ?? stories[0]
    if (story !== undefined) this.#text.change(story.text)
    else if (this.cue >= 0) this.#text.change(withWord(this.text, this.cue, cue))
    this.#raw().onswap?.(cue)
  }

  /** What a tap on the cue brings: its twin, or else the next of the cues. */
  readonly swapped = $derived.by((): string | null => {
    const { example, cues, cue, words } = this
    if (cue < 0 || cues.length < 2) return null
    const twin = example?.sentence.twin
    if (twin != null && (this.#given.cues == null || cues.includes(twin))) return twin
    const at = cues.findIndex((one) => one.toLowerCase() === words[cue].key)
    return cues[(at + 1) % cues.length]
  })

  swapNext(): void {
    if (this.swapped !== null) this.swap(this.swapped)
  }

  mix(share: number): void {
    this.#mixing.change(share)
  }

  chooseForm(form: FormName): void {
    this.#form.change(form)
  }

  chooseAverage(average: boolean): void {
    this.#average.change(average)
  }

  chooseLooksBack(looksBack: boolean): void {
    this.#looksBack.change(looksBack)
  }

  toggle(place: number): void {
    const { key } = this.words[place]
    this.#pins = this.#pins.filter((one) => one.place !== place)
    this.#dropped = this.dropped.includes(place)
      ? this.#dropped.filter((one) => one.place !== place)
      : [...this.#standing(this.#dropped), { place, key }]
  }

  /** Gives a word a weight; the latest counts first. */
  pin(place: number, weight: number): void {
    const { key } = this.words[place]
    const others = this.#standing(this.#pins).filter((one) => one.place !== place)
    this.#pins = [...others, { place, key, weight }]
  }

  reset(): void {
    this.#pins = []
    this.#dropped = []
    if (!this.looksBack) this.#looksBack.change(true)
  }

  /** A word can be dropped if it is looked at, or was until the reader did something to it. */
  canToggle(place: number): boolean {
    const { dropped, pins, looked } = this
    return (
      dropped.includes(place) ||
      pins.some((pin) => pin.place === place) ||
      (looked?.weights[place] ?? 0) > 0
    )
  }

  /** All values of the schema, as they are now. */
  values(): Partial<PropsOf<typeof schema>> {
    const { text, form, average, looksBack } = this
    const [word, mixing] = [this.#word.current, this.#mixing.current]
    return { ...this.#given, text, word, mixing, form, average, looksBack }
  }

  #standing<One extends Touched>(all: readonly One[]): readonly One[] {
    return all.filter(({ place, key }) => this.words[place]?.key === key)
  }
}

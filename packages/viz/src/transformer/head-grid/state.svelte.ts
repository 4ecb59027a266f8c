import { storyWords } from '@nextword/core/world'
import { controlled, type Controlled, givenProps } from '../../kit/controlled.svelte.ts'
import {
  type Beginning,
  beginningText,
  firstBeginning,
  heard,
  type Heard,
  type Language,
  LanguageSource,
  swappedBeginning,
  truthShares,
} from '../../kit/language/index.ts'
import { Work } from './work.svelte.ts'
import { beliefWithout, type SenseShare, senseShares } from './belief.ts'
import {
  type Broken,
  headRun,
  type HeadRun,
  isWhole,
  type NeuronPlace,
  type Places,
  whole,
} from './bench.ts'
import { type Change, changeOf } from './change.ts'
import { cueHeadHere, firstQuery, tokenOf } from './looks.ts'
import { type MeasuredHeads, standOut, type StandOut } from './measured.ts'
import { measureHeads } from './measuring.ts'
import type { HeadGridProps } from './props.ts'
import { headGridSchema as schema } from './schema.ts'
import { neuronThatMatters } from './worth.ts'

/** A text as a language hears it, and the whole model's run over it. */
interface Read {
  readonly language: Language
  readonly heard: Heard
  readonly run: HeadRun
  /** The place of the cue among its words; −1 without one. */
  readonly cue: number
}

/** The place of a beginning's cue among the words of its text; −1 where it is no single word. */
export function cuePlace({ before, cue }: Beginning, { words }: Heard): number {
  const place = storyWords(before).length
  const [word, ...more] = storyWords(cue)
  return word !== undefined && more.length === 0 && words[place]?.word === word ? place : -1
}

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class HeadGridState {
  readonly #raw: () => HeadGridProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly lang: string = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly title: string = $derived.by(() => this.#given.title ?? '')
  readonly number: string | undefined = $derived.by(() => this.#given.number || undefined)

  readonly source: LanguageSource = new LanguageSource(() => this.#raw())
  readonly beginning: Controlled<Beginning> = controlled<Beginning>(
    () => this.#raw().beginning,
    () => firstBeginning,
    (next) => this.#raw().onbeginning?.(next),
  )

  readonly read: Read | undefined = $derived.by(() => {
    const language = this.source.current
    if (language === undefined) return undefined
    const text = heard(language.world, beginningText(this.beginning.current))
    const run = headRun(language, text, whole)
    return { language, heard: text, run, cue: cuePlace(this.beginning.current, text) }
  })

  // --- what is broken
  #heads = $state.raw<readonly number[]>([])
  /** The cue, whichever it is, or a word of a text of so many that has none. */
  #hides = $state.raw<'cue' | { readonly place: number; readonly of: number } | null>(null)
  #ahead = $state(false)
  #places = $state<Places>('told')
  #neuron = $state.raw<NeuronPlace | null>(null)

  readonly broken: Broken = $derived.by(() => {
    const { read } = this
    if (read === undefined) return whole
    const { layers, heads, hidden } = read.language.model.config
    const neuron = this.#neuron
    return {
      heads: this.#heads.filter((head) => head < layers * heads),
      hidden: this.#hidden(read),
      ahead: this.#ahead,
      places: this.#places,
      neuron: neuron !== null && neuron.layer < layers && neuron.neuron < hidden ? neuron : null,
    }
  })
  readonly isWhole: boolean = $derived.by(() => isWhole(this.broken))
  /** The run as broken as it is; without anything broken the whole model's. */
  readonly run: HeadRun | undefined = $derived.by(() => {
    const { read } = this
    if (read === undefined || this.isWhole) return read?.run
    return headRun(read.language, read.heard, this.broken)
  })
  readonly change: Change | undefined = $derived.by(() => {
    const { read, run } = this
    if (read === undefined || run === undefined) return undefined
    const { world } = read.language
    const { belief, words } = read.heard
    const last = words.at(-1)?.word
    return changeOf(world, read.run.shares, run.shares, truthShares(belief), last)
  })

  // --- what is looked at
  #chosen = $state<number | null>(null)
  readonly #wished = $derived.by(() => {
    const { read } = this
    const { layer, head } = this.#given
    if (read === undefined || layer == null || head == null) return null
    const { layers, heads } = read.language.model.config
    return layer <= layers && head <= heads ? (layer - 1) * heads + head - 1 : null
  })
  /** The head that is enlarged: layer × heads + head. */
  readonly chosen: number = $derived.by(() => {
    const { read } = this
    if (read === undefined) return 0
    const first = this.#wished ?? this.#givenStand?.cue ?? cueHeadHere(read.run, read.cue)
    return Math.min(this.#chosen ?? first, read.run.patterns.length - 1)
  })

  /** The word that was chosen to look, in a text of so many. */
  #looker = $state.raw<{ readonly place: number; readonly of: number } | null>(null)
  /** The token that looks. */
  readonly query: number = $derived.by(() => {
    const { read, run } = this
    if (read === undefined || run === undefined) return 0
    const place =
      this.#looker?.of === read.heard.words.length
        ? this.#looker.place
        : read.run.tokens[firstQuery(read.run, this.chosen, read.cue)].place
    // Of a long text the first words aren't read.
    return Math.max(0, tokenOf(run, place))
  })
  /** The word that can be hidden: the cue, or in a text without one the word that looks; −1 for none. */
  readonly hideable: number = $derived.by(() => {
    const { read, run } = this
    if (read === undefined || run === undefined) return -1
    return read.cue >= 0 ? read.cue : (this.broken.hidden[0] ?? run.tokens[this.query].place)
  })

  // --- what is measured
  readonly measuring: Work<number, MeasuredHeads> = new Work<number, MeasuredHeads>()
  readonly #givenStand = $derived.by(() => {
    const { measured } = this
    return this.#raw().measured === undefined || measured === undefined ? null : standOut(measured)
  })
  readonly measured: MeasuredHeads | undefined = $derived.by(() => {
    const { read } = this
    const measured = this.#raw().measured ?? this.measuring.result
    // One of another model says nothing of this.
    return measured?.heads.length === read?.run.patterns.length ? measured : undefined
  })
  readonly stand: StandOut | null = $derived.by(() =>
    this.measured === undefined ? null : standOut(this.measured),
  )
  readonly finding: Work<number, NeuronPlace> = new Work<number, NeuronPlace>()

  /** Which sense the model takes the ambiguous word in; empty without a cue or without senses. */
  readonly senses: readonly SenseShare[] = $derived.by(() => {
    const { read, run } = this
    if (read === undefined || run === undefined || read.cue < 0) return []
    const { world } = read.language
    const open = beliefWithout(world, read.heard, read.cue)
    return open.isPossible ? senseShares(world, open, read.heard.belief, run.shares) : []
  })

  constructor(raw: () => HeadGridProps) {
    this.#raw = raw
  }

  #hidden({ cue, heard: { words } }: Read): number[] {
    if (this.#hides === null) return []
    if (this.#hides === 'cue') return cue < 0 ? [] : [cue]
    return cue < 0 && this.#hides.of === words.length ? [this.#hides.place] : []
  }

  swap(): void {
    this.beginning.change(swappedBeginning(this.beginning.current))
  }

  choose(head: number): void {
    this.#chosen = head
  }

  look(token: number): void {
    const { read, run } = this
    if (read === undefined || run === undefined) return
    this.#looker = { place: run.tokens[token].place, of: read.heard.words.length }
  }

  /** Turns the chosen head off, or on again. */
  toggle(): void {
    const heads = this.broken.heads
    this.#heads = heads.includes(this.chosen)
      ? heads.filter((head) => head !== this.chosen)
      : [...heads, this.chosen].sort((a, b) => a - b)
  }

  /** Turns one head off, all others on, and shows it. */
  turnOff(head: number): void {
    this.#chosen = head
    this.#heads = [head]
  }

  /** Hides the cue or, in a text without one, the word that looks; or shows it again. */
  hide(hides: boolean): void {
    const { read, hideable: place } = this
    if (!hides || read === undefined || place < 0) this.#hides = null
    else this.#hides = read.cue >= 0 ? 'cue' : { place, of: read.heard.words.length }
  }

  lookAhead(ahead: boolean): void {
    this.#ahead = ahead
  }

  place(places: Places): void {
    this.#places = places
  }

  silence(neuron: NeuronPlace | null): void {
    this.#neuron = neuron
  }

  mend(): void {
    this.#heads = []
    this.#hides = null
    this.#ahead = false
    this.#places = 'told'
    this.#neuron = null
  }

  /** Measures the model's heads, if that isn't handed in, or done or under way. */
  measure(): void {
    const language = this.source.current
    if (language === undefined || this.#raw().measured !== undefined) return
    this.measuring.start(language, () => measureHeads(language, storiesMeasured))
  }

  /** Looks for the neuron that this guess hangs on most, and silences it. */
  findNeuron(): void {
    const { read } = this
    if (read === undefined) return
    this.finding.start(
      {},
      () => neuronThatMatters(read.language, read.heard, read.run),
      (found) => this.silence(found),
    )
  }

  destroy(): void {
    this.measuring.stop()
    this.finding.stop()
  }
}

export const storiesMeasured = 60

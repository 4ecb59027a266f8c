import { controlled, type Controlled, givenProps } from '../../kit/controlled.svelte.ts'
import {
  type Beginning,
  firstBeginning,
  LanguageSource,
  swappedBeginning,
  truthShares,
} from '../../kit/language/index.ts'
import type { PropsOf } from '../../kit/schema.ts'
import { beliefWithout, type SenseShare, senseShares } from './belief.ts'
import { headRun, type HeadRun, type NeuronPlace } from './bench.ts'
import { type Change, changeOf } from './change.ts'
import { Damage } from './damage.svelte.ts'
import { cueHeadHere, firstQuery, tokenOf } from './looks.ts'
import { type MeasuredHeads, standOut, type StandOut } from './measured.ts'
import { measureHeads } from './measuring.ts'
import type { HeadGridProps } from './props.ts'
import { type Read, readBeginning } from './read.ts'
import { headGridSchema as schema } from './schema.ts'
import { Work } from './work.svelte.ts'
import { neuronThatMatters } from './worth.ts'

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class HeadGridState {
  readonly #raw: () => HeadGridProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly lang: string = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly title: string = $derived.by(() => this.#given.title ?? '')
  readonly number: string | undefined = $derived.by(() => this.#given.number || undefined)

  readonly source: LanguageSource = new LanguageSource(() => this.#raw())
  readonly beginning: Controlled<Beginning> = controlled<Beginning>(
    () => this.#given.beginning,
    () => firstBeginning,
    (next) => this.#raw().onbeginning?.(next),
  )

  readonly read: Read | undefined = $derived.by(() => {
    const language = this.source.current
    return language === undefined ? undefined : readBeginning(language, this.beginning.current)
  })

  readonly damage: Damage = new Damage(() => this.read)
  /** The run as broken as it is; without anything broken the whole model's. */
  readonly run: HeadRun | undefined = $derived.by(() => {
    const { read } = this
    if (read === undefined || this.damage.isNone) return read?.run
    return headRun(read.language, read.heard, this.damage.broken)
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
    return read.cue >= 0 ? read.cue : (this.damage.broken.hidden[0] ?? run.tokens[this.query].place)
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

  /** Turns one head off, all others on, and shows it. */
  turnOff(head: number): void {
    this.#chosen = head
    this.damage.turnOffOnly(head)
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
      (found) => this.damage.silence(found),
    )
  }

  /** All values of the schema, as they are now. */
  values(): Partial<PropsOf<typeof schema>> {
    const beginning = this.beginning.current
    const heads = this.read?.language.model.config.heads
    if (this.#chosen === null || heads === undefined) return { ...this.#given, beginning }
    const layer = Math.floor(this.chosen / heads)
    return { beginning, layer: layer + 1, head: this.chosen - layer * heads + 1 }
  }

  destroy(): void {
    this.measuring.stop()
    this.finding.stop()
  }
}

export const storiesMeasured = 60

import { type Network, type OutputsName, withOutputs } from '@nextword/core/network'
import { evaluate, type TrainingSettings } from '@nextword/core/training'
import { untrack } from 'svelte'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { formatCount } from '../../kit/format.ts'
import {
  examplesOf,
  type LabelledPicture,
  picturesFrom,
  symbolPictures,
} from '../../kit/pictures.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { en, type Words } from '../../words/en.ts'
import type { History, HistoryPoint } from './history.ts'
import type { LessonEnd } from './lesson.ts'
import type { NetworkOrigin, Speed, TrainingPanelProps } from './props.ts'
import { sameExamples, sameNetwork } from './same.ts'
import { trainingPanelSchema as schema } from './schema.ts'
import { changesBetween, readSettings } from './settings.ts'
import { type Basis, Trainer, type TrainerSource } from './trainer.svelte.ts'

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class TrainingPanelState implements TrainerSource {
  readonly #raw: () => TrainingPanelProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  #origin: NetworkOrigin = 'training'

  readonly seed: number = $derived.by(() => this.#given.seed ?? schema.seed.default)
  readonly start: Network = $derived.by(() => this.#given.start ?? untrainedNetwork(this.seed))
  readonly lang: string = $derived.by(() => this.#given.lang ?? schema.lang.default)

  readonly #network = controlled<Network>(
    () => this.#given.network ?? undefined,
    () => this.start,
    (network) => this.#raw().onnetwork?.(network, this.#origin),
  )
  readonly #speed = controlled<Speed>(
    () => this.#given.speed,
    () => schema.speed.default,
    (speed) => this.#raw().onspeed?.(speed),
  )
  readonly #settings = controlled<TrainingSettings>(
    () => (this.#raw().settings === undefined ? undefined : readSettings(this.#raw().settings)),
    () => readSettings(undefined),
    (settings) => this.#raw().onsettings?.(settings),
  )
  readonly #drawings = controlled<readonly LabelledPicture[]>(
    () => (this.#raw().drawings === undefined ? undefined : this.#pictures('drawings', () => [])),
    () => [],
    (drawings) => this.#raw().ondrawings?.(drawings),
  )
  /** What to come down to, once the reader trained on. */
  #goal = $state.raw<number | null>(null)

  readonly network: Network = $derived.by(() => this.#network.current)
  /** Of the net only its shape matters to its examples, and that stays as it learns. */
  readonly #shape = $derived.by(() => this.network.sizes.join('-'))
  readonly settings: TrainingSettings = $derived.by(() => {
    const settings = this.#settings.current
    return this.#goal === null ? settings : { ...settings, stopAtLoss: this.#goal }
  })
  readonly speed: Speed = $derived.by(() => this.#speed.current)
  readonly known = $derived.by(() => this.#pictures('examples', symbolPictures))
  readonly drawings = $derived.by(() => this.#drawings.current)
  /** Undefined where there is nothing to learn from. */
  readonly examples = $derived.by(() => {
    const pictures = [...this.known, ...this.drawings]
    void this.#shape
    return pictures.length === 0 ? undefined : untrack(() => examplesOf(this.network, pictures))
  })

  readonly #trainer: Trainer

  readonly now: HistoryPoint = $derived.by(() => {
    const { step = 0, epoch = 0 } = this.history.latest ?? {}
    if (this.examples === undefined) return { step, epoch, loss: Number.NaN, right: 0 }
    const { loss, accuracy } = evaluate(this.network, this.examples)
    return { step, epoch, loss, right: Math.round(accuracy * this.examples.count) }
  })
  readonly untrained = $derived.by(() => sameNetwork(this.network, this.start))
  /** There is nothing left to do but to go for a smaller loss. */
  readonly isDone = $derived.by(() => this.now.loss <= this.settings.stopAtLoss)

  constructor(raw: () => TrainingPanelProps) {
    this.#raw = raw
    this.#trainer = new Trainer(this)
    $effect(() => {
      void [this.settings, this.examples, this.network]
      untrack(() => this.#trainer.notice())
    })
    let played = false
    $effect(() => {
      const { playing } = this
      if (playing !== played) untrack(() => this.#raw().onplaying?.(playing))
      played = playing
    })
  }

  get history(): History {
    return this.#trainer.history
  }

  get playing(): boolean {
    return this.#trainer.playing
  }

  get end(): LessonEnd | null {
    return this.#trainer.end
  }

  get endedAtOnce(): boolean {
    return this.#trainer.endedAtOnce
  }

  get canUndo(): boolean {
    return this.#trainer.canUndo
  }

  play(): void {
    if (this.isDone) this.#goal = this.settings.stopAtLoss / 10
    this.#trainer.play()
  }

  pause(): void {
    this.#trainer.pause()
  }

  step(): void {
    this.#trainer.step()
  }

  epoch(): void {
    this.#trainer.epoch()
  }

  /** Back to the net it started from. The outputs stay: they are a choice, not something learnt. */
  reset(): void {
    const { start, network } = this
    const fits = start.sizes.join() === network.sizes.join()
    this.#goal = null
    this.#trainer.reset(
      fits && start.outputs !== network.outputs ? withOutputs(start, network.outputs) : start,
    )
  }

  undoReset(): void {
    this.#trainer.undoReset()
  }

  changeSettings(part: Partial<TrainingSettings>): void {
    this.#settings.change({ ...this.#settings.current, ...part })
  }

  changeSpeed(speed: Speed): void {
    this.#speed.change(speed)
    if (this.playing) this.#trainer.setPace()
  }

  changeOutputs(outputs: OutputsName): void {
    const mark = this.#words.trainingPanel.outputNames[outputs]
    this.#trainer.replace(withOutputs(this.network, outputs), mark)
  }

  remove(drawing: number): void {
    this.#drawings.change(this.drawings.filter((_, i) => i !== drawing))
  }

  /** All values of the schema, as they are now; and of the others those that the reader changes. */
  values(): Readonly<Record<string, unknown>> {
    const { network, seed, speed, untrained, drawings } = this
    const settings = this.#settings.current
    return {
      ...this.#given,
      network: untrained ? null : network,
      seed,
      speed,
      settings: settings === readSettings(undefined) ? undefined : settings,
      drawings: drawings.length === 0 ? undefined : drawings,
    }
  }

  destroy(): void {
    this.#trainer.destroy()
  }

  hand(network: Network, origin: NetworkOrigin): void {
    this.#origin = origin
    this.#network.change(network)
  }

  changes(before: Basis, moved: boolean): { kind: string; text: string }[] {
    const { settings, examples, lang } = this
    const { marks } = this.#words.trainingPanel
    const changes = changesBetween(before.settings, settings, this.#words, lang)
    if (!sameExamples(before.examples, examples))
      changes.push({
        kind: 'pictures',
        text: marks.pictures(formatCount(examples?.count ?? 0, lang)),
      })
    if (!moved) return changes
    const { network } = this
    const { outputs } = network
    const recent = before.recent.map((one) => withOutputs(one, outputs))
    if (before.recent.at(-1)?.outputs !== outputs)
      changes.push({ kind: 'outputs', text: this.#words.trainingPanel.outputNames[outputs] })
    if (!recent.some((one) => sameNetwork(one, network)))
      changes.push({ kind: 'network', text: marks.network })
    return changes
  }

  get #words(): Words {
    return this.#raw().words ?? en
  }

  /** Labelled pictures among the props. */
  #pictures(
    name: 'examples' | 'drawings',
    fallback: (network: Network) => readonly LabelledPicture[],
  ): readonly LabelledPicture[] {
    void this.#shape
    const { network } = untrack(() => ({ network: this.network }))
    return picturesFrom(name, this.#raw()[name], network, fallback(network))
  }
}

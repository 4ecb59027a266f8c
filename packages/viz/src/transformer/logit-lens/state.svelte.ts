import { cubicOut } from 'svelte/easing'
import { prefersReducedMotion, Tween } from 'svelte/motion'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import {
  type Beginning,
  beginningText,
  firstBeginning,
  heard,
  type Language,
  LanguageSource,
  swappedBeginning,
} from '../../kit/language/index.ts'
import { createPlayback } from '../../kit/playback.svelte.ts'
import type { PropsOf } from '../../kit/schema.ts'
import { CancelledError } from '../../kit/work/index.ts'
import { type GuessedRungs, guessedSenses, senseWords, tellsEnough } from './belief.ts'
import { climbOf, firstPlace } from './climb.ts'
import { type CloudJob, cloudsFor, cloudsKept } from './cloud-work.ts'
import type { LogitLensProps } from './props.ts'
import { logitLensSchema as schema } from './schema.ts'
import { lastOfSeveral } from './senses.ts'
import { kindOf } from './stories.ts'

const moveMs = 500
const rungsASecond = 1.1

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class LogitLensState {
  readonly #raw: () => LogitLensProps
  readonly #given = $derived.by(() =>
    givenProps(schema, this.#raw() as unknown as Record<string, unknown>),
  )
  readonly source: LanguageSource

  readonly #beginning = controlled<Beginning>(
    () => this.#given.beginning,
    () => firstBeginning,
    (beginning) => this.#raw().onbeginning?.(beginning),
  )
  readonly #layer = controlled<number>(
    () => this.#given.layer,
    () => schema.layer.default,
    (layer) => this.#raw().onlayer?.(layer),
  )
  readonly #place = controlled<number | null>(
    () => this.#given.place,
    () => schema.place.default,
    (place) => this.#raw().onplace?.(place),
  )
  readonly #level: Tween<number>
  #job = $state.raw<CloudJob | undefined>()

  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly language = $derived.by((): Language | undefined => this.source.current)
  readonly beginning = $derived.by(() => this.#beginning.current)
  readonly #text = $derived.by(() => beginningText(this.beginning))
  readonly told = $derived.by(() => this.language && heard(this.language.world, this.#text))
  readonly first = $derived.by(() =>
    this.language && this.told ? firstPlace(this.told, this.language.model.tokens) : 0,
  )
  readonly place = $derived.by(() => {
    const last = this.told?.words.length ?? 0
    return Math.max(this.first, Math.min(last, this.#place.current ?? last))
  })
  readonly climb = $derived.by(
    () => this.language && this.told && climbOf(this.language, this.told, this.place),
  )
  /** The last rung. */
  readonly top = $derived.by(() => this.language?.model.config.layers ?? 0)
  readonly layer = $derived.by(() => Math.min(this.top, this.#layer.current))
  readonly several = $derived.by(() =>
    this.language && this.told ? lastOfSeveral(this.language.world, this.told) : null,
  )
  /** Whether the word of several senses has been read where one stands. */
  readonly isRead = $derived.by(() => this.several !== null && this.several.at < this.place)
  readonly senseWords = $derived.by(() => {
    const { language, told, several, place, isRead } = this
    if (!language || !told || several === null || !isRead) return null
    return senseWords(language, told, several, place)
  })
  /** Whether a guess about the next word tells what the word of several senses is taken for. */
  readonly tells = $derived.by(() => (this.senseWords?.tells ?? 0) >= tellsEnough)
  /** What each rung's guess takes the word for; null where a guess can't tell. */
  readonly guessed = $derived.by((): GuessedRungs | null => {
    const { senseWords: of, climb } = this
    if (of === null || !this.tells || !climb) return null
    return { truth: of.truth, rungs: climb.rungs.map(({ shares }) => guessedSenses(of, shares)) }
  })
  readonly #kind = $derived.by(() =>
    this.told && this.several !== null && this.isRead
      ? JSON.stringify(kindOf(this.several, this.told, this.place))
      : '',
  )
  readonly #cloudJob = $derived.by((): CloudJob => {
    const { language } = this
    const kind = this.#kind
    if (language === undefined || kind === '') return { language, kind, progress: 0 }
    const kept = cloudsKept(language, kind)
    if (kept !== undefined) return { language, kind, progress: 1, clouds: kept }
    // Stories of the same kind, as another model read them, are others.
    const isOfThese = this.#job?.kind === kind && this.#job.language === language
    return isOfThese ? this.#job! : { language, kind, progress: 0 }
  })
  /** Undefined until they are there; null where the world hardly ever says such a thing. */
  readonly clouds = $derived.by(() => this.#cloudJob.clouds)
  /** How far the stories have been gathered, 0 … 1. */
  readonly progress = $derived.by(() => this.#cloudJob.progress)
  /** The rung as it is drawn: between two while the figure moves. */
  readonly level = $derived.by(() =>
    prefersReducedMotion.current ? this.layer : Math.min(this.top, this.#level.current),
  )

  readonly #playback = createPlayback(() => this.#rungs(), {
    speed: rungsASecond,
    onreport: (layer) => this.#layer.change(layer),
  })

  constructor(raw: () => LogitLensProps) {
    this.#raw = raw
    this.source = new LanguageSource(raw)
    this.#level = new Tween(this.layer, { easing: cubicOut, duration: moveMs })
    $effect.pre(() => {
      const { layer } = this
      void this.#level.set(layer, prefersReducedMotion.current ? { duration: 0 } : {})
    })
    $effect(() => this.#gather())
    $effect(() => () => this.#playback.destroy())
  }

  get climbs(): boolean {
    return this.#playback.playing
  }

  /** Climbs from here to the last rung, from the first where it is there; or stays where it is. */
  toggleClimb(): void {
    if (this.climbs) this.#playback.pause()
    else {
      this.#playback.reset()
      this.#playback.play()
    }
  }

  climbTo(layer: number): void {
    this.#playback.pause()
    if (layer !== this.layer) this.#layer.change(layer)
  }

  standAt(place: number): void {
    this.#place.change(place >= (this.told?.words.length ?? 0) ? null : place)
  }

  swap(): void {
    this.#beginning.change(swappedBeginning(this.beginning))
  }

  /** All values of the schema, as they are now. */
  values(): Partial<PropsOf<typeof schema>> {
    return { beginning: this.beginning, layer: this.#layer.current, place: this.#place.current }
  }

  *#rungs(): Generator<number, void, undefined> {
    for (let layer = this.layer < this.top ? this.layer + 1 : 0; layer <= this.top; layer++)
      yield layer
  }

  /** Gathers the stories of the word, a little at a time; what other stories were under way stops. */
  #gather(): (() => void) | undefined {
    const { language } = this
    const kind = this.#kind
    if (language === undefined || kind === '' || cloudsKept(language, kind) !== undefined)
      return undefined
    let isCancelled = false
    cloudsFor(language, kind, {
      onprogress: (progress) => {
        this.#job = { language, kind, progress }
      },
      isCancelled: () => isCancelled,
    }).then(
      (clouds) => {
        this.#job = { language, kind, progress: 1, clouds }
      },
      (error: unknown) => {
        if (!(error instanceof CancelledError)) throw error
      },
    )
    return () => {
      isCancelled = true
    }
  }
}

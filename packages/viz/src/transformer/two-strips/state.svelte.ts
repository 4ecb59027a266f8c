import { untrack } from 'svelte'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import {
  type Beginning,
  firstBeginning,
  type Language,
  LanguageSource,
  plainBeginning,
  swappedBeginning,
} from '../../kit/language/index.ts'
import { briefPause, inSlices } from '../../kit/work/slices.ts'
import { CancelledError } from '../../kit/work/task.ts'
import { type DrawnText, drawnText } from './another-text.ts'
import { stripCells, type Strips } from './cells.ts'
import type { TwoStripsProps } from './props.ts'
import { twoStripsSchema as schema } from './schema.ts'
import { type StripText, stripText, stripWords } from './strip-text.ts'
import { choicesFor, type Surprise, surprises } from './surprise.ts'

/** A frame is left for what the reader does. */
const sliceMs = 8
const choiceCount = 4

/** What belongs to one text: another text begins anew. */
interface About {
  /** The text with its cue left out, so that a swap keeps what was done. */
  readonly text: string
  readonly answer?: number
  readonly isShown: boolean
  readonly guess?: { readonly word: string; readonly asked: string }
}

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class TwoStripsState {
  readonly #raw: () => TwoStripsProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly #beginning = controlled<Beginning>(
    () => this.#given.beginning,
    () => firstBeginning,
    (beginning) => this.#raw().onbeginning?.(beginning),
  )
  /** A text of the world's, drawn in place of the beginning. */
  #drawn = $state.raw<{ readonly in: Language; readonly beside: string; text: DrawnText } | null>(
    null,
  )
  #draws = 0
  isDrawing = $state(false)
  /** A world may have too many ways to go on for what was asked. */
  hasGivenUp = $state(false)
  #about = $state.raw<About>({ text: '', isShown: false })
  #seen = $state.raw<number | undefined>()
  #found = $state.raw<{ readonly of: string; readonly in: Language; list: Strips['surprises'] }>()
  #stopDrawing: (() => void) | undefined

  readonly source = new LanguageSource(() => this.#raw())
  readonly language = $derived.by(() => this.source.current)
  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly seed = $derived.by(() => this.#given.seed ?? schema.seed.default)
  readonly stories = $derived.by(() => this.#given.stories ?? schema.stories.default)
  readonly beginning = $derived.by(() => this.#beginning.current)
  readonly #drawnNow = $derived.by(() =>
    this.#drawn?.in === this.language && this.#drawn?.beside === this.#key(this.beginning)
      ? this.#drawn.text
      : null,
  )
  /** A text of the world's lies under the strips, not the beginning. */
  readonly isDrawn = $derived.by(() => this.#drawnNow !== null)
  readonly canSwap = $derived.by(() => !this.isDrawn && this.beginning.cue !== '')

  readonly text = $derived.by((): StripText => {
    const { language, beginning } = this
    const drawn = this.#drawnNow
    if (language === undefined) return { words: [], answer: 0, cue: -1 }
    if (drawn === null) return stripText(language, beginning)
    return { words: stripWords(language.world, drawn.words), answer: drawn.answer, cue: -1 }
  })
  readonly #textKey = $derived.by(() =>
    this.isDrawn ? this.text.words.map(({ word }) => word).join(' ') : this.#key(this.beginning),
  )
  readonly #now = $derived.by<About>(() =>
    this.#about.text === this.#textKey ? this.#about : { text: this.#textKey, isShown: false },
  )
  readonly answer = $derived.by(() =>
    Math.max(0, Math.min(this.#now.answer ?? this.text.answer, this.text.words.length - 1)),
  )
  readonly seen = $derived.by(() =>
    Math.min(this.#seen ?? this.#given.seen ?? schema.seen.default, this.answer),
  )
  readonly isShown = $derived.by(() => this.#now.isShown)
  /** What was guessed for this very answer. */
  readonly guess = $derived.by(() =>
    this.#now.guess?.asked === this.#asked ? this.#now.guess.word : undefined,
  )
  /** The words up to the answer, and where it stands: what a surprise belongs to. */
  readonly #asked = $derived.by(() =>
    this.text.words
      .slice(0, this.answer + 1)
      .map(({ word }) => word)
      .join(' '),
  )
  readonly choices = $derived.by(() =>
    this.language === undefined || this.text.words.length === 0
      ? []
      : choicesFor(
          this.language,
          this.text.words,
          this.answer,
          Math.min(schema.seen.default, this.answer),
          choiceCount,
        ),
  )
  readonly surprises = $derived.by((): readonly (Surprise | undefined)[] =>
    this.#found?.of === this.#asked && this.#found.in === this.language ? this.#found.list : [],
  )
  readonly strips = $derived.by<Strips>(() => ({
    text: this.text,
    answer: this.answer,
    seen: this.seen,
    isShown: this.isShown,
    surprises: this.surprises,
  }))
  readonly cells = $derived.by(() => stripCells(this.strips))

  constructor(raw: () => TwoStripsProps) {
    this.#raw = raw
  }

  #key({ before, after }: Beginning): string {
    return `${before} | ${after}`
  }

  /** Moves the edge of the left strip: so many words before the answer are seen. */
  see(seen: number): void {
    this.#seen = Math.max(0, Math.min(seen, this.answer))
  }

  /** Moves the right strip: another word is the answer. The left one stays where it is, if it can. */
  ask(answer: number): void {
    const place = Math.max(0, Math.min(answer, this.text.words.length - 1))
    const edge = this.answer - this.seen
    this.#about = { ...this.#now, answer: place }
    this.#seen = Math.max(0, place - edge)
  }

  guessWord(word: string): void {
    this.#about = { ...this.#now, isShown: true, guess: { word, asked: this.#asked } }
  }

  show(): void {
    this.#about = { ...this.#now, isShown: true }
  }

  swap(): void {
    if (this.canSwap) this.#beginning.change(swappedBeginning(this.beginning))
  }

  /** Lays another of the world's texts under the strips. */
  async another(): Promise<void> {
    const { language } = this
    if (language === undefined || this.isDrawing) return
    const beside = this.#key(this.beginning)
    let isCancelled = false
    this.#stopDrawing = () => (isCancelled = true)
    this.isDrawing = true
    try {
      // Far apart, so that the draws of one seed aren't those of the next.
      const seed = this.seed + 1_000_003 * ++this.#draws
      const text = await inSlices(drawnText(language.world, seed), {
        sliceMs,
        pause: briefPause,
        onreport: () => {},
        isCancelled: () => isCancelled,
      })
      this.#drawn = { in: language, beside, text }
      this.#seen = undefined
    } catch (error) {
      this.#giveUp(error)
    } finally {
      this.isDrawing = false
    }
  }

  /** Back to the beginning that was handed in. */
  goBack(): void {
    this.#drawn = null
    this.#seen = undefined
  }

  /** All values of the schema, as they are now. */
  values(): Readonly<Record<string, unknown>> {
    const { seed, stories, text, answer, isDrawn } = this
    const drawn = text.words.slice(0, answer + 1).map(({ word }) => word)
    return {
      beginning: isDrawn ? plainBeginning(drawn.join(' ')) : this.beginning,
      seen: this.#seen ?? this.#given.seen,
      seed,
      stories,
    }
  }

  /** Computes the surprises of the answer, for an effect: it ends with what it was asked for. */
  compute(): () => void {
    const { language, text, answer } = this
    const of = this.#asked
    const known = untrack(() => this.surprises)
    const isDone = known.length > 0 && known.every((one) => one !== undefined)
    let isCancelled = language === undefined || text.words.length === 0 || isDone
    const keep = (list: Strips['surprises']): void => {
      if (!isCancelled) this.#found = { of, in: language!, list }
    }
    if (!isCancelled) {
      this.hasGivenUp = false
      const work = surprises(
        language!,
        text.words,
        answer,
        untrack(() => this.seen),
      )
      const options = { sliceMs, pause: briefPause, isCancelled: () => isCancelled }
      inSlices(work, { ...options, onreport: keep }).then(keep, (error) => this.#giveUp(error))
    }
    return () => {
      isCancelled = true
    }
  }

  #giveUp(error: unknown): void {
    if (!(error instanceof CancelledError)) this.hasGivenUp = true
  }

  destroy(): void {
    this.#stopDrawing?.()
  }
}

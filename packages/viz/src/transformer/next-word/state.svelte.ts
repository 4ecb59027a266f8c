import { drawFrom } from '@nextword/core/sampling'
import { parameterCountOf } from '@nextword/core/transformer'
import { END, storyWords } from '@nextword/core/world'
import type { Clock } from '../../kit/clock.ts'
import { givenProps } from '../../kit/controlled.svelte.ts'
import {
  type HeardWord,
  isOver,
  type Language,
  LanguageSource,
  type NextWord,
  type NextWords,
} from '../../kit/language/index.ts'
import { createPlayback } from '../../kit/playback.svelte.ts'
import type { PropsOf } from '../../kit/schema.ts'
import { givenEarly } from './beginning-prop.ts'
import { BeginningState } from './beginning-state.svelte.ts'
import { Prediction } from './prediction.svelte.ts'
import type { NextWordProps } from './props.ts'
import { entropyOfRows, rowCounts, shownRows, writtenNext, writtenOn } from './rows.ts'
import { chanceOf, sampledOf } from './sampled.ts'
import { SamplingState } from './sampling-state.svelte.ts'
import { nextWordSchema as schema } from './schema.ts'
import { type Guess, type WrittenWord, wordsOf } from './written.ts'

/** So many words are written on at most: without a truth a story may never end. */
const mostWritten = 120
/** Words a second: read as they come. */
const pace = 2

/** What was done after a text; after another one, or for another model, it doesn't count. */
interface Done {
  readonly after: string
  /** Whose shares were written down; undefined before the model had come. */
  readonly by: Language | undefined
  readonly written: readonly WrittenWord[]
  /** What the reader guessed for the next word. */
  readonly guess: Guess | null
}

/** Which of its faces the figure shows. */
export type Phase = 'waiting' | 'guess' | 'shown' | 'over'

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class NextWordState {
  readonly #raw: () => NextWordProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  #done = $state.raw<Done>({ after: '', by: undefined, written: [], guess: null })
  /** How many words have been drawn: a word that was taken back is drawn anew. */
  #draws = 0
  readonly #playback

  readonly source = new LanguageSource(() => this.#raw())
  readonly beginning = new BeginningState(() => ({
    beginning: this.#given.beginning,
    onbeginning: this.#raw().onbeginning,
  }))
  readonly sampling = new SamplingState(() => ({ given: this.#given, events: this.#raw() }))
  readonly #prediction = new Prediction(() => {
    const { language, words, mode, sampling } = this
    const { temperature, topK, topP } = sampling
    return { language, words, sampling: mode === 'settings' ? { temperature, topK, topP } : {} }
  })
  /** Every guess so far. */
  guesses = $state.raw<readonly Guess[]>([])
  guessesFirst = $state(true)

  readonly language = $derived.by(() => this.source.current)
  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly mode = $derived.by(() => this.#given.mode ?? schema.mode.default)
  /** How many weights the model has; undefined until that is known. */
  readonly weights = $derived.by(() =>
    this.language === undefined
      ? (this.#given.weights ?? undefined)
      : parameterCountOf(this.language.model.config),
  )
  readonly longest = $derived.by(() => this.#given.longest ?? schema.longest.default)
  readonly text = $derived.by(() => this.beginning.text)

  readonly written = $derived.by(() => this.#now.written)
  readonly guess = $derived.by(() => this.#now.guess)
  /** Everything said so far, in the world's spelling. */
  readonly words = $derived.by(() => [...storyWords(this.text), ...wordsOf(this.written)])
  readonly told = $derived.by(() => this.#prediction.told)
  /** The words as they are to be marked: one that is still being typed isn't unknown yet. */
  readonly marked = $derived.by((): readonly HeardWord[] | undefined => {
    const { told, written, text, language } = this
    const last = told?.words.at(-1)
    const isHalf =
      last?.isKnown === false &&
      written.length === 0 &&
      /[\p{L}\p{N}]$/u.test(text) &&
      language?.world.words.some((word) => word.startsWith(last.word))
    return isHalf ? told?.words.with(-1, { ...last, isKnown: true }) : told?.words
  })
  /** As it reads after the beginning. */
  readonly writtenText = $derived.by(() => {
    const { language, text, written } = this
    const more = wordsOf(written)
    const all =
      language === undefined
        ? written.map((one) => ` ${one.written}`).join('')
        : writtenOn(language.world, storyWords(text), more)
    return text === '' || /\s$/.test(text) ? all.trimStart() : all
  })

  /** What may come next: of a text that was looked at early, even before the model has come. */
  readonly next = $derived.by((): NextWords | undefined => {
    const { language, words, guess } = this
    const { shares, truth } = this.#prediction
    if (language === undefined || shares === undefined || truth === undefined)
      return this.written.length > 0
        ? undefined
        : givenEarly(this.#raw().early).find(({ text }) => text === this.text)?.next
    const { world } = language
    const own = guess === null ? undefined : world.ids.get(guess.word)
    return shownRows(world, words, shares, truth, rowCounts.guess, own)
  })
  /** Bits that the next word costs on average; null where there is no truth, or it isn't known yet. */
  readonly average = $derived.by((): number | null => {
    const { told, next } = this
    if (told !== undefined) return told.belief.isPossible ? told.belief.entropy() : null
    return next === undefined ? null : entropyOfRows(next)
  })
  /** What the settings leave of the model's shares. */
  readonly sampled = $derived.by(() => {
    const { language, words } = this
    const { distribution, shares } = this.#prediction
    if (language === undefined || distribution === undefined || shares === undefined)
      return undefined
    return sampledOf(language.world, words, shares, distribution, rowCounts.settings)
  })

  readonly isOver = $derived.by(() => {
    const { written, told } = this
    return written.at(-1)?.word === END || (told !== undefined && isOver(told.belief))
  })
  readonly isFull = $derived.by(() => this.written.length >= mostWritten)
  readonly canWrite = $derived.by(
    () => this.#prediction.distribution !== undefined && !this.isOver && !this.isFull,
  )
  readonly phase = $derived.by((): Phase => {
    if (this.isOver || this.isFull) return 'over'
    if (this.next === undefined) return 'waiting'
    const guesses = this.mode === 'guess' && this.guessesFirst && !this.isPlaying
    return guesses && this.guess === null ? 'guess' : 'shown'
  })

  readonly #now = $derived.by((): Done => {
    const { after, by } = this.#done
    const holds = after === this.text && (by === undefined || by === this.language)
    return holds ? this.#done : this.#doneWith([])
  })

  /** While a component is being made. */
  constructor(raw: () => NextWordProps, clock?: Clock) {
    this.#raw = raw
    this.#playback = createPlayback(() => this.#toTheEnd(), {
      speed: pace,
      ...(clock === undefined ? {} : { clock }),
    })
  }

  get isPlaying(): boolean {
    return this.#playback.playing
  }

  /** Takes a word for the next: a guess, and then the bars are shown. */
  guessWord(text: string): void {
    const { language, next } = this
    const word = text === END ? END : storyWords(text)[0]
    if (word === undefined || next === undefined) return
    const row = next.rows.find((one) => one.word === word)
    const id = language?.world.ids.get(word)
    const { shares } = this.#prediction
    const known = shares === undefined ? (row?.model ?? null) : id === undefined ? 0 : shares[id]
    const guess: Guess = {
      word,
      written: row?.written ?? this.#asWritten(word),
      model: known,
      isLikeliest: row !== undefined && next.rows.every(({ model }) => model <= row.model),
    }
    this.#done = { ...this.#doneWith(this.written), guess }
    this.guesses = [...this.guesses, guess]
  }

  /** Shows the bars without a guess, and from now on each time. */
  show(): void {
    this.guessesFirst = false
  }

  chooseGuessFirst(first: boolean): void {
    this.guessesFirst = first
  }

  /** Writes a word on. */
  pick({ word, written, model, truth }: NextWord): void {
    this.stop()
    this.#append({ word, written, model, truth, average: this.average })
  }

  /** Writes on the word of an id. */
  pickId(id: number): void {
    this.stop()
    this.#appendId(id)
  }

  /** Writes on a word of the model's choice. */
  write(): void {
    this.stop()
    this.#draw()
  }

  /** Writes on until the story is over, or stops. */
  play(): void {
    // A text that was left in the middle isn't gone on with.
    this.#playback.reset()
    this.#playback.play()
  }

  stop(): void {
    this.#playback.pause()
  }

  undo(): void {
    this.stop()
    this.#done = this.#doneWith(this.written.slice(0, -1))
  }

  /** Back to the beginning. */
  reset(): void {
    this.stop()
    this.#done = this.#doneWith([])
  }

  /** The same beginning, and another story. */
  again(): void {
    this.reset()
    if (this.mode === 'settings') this.sampling.nextSeed()
  }

  swap(): void {
    this.stop()
    this.beginning.swap()
  }

  /** Begins with a text of the reader's own. */
  begin(text: string): void {
    this.stop()
    this.beginning.write(text, this.longest)
  }

  goBack(): void {
    this.stop()
    this.beginning.goBack()
  }

  /** All values of the schema, as they are now. */
  values(): Partial<PropsOf<typeof schema>> {
    const { mode, longest } = this
    const { temperature, topK, topP, seed } = this.sampling
    return { mode, longest, beginning: this.beginning.current, temperature, topK, topP, seed }
  }

  destroy(): void {
    this.#playback.destroy()
  }

  #asWritten(word: string): string {
    return this.language === undefined ? word : writtenNext(this.language.world, this.words, word)
  }

  #append(word: WrittenWord): void {
    this.#done = this.#doneWith([...this.written, word])
  }

  #doneWith(written: readonly WrittenWord[]): Done {
    return { after: this.text, by: this.language, written, guess: null }
  }

  #draw(): void {
    const { distribution } = this.#prediction
    if (!this.canWrite || distribution === undefined) return
    // With settings to try a seed gives the same text each time; else each try gives another.
    const n = this.mode === 'settings' ? this.written.length : this.#draws++
    this.#appendId(drawFrom(distribution, () => chanceOf(this.sampling.seed, n)))
  }

  #appendId(id: number): void {
    const { language } = this
    const { shares, truth } = this.#prediction
    if (language === undefined || shares === undefined || truth === undefined) return
    const word = language.world.words[id]
    this.#append({
      word,
      written: this.#asWritten(word),
      model: shares[id],
      truth: truth === null ? null : truth[id],
      average: this.average,
    })
  }

  *#toTheEnd(): Generator<number, void, undefined> {
    const { text } = this
    while (this.canWrite && this.text === text) {
      this.#draw()
      yield this.written.length
    }
  }
}

import { parameterCountOf } from '@nextword/core/transformer'
import { untrack } from 'svelte'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { languageOf, loadStarterWorld } from '../../kit/language/language.ts'
import { once } from '../../kit/shipped.ts'
import { type PropsOf, warnOnce } from '../../kit/schema.ts'
import { browserStore, type TrainingStore } from './browser-store.ts'
import { recipeFrom, starterProbes, type TrainALanguageModelProps } from './props.ts'
import { configOf, isMeasured, type Recipe } from './recipe.ts'
import { TrainingRun, type WorldSource } from './run.svelte.ts'
import { trainALanguageModelSchema as schema } from './schema.ts'
import type { RunFile } from './training-task.ts'

/** The words of the starter world's vocabulary: known before it has come. */
export const starterWords = 529

const loadStarter = once(async (): Promise<WorldSource> => {
  const [{ starterWorldText }, world] = await Promise.all([
    import('@nextword/core/models/starter-world'),
    loadStarterWorld(),
  ])
  return { text: starterWorldText, world }
})

/** Keeps nothing, and says so. */
const noStore: TrainingStore = {
  read: () => Promise.reject(new Error('nothing is kept')),
  write: () => Promise.reject(new Error('nothing is kept')),
  clear: () => Promise.reject(new Error('nothing is kept')),
}

/** What the widget knows: what is handed in, the run, and what follows from both. */
export class TrainingState {
  readonly #raw: () => TrainALanguageModelProps
  readonly given = $derived.by(() => ({
    ...{ number: '', title: '' },
    ...givenProps(schema, this.#raw() as Record<string, unknown>),
  }))
  readonly lang: string = $derived.by(() => this.given.lang ?? schema.lang.default)
  readonly recipe: Recipe = $derived.by(() => {
    const { steps, seed } = this.given
    const recipe = recipeFrom(this.#raw().recipe)
    return { ...recipe, steps: steps ?? recipe.steps, seed: seed ?? recipe.seed }
  })
  readonly probes: readonly string[] = $derived.by(() => this.given.probes ?? starterProbes)
  readonly #used = controlled<boolean>(
    () => this.given.used,
    () => false,
    () => {},
  )
  readonly run: TrainingRun
  #handing: Promise<void> = Promise.resolve()
  /** What others were last given. */
  #handed: RunFile | null = null
  /** The reader wants it, and whoever holds `used` doesn't know yet. */
  #isAskedFor = false

  /** A boolean of its own: the effect below must not run for any other prop. */
  readonly used: boolean = $derived.by(() => this.#used.current && this.run.file !== null)

  /** How many numbers it learns; null before the world of somebody's own has come. */
  readonly weights: number | null = $derived.by(() => {
    const { config, world } = this.run
    if (config !== null) return parameterCountOf(config)
    const words = world?.words.length ?? (this.#raw().world === undefined ? starterWords : null)
    return words === null ? null : parameterCountOf(configOf(this.recipe, words))
  })
  /** About as many words as the plan has: a few places of each sequence stay empty. */
  readonly plannedWords: number = $derived.by(() => {
    const { steps, sequences, context } = this.recipe
    return Math.round(steps * sequences * context * 0.996)
  })
  #until = $state<number | null>(null)
  readonly until: number = $derived.by(() => this.#until ?? this.recipe.steps)
  readonly moreSteps: number = $derived.by(() => Math.max(1, Math.round(this.recipe.steps / 8)))
  readonly isDone: boolean = $derived.by(() => this.run.course.now.step >= this.recipe.steps)

  /** Steps to the next look at what it has learnt. */
  readonly stepsInTurn: number = $derived.by(() => {
    const { run, recipe } = this
    if (run.playing) return recipe.measureEvery
    const { step } = run.course.now
    let steps = 1
    while (!isMeasured(step + steps, recipe)) steps++
    return steps
  })

  constructor(raw: () => TrainALanguageModelProps) {
    this.#raw = raw
    this.run = new TrainingRun(() => ({
      recipe: this.recipe,
      prompt: this.given.prompt ?? schema.prompt.default,
      probes: this.probes,
      load: () => this.#load(),
      store:
        raw().store === null
          ? noStore
          : (raw().store ?? browserStore(raw().world ?? 'starter world')),
      worker: raw().worker,
    }))
    let was = false
    $effect(() => {
      const { used } = this
      // As soon as it rests: each time all figures reckon anew.
      const file = used && !this.run.playing ? this.run.file : null
      const wasUsed = was
      was = used
      untrack(() => {
        if (wasUsed && !used) this.#raw().onlanguage?.(null)
        if (wasUsed && file !== null && file !== this.#handed) void this.#hand()
      })
    })
  }

  /** What the figure's menu says of it. */
  values(): Partial<PropsOf<typeof schema>> {
    const { steps, seed } = this.recipe
    const { prompt } = this.given
    return {
      prompt: prompt ?? schema.prompt.default,
      steps,
      seed,
      probes: this.given.probes ?? null,
    }
  }

  toggle(): void {
    if (this.run.playing) void this.run.pause()
    else this.#play(this.isDone ? this.run.course.now.step + this.moreSteps : this.recipe.steps)
  }

  /** Up to the next look at what it has learnt. */
  step(): void {
    this.#play(this.run.course.now.step + this.stepsInTurn)
  }

  use(is: boolean): void {
    this.#used.change(is)
    this.#isAskedFor = is
    if (is) void this.#hand()
    // One that holds `used` is told; without one the effect above tells.
    else if (this.given.used !== undefined) this.#raw().onlanguage?.(null)
  }

  #play(until: number): void {
    this.#until = Math.max(until, this.recipe.steps)
    this.run.play(until)
  }

  /** Tells of the model as it is now; one after another. */
  #hand(): Promise<void> {
    const { file, world } = this.run
    this.#handed = file
    this.#handing = this.#handing.then(async () => {
      if (file === null || world === null) return
      const { readCheckpoint } = await import('@nextword/core/formats')
      const language = await languageOf('own', world, readCheckpoint(file.bytes))
      if (!this.used && !this.#isAskedFor) return
      this.#isAskedFor = false
      this.#raw().onlanguage?.(language)
    })
    return this.#handing
  }

  async #load(): Promise<WorldSource> {
    const { world } = this.#raw()
    if (world === undefined) return loadStarter()
    const { readWorld, WorldError } = await import('@nextword/core/world')
    try {
      return { text: world, world: readWorld(world) }
    } catch (error) {
      if (!(error instanceof WorldError)) throw error
      warnOnce(`Nextword: world — ${error.message}; the starter world is used.`)
      return loadStarter()
    }
  }
}

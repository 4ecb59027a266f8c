import { parameterCountOf } from '@nextword/core/transformer'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { formatCount } from '../../kit/format.ts'
import {
  type Beginning,
  beginningText,
  firstBeginning,
  swappedBeginning,
} from '../../kit/language/beginning.ts'
import { heard } from '../../kit/language/heard.ts'
import type { Language } from '../../kit/language/language.ts'
import { LanguageSource } from '../../kit/language/source.svelte.ts'
import type { PropsOf } from '../../kit/schema.ts'
import { en } from '../../words/en.ts'
import { partLinks } from './parts.ts'
import type { MachineProps, RunParts } from './props.ts'
import { machineSchema as schema } from './schema.ts'

/** What the three figures of the machine share: the language, the text, and its cue that is swapped. */
export class MachineState {
  readonly #raw: () => MachineProps
  readonly source: LanguageSource
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly #beginning = controlled<Beginning>(
    () => this.#given.beginning,
    () => firstBeginning,
    (beginning) => this.#raw().onbeginning?.(beginning),
  )
  readonly #run = controlled<RunParts>(
    () => this.#given.run,
    () => schema.run.default,
    (run) => this.#raw().onrun?.(run),
  )
  #swappedTo = $state.raw('')

  readonly words = $derived.by(() => this.#raw().words ?? en)
  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly number = $derived.by(() => this.#given.number || undefined)
  readonly title = $derived.by(() => this.#given.title ?? '')
  readonly links = $derived.by(() => partLinks(this.#raw().links))
  readonly early = $derived.by(() => {
    const { early } = this.#raw()
    return Array.isArray(early) ? early : []
  })

  readonly beginning = $derived.by(() => this.#beginning.current)
  readonly text = $derived.by(() => beginningText(this.beginning))
  /** The same text with its cue swapped; null where there is none to swap. */
  readonly twin = $derived.by(() =>
    this.beginning.cue === '' ? null : beginningText(swappedBeginning(this.beginning)),
  )
  /** Whether the reader's last tap brought this text. */
  readonly isSwapped = $derived.by(() => this.#swappedTo === this.text)

  constructor(raw: () => MachineProps) {
    this.#raw = raw
    this.source = new LanguageSource(raw)
  }

  get language(): Language | undefined {
    return this.source.current
  }

  /** Undefined until it is known. */
  get made(): string | undefined {
    const { language } = this
    const weights = language === undefined ? this.#given.weights : weightsOf(language)
    return weights == null
      ? undefined
      : this.words.language.made[language?.name ?? 'small-world'](formatCount(weights, this.lang))
  }

  get run(): RunParts {
    return this.#run.current
  }

  readonly heard = $derived.by(() =>
    this.language === undefined ? undefined : heard(this.language.world, this.text),
  )
  readonly heardTwin = $derived.by(() =>
    this.language === undefined || this.twin === null
      ? undefined
      : heard(this.language.world, this.twin),
  )

  /** For the line with the cue; undefined where there is nothing to swap. */
  readonly onswap = $derived.by(() => (this.twin === null ? undefined : () => this.#swap()))

  /** The values of the schema, as they are now: of the mode that it shows and of both others. */
  values(): Partial<PropsOf<typeof schema>> {
    return { beginning: this.beginning, run: this.run }
  }

  choose(run: RunParts): void {
    this.#run.change(run)
  }

  #swap(): void {
    const next = swappedBeginning(this.beginning)
    this.#swappedTo = beginningText(next)
    this.#beginning.change(next)
  }
}

const weightsOf = ({ model }: Language): number => parameterCountOf(model.config)

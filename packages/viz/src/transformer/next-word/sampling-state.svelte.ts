import { type Controlled, controlled } from '../../kit/controlled.svelte.ts'
import type { PropsOf } from '../../kit/schema.ts'
import type { NextWordProps } from './props.ts'
import { nextWordSchema as schema } from './schema.ts'

type SettingName = 'temperature' | 'topK' | 'topP' | 'seed'

/** Where the settings come from. */
export interface SamplingSource {
  /** The good ones among those handed in. */
  readonly given: Partial<PropsOf<typeof schema>>
  readonly events: Pick<NextWordProps, 'ontemperature' | 'ontopk' | 'ontopp' | 'onseed'>
}

/** How the next word is drawn. */
export class SamplingState {
  readonly #source: () => SamplingSource
  readonly #temperature = this.#held('temperature', (value) =>
    this.#source().events.ontemperature?.(value),
  )
  readonly #topK = this.#held('topK', (value) => this.#source().events.ontopk?.(value))
  readonly #topP = this.#held('topP', (value) => this.#source().events.ontopp?.(value))
  readonly #seed = this.#held('seed', (value) => this.#source().events.onseed?.(value))

  constructor(source: () => SamplingSource) {
    this.#source = source
  }

  get temperature(): number {
    return this.#temperature.current
  }

  get topK(): number {
    return this.#topK.current
  }

  get topP(): number {
    return this.#topP.current
  }

  get seed(): number {
    return this.#seed.current
  }

  /** Whether all is drawn as the model says. */
  get isPlain(): boolean {
    return this.temperature === 1 && this.topK === 0 && this.topP === 1
  }

  chooseTemperature(temperature: number): void {
    this.#temperature.change(temperature)
  }

  chooseTopK(topK: number): void {
    this.#topK.change(Math.round(topK))
  }

  chooseTopP(topP: number): void {
    this.#topP.change(topP)
  }

  chooseSeed(seed: number): void {
    this.#seed.change(Math.round(seed))
  }

  /** Another seed; after the last comes the first. */
  nextSeed(): void {
    this.chooseSeed(this.seed >= schema.seed.max ? schema.seed.min : this.seed + 1)
  }

  /** As the model says; the seed stays. */
  reset(): void {
    this.chooseTemperature(schema.temperature.default)
    this.chooseTopK(schema.topK.default)
    this.chooseTopP(schema.topP.default)
  }

  #held(name: SettingName, tell: (value: number) => void): Controlled<number> {
    return controlled<number>(
      () => this.#source().given[name],
      () => schema[name].default,
      tell,
    )
  }
}

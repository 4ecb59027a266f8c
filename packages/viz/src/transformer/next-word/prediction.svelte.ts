import { type Floats, softmax } from '@nextword/core/numbers'
import { type Distribution, distributionOf, type SamplingSettings } from '@nextword/core/sampling'
import {
  heard,
  type Language,
  logitsAfter,
  tokensOf,
  truthShares,
} from '../../kit/language/index.ts'

/** What is read, and how it is drawn from. */
export interface PredictionSource {
  readonly language: Language | undefined
  /** The text so far, in the world's spelling. */
  readonly words: readonly string[]
  readonly sampling: Partial<SamplingSettings>
}

/** What a text is to the world and to the model; all of it is undefined until the model has come. */
export class Prediction {
  readonly #source: () => PredictionSource

  readonly told = $derived.by(() => {
    const { language, words } = this.#source()
    return language === undefined ? undefined : heard(language.world, words)
  })
  readonly #logits = $derived.by((): Floats | undefined => {
    const { told } = this
    const { language } = this.#source()
    if (language === undefined || told === undefined) return undefined
    return logitsAfter(language.model, tokensOf(told, language.model.tokens))
  })
  /** [vocabulary], the model's; adds up to 1. */
  readonly shares = $derived.by(() =>
    this.#logits === undefined ? undefined : softmax(Float64Array.from(this.#logits)),
  )
  /** [vocabulary], exact; null where there is no truth. */
  readonly truth = $derived.by(() =>
    this.told === undefined ? undefined : truthShares(this.told.belief),
  )
  /** What the settings leave to draw from. */
  readonly distribution = $derived.by((): Distribution | undefined => {
    if (this.#logits === undefined) return undefined
    const logits = Float64Array.from(this.#logits)
    // A word that stands for any other isn't one to say.
    if (logits.length > 2) logits[1] = -Infinity
    return distributionOf(logits, this.#source().sampling)
  })

  constructor(source: () => PredictionSource) {
    this.#source = source
  }
}

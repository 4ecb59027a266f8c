import { softmax } from '@nextword/core/numbers'
import {
  type Trace,
  type Transformer,
  type TransformerName,
  traceOf,
} from '@nextword/core/transformer'
import { type Heard, tokensOf, writtenAfter } from '../../../kit/language/heard.ts'
import type { Language } from '../../../kit/language/language.ts'
import { nextWords, type NextWords } from '../../../kit/language/next-words.ts'

/** The last token's way through the last net, to scores and shares. */
export interface LastRun {
  /** The last word as it is written; empty before the first. */
  readonly word: string
  /** [4][neurons]: what comes into the net, its neurons, the last vector, the listed words' scores. */
  readonly values: readonly Float32Array[]
  /** How large each layer is; of the words all that there are. */
  readonly sizes: readonly [number, number, number, number]
  /** What a line brings from one neuron to another; `layer` counts as in `values`, from 0 on. */
  readonly products: (layer: number, to: number, from: number) => number
  /** [vocabulary] */
  readonly logits: Float64Array
  readonly next: NextWords
}

type Values = Readonly<Record<'input' | 'sums' | 'neurons' | 'last', Float32Array>>

/**
 * Runs the model, and keeps what its last net did with the last token.
 *
 * A neuron's lines add up to its value before biases: with a gate (SwiGLU) each counts as much as the
 * gate lets through. What the net gives is added to what came in and evened out before it is scored.
 */
export function lastRun(language: Language, text: Heard): LastRun {
  const { model, world } = language
  const { config } = model
  const tokens = tokensOf(text, model.tokens)
  const values = lastValues(model, tokens)
  const logits = Float64Array.from(values.logits)
  const next = nextWords(language, text, 5, softmax(logits) as Float64Array)
  const last = text.words.at(-1)?.word
  return {
    word: last === undefined ? '' : writtenAfter(world, last, text.words.at(-2)?.word),
    values: [
      values.input,
      values.neurons,
      values.last,
      Float32Array.from(next.rows, ({ id }) => logits[id]),
    ],
    sizes: [config.width, config.hidden, config.width, config.vocabulary],
    products: productsOf(model, values, next),
    logits,
    next,
  }
}

function lastValues(
  model: Transformer,
  tokens: readonly number[],
): Values & { readonly logits: Float32Array } {
  const { layers } = model.config
  const block = `blocks.${layers - 1}.mlp` as const
  const names = {
    input: `${block}.norm`,
    sums: `${block}.sums`,
    neurons: `${block}.values`,
    last: 'norm',
    logits: 'logits',
  } as const
  const trace: Trace = traceOf<TransformerName>(model, tokens, Object.values(names))
  const of = (name: TransformerName): Float32Array => {
    const { values, shape } = trace[name]
    return Float32Array.from(values.subarray((tokens.length - 1) * shape[1]))
  }
  return {
    input: of(names.input),
    sums: of(names.sums),
    neurons: of(names.neurons),
    last: of(names.last),
    logits: of(names.logits),
  }
}

function productsOf(
  { config, weights }: Transformer,
  { input, sums, neurons, last }: Values,
  { rows }: NextWords,
): LastRun['products'] {
  const { up, down } = weights.blocks[config.layers - 1]
  // With SwiGLU the gates' sums come first, then those that are let through.
  const ups = config.activation === 'swiglu' ? config.hidden : 0
  return (layer, to, from) => {
    if (layer === 0) {
      const sum = sums[ups + to]
      return sum === 0 ? 0 : (neurons[to] / sum) * weightAt(up.weight, ups + to, from) * input[from]
    }
    return layer === 1
      ? weightAt(down.weight, to, from) * neurons[from]
      : weightAt(weights.head.weight, rows[to].id, from) * last[from]
  }
}

type Weights = Transformer['weights']['head']['weight']

const weightAt = ({ values, scales, columns }: Weights, row: number, column: number): number =>
  values[row * columns + column] * (scales === null ? 1 : scales[row])

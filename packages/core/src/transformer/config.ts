import { givenOf } from '../numbers/given.ts'
import { requireChoice, requireInteger, requireNumber } from '../numbers/require.ts'

/** What a transformer is like before it has learnt anything. Two families, and all between them. */
export interface TransformerConfig {
  /** How many tokens there are. */
  readonly vocabulary: number
  /** The longest text, in tokens. */
  readonly context: number
  /** How many blocks. */
  readonly layers: number
  /** How many numbers a token has throughout. */
  readonly width: number
  readonly heads: number
  /** A divisor of `heads`: so many share their keys and values. */
  readonly keyValueHeads: number
  /** How many neurons the feed-forward part has. */
  readonly hidden: number
  /** `layer` as in GPT-2, `rms` as in LLaMA. */
  readonly norm: 'layer' | 'rms'
  /** What keeps a norm from dividing by 0; from 2⁻¹²⁶ to 1. */
  readonly epsilon: number
  /** `learned`: a table of places, as in GPT-2. `rotary`: queries and keys are turned, as in LLaMA. */
  readonly positions: 'learned' | 'rotary'
  /** Of the slowest turn; only for rotary positions. */
  readonly rotaryBase: number
  /** `gelu` in its tanh form, as in GPT-2; `swiglu` as in LLaMA. */
  readonly activation: 'gelu' | 'swiglu'
  /** Whether linear layers add a bias; norms of the `layer` kind always do. */
  readonly biases: boolean
  /** Whether the head that reads the last token out is the table of embeddings itself. */
  readonly tiedHead: boolean
}

/** The sizes that a family doesn't settle. */
export type TransformerSizes = Pick<
  TransformerConfig,
  'vocabulary' | 'context' | 'layers' | 'width' | 'heads'
>

/**
 * A transformer like GPT-2: layer norm, learned positions, GELU, biases, tied head.
 * @throws RangeError for sizes out of range
 * @see Radford et al. 2019, "Language models are unsupervised multitask learners", section 2.3
 * @example
 * gpt2Config({ vocabulary: 50_257, context: 1024, layers: 12, width: 768, heads: 12 }).hidden // => 3072
 */
export function gpt2Config(
  given: TransformerSizes & Partial<TransformerConfig>,
): TransformerConfig {
  return checkedConfig({
    keyValueHeads: given.heads,
    hidden: 4 * given.width,
    norm: 'layer',
    epsilon: 1e-5,
    positions: 'learned',
    rotaryBase: 10_000,
    activation: 'gelu',
    biases: true,
    tiedHead: true,
    ...givenOf(given),
  })
}

/**
 * A transformer like LLaMA: RMS norm, rotary positions, SwiGLU, no biases. Its feed-forward part is
 * 8⁄3 times as wide as a token, rounded up to a multiple of 32.
 * @throws RangeError for sizes out of range
 * @see Touvron et al. 2023, "LLaMA", section 2.2
 * @example
 * llamaConfig({ vocabulary: 32_000, context: 256, layers: 6, width: 288, heads: 6 }).hidden // => 768
 */
export function llamaConfig(
  given: TransformerSizes & Partial<TransformerConfig>,
): TransformerConfig {
  return checkedConfig({
    keyValueHeads: given.heads,
    hidden: Math.ceil((8 * given.width) / 3 / 32) * 32,
    norm: 'rms',
    epsilon: 1e-5,
    positions: 'rotary',
    rotaryBase: 10_000,
    activation: 'swiglu',
    biases: false,
    tiedHead: false,
    ...givenOf(given),
  })
}

/** How many numbers each head has of a token. */
export const headWidthOf = ({ width, heads }: TransformerConfig): number => width / heads

/** How wide a token's queries, keys and values are together. */
export const qkvWidthOf = (config: TransformerConfig): number =>
  config.width + 2 * config.keyValueHeads * headWidthOf(config)

/** Less would be 0 in the fast kernels' single precision. */
export const leastEpsilon: number = 2 ** -126

/** How many numbers a transformer learns. */
export function parameterCountOf(config: TransformerConfig): number {
  const { vocabulary, context, layers, width, hidden, norm, biases } = config
  const linear = (outputs: number, inputs: number): number => outputs * (inputs + (biases ? 1 : 0))
  const normed = norm === 'layer' ? 2 * width : width
  const block =
    2 * normed +
    linear(qkvWidthOf(config), width) +
    linear(width, width) +
    linear(config.activation === 'swiglu' ? 2 * hidden : hidden, width) +
    linear(width, hidden)
  const positions = config.positions === 'learned' ? context * width : 0
  const head = config.tiedHead ? 0 : vocabulary * width
  return vocabulary * width + positions + layers * block + normed + head
}

/**
 * @returns the config, with nothing beside what belongs to one
 * @throws RangeError for a size out of range, heads that don't divide, or more than 2³¹ numbers to learn
 */
export function checkedConfig(config: TransformerConfig): TransformerConfig {
  const { width, heads, keyValueHeads, positions } = config
  const size = (
    name: 'vocabulary' | 'context' | 'layers' | 'width' | 'heads' | 'hidden',
    most: number,
  ): void => requireInteger(`transformer ${name}`, config[name], 1, most)
  size('vocabulary', 2 ** 20)
  size('context', 2 ** 20)
  size('layers', 256)
  size('width', 2 ** 14)
  size('heads', 256)
  size('hidden', 2 ** 16)
  requireInteger('transformer keyValueHeads', keyValueHeads, 1, heads)
  requireChoice('transformer norm', config.norm, ['layer', 'rms'])
  requireNumber('transformer epsilon', config.epsilon, leastEpsilon, 1)
  requireChoice('transformer positions', positions, ['learned', 'rotary'])
  requireNumber('transformer rotaryBase', config.rotaryBase, 1, 1e12)
  requireChoice('transformer activation', config.activation, ['gelu', 'swiglu'])
  if (width % heads !== 0)
    throw new RangeError(
      `a transformer needs a width that its heads divide, got ${width} ÷ ${heads}`,
    )
  if (heads % keyValueHeads !== 0)
    throw new RangeError(
      `a transformer needs heads that its key-value heads divide, got ${heads} ÷ ${keyValueHeads}`,
    )
  if (positions === 'rotary' && (width / heads) % 2 !== 0)
    throw new RangeError(`rotary positions need heads of an even width, got ${width / heads}`)
  requireInteger('transformer count of numbers', parameterCountOf(config), 1, 2 ** 31)
  return {
    vocabulary: config.vocabulary,
    context: config.context,
    layers: config.layers,
    width,
    heads,
    keyValueHeads,
    hidden: config.hidden,
    norm: config.norm,
    epsilon: config.epsilon,
    positions,
    rotaryBase: config.rotaryBase,
    activation: config.activation,
    biases: Boolean(config.biases),
    tiedHead: Boolean(config.tiedHead),
  }
}

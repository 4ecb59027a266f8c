import { describe } from '../numbers/require.ts'
import {
  gpt2Config,
  headWidthOf,
  llamaConfig,
  type TransformerConfig,
} from '../transformer/config.ts'
import { WeightsError } from './format-error.ts'
import { isRecord } from './strict-json.ts'

/** The two kinds of models whose files on the Hugging Face hub are read. */
export type HuggingFaceFamily = 'gpt2' | 'llama'

/** What stands in a `config.json`. */
type Json = Readonly<Record<string, unknown>>

/** What the hub calls each number of a config. */
const fields: Readonly<
  Record<HuggingFaceFamily, Partial<Record<keyof TransformerConfig, string>>>
> = {
  gpt2: {
    vocabulary: 'vocab_size',
    context: 'n_positions',
    layers: 'n_layer',
    width: 'n_embd',
    heads: 'n_head',
    hidden: 'n_inner',
    epsilon: 'layer_norm_epsilon',
  },
  llama: {
    vocabulary: 'vocab_size',
    context: 'max_position_embeddings',
    layers: 'num_hidden_layers',
    width: 'hidden_size',
    heads: 'num_attention_heads',
    keyValueHeads: 'num_key_value_heads',
    hidden: 'intermediate_size',
    epsilon: 'rms_norm_eps',
    rotaryBase: 'rope_theta',
  },
}

/** What a file may leave out; `checkedConfig` looks at the range of what it says. */
const optional = ['keyValueHeads', 'epsilon', 'rotaryBase']

/**
 * The config in a model's `config.json` on the Hugging Face hub, of type `gpt2` or `llama`.
 * @param json - what `JSON.parse` gave
 * @throws WeightsError for another type, sizes out of range, or what would change the mathematics:
 * scaled rotary positions, biases in LLaMA, other activations, heads wider than their share
 * @example
 * transformerConfigFromHuggingFace({ model_type: 'gpt2', vocab_size: 50_257, n_positions: 1024, n_embd: 768, n_layer: 12, n_head: 12 }).hidden // => 3072
 */
export function transformerConfigFromHuggingFace(json: unknown): TransformerConfig {
  if (!isRecord(json))
    throw new WeightsError('damaged', `config.json needs to be an object, got ${describe(json)}`)
  const { model_type: type } = json
  if (type !== 'gpt2' && type !== 'llama')
    throw unsupported(`needs model_type gpt2 or llama, got ${describe(type)}`)
  const read: Record<string, unknown> = { tiedHead: json['tie_word_embeddings'] ?? type === 'gpt2' }
  if (typeof read['tiedHead'] !== 'boolean')
    throw unsupported(`needs tie_word_embeddings true or false, got ${describe(read['tiedHead'])}`)
  if (type === 'gpt2') requireGpt2(json)
  else Object.assign(read, { epsilon: 1e-6 }, rotaryOf(json))
  for (const [field, name] of Object.entries(fields[type])) {
    const value = json[name] ?? undefined
    // GPT-2's own files don't say how wide the feed-forward part is.
    const isOptional = optional.includes(field) || name === 'n_inner'
    if (typeof value === 'number') read[field] = value
    else if (value !== undefined || !isOptional)
      throw unsupported(`needs ${name}, got ${describe(value)}`)
  }
  try {
    const config = (type === 'gpt2' ? gpt2Config : llamaConfig)(read as never)
    requireOneOf(json, 'head_dim', [headWidthOf(config), undefined, null])
    return config
  } catch (error) {
    throw error instanceof WeightsError ? error : unsupported((error as Error).message)
  }
}

/** @throws WeightsError for what changes the mathematics of GPT-2 */
function requireGpt2(json: Json): void {
  // Two names of the same tanh form.
  requireOneOf(json, 'activation_function', ['gelu_new', 'gelu_pytorch_tanh', undefined])
  requireOneOf(json, 'scale_attn_weights', [true, undefined])
  requireOneOf(json, 'scale_attn_by_inverse_layer_idx', [false, undefined])
  requireOneOf(json, 'add_cross_attention', [false, undefined])
}

/**
 * The base of LLaMA's rotary positions where newer files have it; older ones have it beside.
 * @throws WeightsError for what changes the mathematics of LLaMA
 */
function rotaryOf(json: Json): { rotaryBase?: number } {
  requireOneOf(json, 'hidden_act', ['silu', 'swish', undefined])
  requireOneOf(json, 'attention_bias', [false, undefined])
  requireOneOf(json, 'mlp_bias', [false, undefined])
  requireOneOf(json, 'pretraining_tp', [1, undefined])
  const rotary = json['rope_parameters'] ?? json['rope_scaling'] ?? {}
  const kind = isRecord(rotary) ? (rotary['rope_type'] ?? rotary['type'] ?? 'default') : rotary
  if (!isRecord(rotary) || kind !== 'default')
    throw unsupported(`needs rotary positions that aren't scaled, got ${describe(kind)}`)
  const { rope_theta: base } = rotary
  return typeof base === 'number' ? { rotaryBase: base } : {}
}

function requireOneOf(json: Json, name: string, choices: readonly unknown[]): void {
  if (!choices.includes(json[name]))
    throw unsupported(`needs ${name} ${String(choices[0])}, got ${describe(json[name])}`)
}

const unsupported = (message: string): WeightsError =>
  new WeightsError('unsupported', `config.json ${message}`)

export const isLlama = ({ norm, positions, activation, biases }: TransformerConfig): boolean =>
  norm === 'rms' && positions === 'rotary' && activation === 'swiglu' && !biases

/**
 * Whose names a model's tensors have on the hub.
 * @throws WeightsError for a mixture that neither can describe
 */
export function huggingFaceFamily(config: TransformerConfig): HuggingFaceFamily {
  const { norm, positions, activation, biases, heads, keyValueHeads } = config
  if (isLlama(config)) return 'llama'
  if (norm === 'layer' && positions === 'learned' && activation === 'gelu' && biases)
    if (heads === keyValueHeads) return 'gpt2'
  throw new WeightsError('unsupported', 'the hub has no names for a mixture of GPT-2 and LLaMA')
}

/**
 * A config as a `config.json` that `transformers` reads.
 * @throws WeightsError for a mixture of GPT-2 and LLaMA
 */
export function huggingFaceConfig(config: TransformerConfig): Readonly<Record<string, unknown>> {
  const family = huggingFaceFamily(config)
  const isGpt2 = family === 'gpt2'
  const names = Object.entries(fields[family]) as [keyof TransformerConfig, string][]
  return {
    model_type: family,
    architectures: [isGpt2 ? 'GPT2LMHeadModel' : 'LlamaForCausalLM'],
    [isGpt2 ? 'activation_function' : 'hidden_act']: isGpt2 ? 'gelu_new' : 'silu',
    tie_word_embeddings: config.tiedHead,
    ...Object.fromEntries(names.map(([field, name]) => [name, config[field]])),
  }
}

import { describe } from '../numbers/require.ts'
import { gpt2Config, llamaConfig, type TransformerConfig } from '../transformer/config.ts'
import { WeightsError } from './format-error.ts'
import { isRecord } from './strict-json.ts'

/** The two kinds of models whose files on the Hugging Face hub are read. */
export type HuggingFaceFamily = 'gpt2' | 'llama'

/** What stands in a `config.json`. */
type Json = Readonly<Record<string, unknown>>

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
  try {
    return type === 'gpt2' ? gpt2ConfigOf(json) : llamaConfigOf(json)
  } catch (error) {
    throw error instanceof WeightsError ? error : unsupported((error as Error).message)
  }
}

function gpt2ConfigOf(json: Json): TransformerConfig {
  // Two names of the same tanh form.
  requireOneOf(json, 'activation_function', ['gelu_new', 'gelu_pytorch_tanh', undefined])
  requireOneOf(json, 'scale_attn_weights', [true, undefined])
  requireOneOf(json, 'scale_attn_by_inverse_layer_idx', [false, undefined])
  requireOneOf(json, 'add_cross_attention', [false, undefined])
  const width = number(json, 'n_embd')
  return gpt2Config({
    vocabulary: number(json, 'vocab_size'),
    context: number(json, 'n_positions', json['n_ctx']),
    layers: number(json, 'n_layer'),
    width,
    heads: number(json, 'n_head'),
    hidden: number(json, 'n_inner', 4 * width),
    epsilon: number(json, 'layer_norm_epsilon', 1e-5),
    tiedHead: json['tie_word_embeddings'] !== false,
  })
}

function llamaConfigOf(json: Json): TransformerConfig {
  requireOneOf(json, 'hidden_act', ['silu', 'swish', undefined])
  requireOneOf(json, 'attention_bias', [false, undefined])
  requireOneOf(json, 'mlp_bias', [false, undefined])
  requireOneOf(json, 'pretraining_tp', [1, undefined])
  // Older files have the base beside the scaling, newer ones inside it.
  const rotary = json['rope_parameters'] ?? json['rope_scaling'] ?? {}
  if (!isRecord(rotary) || !['default', undefined].includes(kindOf(rotary)))
    throw unsupported(`needs rotary positions that aren't scaled, got ${describe(kindOf(rotary))}`)
  const width = number(json, 'hidden_size')
  const heads = number(json, 'num_attention_heads')
  requireOneOf(json, 'head_dim', [width / heads, undefined, null])
  return llamaConfig({
    vocabulary: number(json, 'vocab_size'),
    context: number(json, 'max_position_embeddings'),
    layers: number(json, 'num_hidden_layers'),
    width,
    heads,
    keyValueHeads: number(json, 'num_key_value_heads', heads),
    hidden: number(json, 'intermediate_size'),
    epsilon: number(json, 'rms_norm_eps', 1e-6),
    rotaryBase: number(rotary, 'rope_theta', json['rope_theta'] ?? 10_000),
    tiedHead: json['tie_word_embeddings'] === true,
  })
}

const kindOf = (rotary: unknown): string | undefined =>
  isRecord(rotary) ? ((rotary['rope_type'] ?? rotary['type']) as string | undefined) : undefined

function requireOneOf(json: Json, name: string, choices: readonly unknown[]): void {
  if (!choices.includes(json[name]))
    throw unsupported(`needs ${name} ${String(choices[0])}, got ${describe(json[name])}`)
}

/** A number of the file, or what counts where it says nothing; `checkedConfig` looks at its range. */
function number(json: Json, name: string, otherwise?: unknown): number {
  const value = json[name] ?? otherwise
  if (typeof value !== 'number') throw unsupported(`needs ${name}, got ${describe(value)}`)
  return value
}

const unsupported = (message: string): WeightsError =>
  new WeightsError('unsupported', `config.json ${message}`)

/**
 * Whose names a model's tensors have on the hub.
 * @throws WeightsError for a mixture that neither can describe
 */
export function huggingFaceFamily(config: TransformerConfig): HuggingFaceFamily {
  const { norm, positions, activation, biases, heads, keyValueHeads } = config
  if (norm === 'layer' && positions === 'learned' && activation === 'gelu' && biases) {
    if (heads === keyValueHeads) return 'gpt2'
  } else if (norm === 'rms' && positions === 'rotary' && activation === 'swiglu' && !biases)
    return 'llama'
  throw new WeightsError('unsupported', 'the hub has no names for a mixture of GPT-2 and LLaMA')
}

/**
 * A config as a `config.json` that `transformers` reads.
 * @throws WeightsError for a mixture of GPT-2 and LLaMA
 */
export function huggingFaceConfig(config: TransformerConfig): Readonly<Record<string, unknown>> {
  const shared = { vocab_size: config.vocabulary, tie_word_embeddings: config.tiedHead }
  if (huggingFaceFamily(config) === 'gpt2')
    return {
      model_type: 'gpt2',
      architectures: ['GPT2LMHeadModel'],
      ...shared,
      n_positions: config.context,
      n_embd: config.width,
      n_layer: config.layers,
      n_head: config.heads,
      n_inner: config.hidden,
      activation_function: 'gelu_new',
      layer_norm_epsilon: config.epsilon,
    }
  return {
    model_type: 'llama',
    architectures: ['LlamaForCausalLM'],
    ...shared,
    max_position_embeddings: config.context,
    hidden_size: config.width,
    num_hidden_layers: config.layers,
    num_attention_heads: config.heads,
    num_key_value_heads: config.keyValueHeads,
    intermediate_size: config.hidden,
    hidden_act: 'silu',
    rms_norm_eps: config.epsilon,
    rope_theta: config.rotaryBase,
  }
}

import { headWidthOf, type TransformerConfig } from '../transformer/config.ts'
import { type Parameter, parametersOf } from '../transformer/parameters.ts'
import { type HuggingFaceFamily, huggingFaceFamily } from './hugging-face-config.ts'

/**
 * How the rows of a tensor on the hub lie.
 * - `as-is`: as ours
 * - `inputs-first`: GPT-2's linear layers are [inputs, outputs], so columns for rows
 * - `halves`: of each head first the even rows of ours, then the odd ones, for rotary positions there
 *   turn number i with number i + half
 */
export type RowOrder = 'as-is' | 'inputs-first' | 'halves'

/** A tensor on the hub that is some of the rows of one of our parameters. */
export interface HubPart {
  readonly name: string
  readonly rows: number
  readonly order: RowOrder
}

const blockNames: Readonly<Record<HuggingFaceFamily, Readonly<Record<string, string>>>> = {
  gpt2: {
    'attention.norm': 'ln_1',
    'attention.qkv': 'attn.c_attn',
    'attention.output': 'attn.c_proj',
    'mlp.norm': 'ln_2',
    'mlp.up': 'mlp.c_fc',
    'mlp.down': 'mlp.c_proj',
  },
  llama: {
    'attention.norm': 'input_layernorm',
    'attention.qkv': 'self_attn.q_proj,self_attn.k_proj,self_attn.v_proj',
    'attention.output': 'self_attn.o_proj',
    'mlp.norm': 'post_attention_layernorm',
    'mlp.up': 'mlp.gate_proj,mlp.up_proj',
    'mlp.down': 'mlp.down_proj',
  },
}

const outerNames: typeof blockNames = {
  gpt2: { 'token.embedding': 'wte', 'position.embedding': 'wpe', norm: 'ln_f' },
  llama: { 'token.embedding': 'embed_tokens', norm: 'norm' },
}

/** What comes before every name but the head's, in files of models with one. */
export const hubPrefix: Readonly<Record<HuggingFaceFamily, string>> = {
  gpt2: 'transformer.',
  llama: 'model.',
}

/**
 * Which tensors on the hub each parameter is made of, from its first row to its last.
 * @param prefix - before every name but the head's: `hubPrefix`, or '' as in OpenAI's own GPT-2
 * @throws WeightsError for a mixture of GPT-2 and LLaMA
 */
export function hubParts(
  config: TransformerConfig,
  prefix: string,
): ReadonlyMap<Parameter, readonly HubPart[]> {
  const family = huggingFaceFamily(config)
  const parts = parametersOf(config).map((parameter): [Parameter, HubPart[]] => {
    const [, block, part, kind = 'weight'] = /^(?:blocks\.(\d+)\.)?(.*?)(?:\.(weight|bias))?$/.exec(
      parameter.name,
    ) as unknown as [string, string | undefined, string, string | undefined]
    if (part === 'head')
      return [parameter, [{ name: 'lm_head.weight', rows: config.vocabulary, order: 'as-is' }]]
    const before = block === undefined ? '' : `${family === 'gpt2' ? 'h' : 'layers'}.${block}.`
    const names = (block === undefined ? outerNames : blockNames)[family][part].split(',')
    const sizes = rowsOf(config, part, names.length, parameter.shape[0])
    const isMatrix = block !== undefined && parameter.shape.length === 2
    return [
      parameter,
      names.map((name, at) => ({
        name: `${prefix}${before}${name}.${kind}`,
        rows: sizes[at],
        order:
          isMatrix && family === 'gpt2'
            ? 'inputs-first'
            : /[qk]_proj/.test(name)
              ? 'halves'
              : 'as-is',
      })),
    ]
  })
  return new Map(parts)
}

function rowsOf(config: TransformerConfig, part: string, parts: number, rows: number): number[] {
  if (parts === 1) return [rows]
  if (part === 'mlp.up') return [config.hidden, config.hidden]
  const keys = config.keyValueHeads * headWidthOf(config)
  return [config.width, keys, keys]
}

/** Whether a tensor of this name in a file of GPT-2 is a matrix of [inputs, outputs]. */
export const isInputsFirst = (name: string): boolean => /\.c_(attn|fc|proj)\.weight$/.test(name)

/** Whether a tensor of this name is a constant, such as a mask, that a file has beside what was learnt. */
export const isConstant = (name: string): boolean =>
  /(^|\.)(attn\.(masked_)?bias|rotary_emb\.inv_freq)$/.test(name)

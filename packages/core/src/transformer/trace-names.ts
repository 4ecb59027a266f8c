import { headWidthOf, type TransformerConfig } from './config.ts'

const attentionNames = [
  'norm',
  'query',
  'key',
  'value',
  'scores',
  'pattern',
  'mix',
  'output',
] as const
const mlpNames = ['norm', 'sums', 'values', 'output'] as const

/** What a block computes, in its order. */
type BlockValue =
  | 'residual.before'
  | `attention.${(typeof attentionNames)[number]}`
  | 'residual.between'
  | `mlp.${(typeof mlpNames)[number]}`
  | 'residual.after'

/**
 * The name of a value that a run computes on its way.
 *
 * - `embedding`, `position` (only where positions are learned): added up, they enter block 0
 * - `blocks.0.residual.before`, `.between` (attention and MLP), `.after`: the residual stream
 * - `blocks.0.attention.norm`, `.query`, `.key` (both already turned, where positions are rotary),
 *   `.value`, `.scores` (÷ √headWidth, and not yet masked), `.pattern`, `.mix` of each head's values,
 *   `.output`, which is added to the stream
 * - `blocks.0.mlp.norm`, `.sums` (with SwiGLU first the gates, then the ups), `.values` after the
 *   activation, `.output`, which is added to the stream
 * - `norm`, the last one, and `logits`
 */
export type TransformerName =
  'embedding' | 'position' | `blocks.${number}.${BlockValue}` | 'norm' | 'logits'

export type TransformerAxis =
  | 'tokens'
  | 'queries'
  | 'keys'
  | 'heads'
  | 'keyValueHeads'
  | 'headWidth'
  | 'width'
  | 'neurons'
  | 'vocabulary'

/** All names that a run of such a transformer has, in the order in which they are computed. */
export function traceNames(config: TransformerConfig): TransformerName[] {
  const block: BlockValue[] = [
    'residual.before',
    ...attentionNames.map((name) => `attention.${name}` as const),
    'residual.between',
    ...mlpNames.map((name) => `mlp.${name}` as const),
    'residual.after',
  ]
  return [
    'embedding',
    ...(config.positions === 'learned' ? (['position'] as const) : []),
    ...Array.from({ length: config.layers }, (_, b) =>
      block.map((name): TransformerName => `blocks.${b}.${name}`),
    ).flat(),
    'norm',
    'logits',
  ]
}

/** What the axes of a value mean; the last runs fastest. */
export function traceAxes(name: TransformerName): readonly TransformerAxis[] {
  if (name === 'logits') return ['tokens', 'vocabulary']
  switch (name.replace(/^blocks\.\d+\./, '')) {
    case 'attention.query':
    case 'attention.mix':
      return ['tokens', 'heads', 'headWidth']
    case 'attention.key':
    case 'attention.value':
      return ['tokens', 'keyValueHeads', 'headWidth']
    case 'attention.scores':
    case 'attention.pattern':
      return ['heads', 'queries', 'keys']
    case 'mlp.sums':
    case 'mlp.values':
      return ['tokens', 'neurons']
    default:
      return ['tokens', 'width']
  }
}

/** How long each axis of a value is when a run takes so many tokens. */
export function traceShape(
  config: TransformerConfig,
  name: TransformerName,
  tokens: number,
): number[] {
  const gated = config.activation === 'swiglu' && name.endsWith('mlp.sums')
  const lengths: Record<TransformerAxis, number> = {
    tokens,
    queries: tokens,
    keys: tokens,
    heads: config.heads,
    keyValueHeads: config.keyValueHeads,
    headWidth: headWidthOf(config),
    width: config.width,
    neurons: gated ? 2 * config.hidden : config.hidden,
    vocabulary: config.vocabulary,
  }
  return traceAxes(name).map((axis) => lengths[axis])
}

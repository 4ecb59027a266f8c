import type { Kernels } from '../kernels/kernels.ts'
import type { Floats } from '../numbers/floats.ts'
import type { TransformerConfig } from './config.ts'
import type { RotaryTables } from './rotary.ts'

/** A matrix in the kernels' memory: numbers, or a byte each with a scale a row. */
export type Matrix = { readonly rows: number; readonly columns: number } & (
  | { readonly values: Floats; readonly scales: null }
  | { readonly values: Int8Array; readonly scales: Floats }
)

/** weight [outputs, inputs], bias [outputs] */
export interface Linear {
  readonly weight: Matrix
  readonly bias: Floats | null
}

/** [width] each; the bias of layer norm only */
export interface Norm {
  readonly weight: Floats
  readonly bias: Floats | null
}

export interface BlockWeights {
  readonly attentionNorm: Norm
  readonly qkv: Linear
  readonly output: Linear
  readonly mlpNorm: Norm
  readonly up: Linear
  readonly down: Linear
}

/** Views of a transformer's parameters, or of their gradients, by what they are for. */
export interface TransformerWeights {
  readonly token: Matrix
  /** [context, width] where positions are learned */
  readonly position: Matrix | null
  readonly blocks: readonly BlockWeights[]
  readonly norm: Norm
  /** Its weight is `token` where the head is tied. */
  readonly head: Linear
}

/** A transformer, ready to run: its learnt numbers lie in the kernels' memory. */
export interface Transformer {
  readonly config: TransformerConfig
  readonly kernels: Kernels
  /** The most tokens that a run may take at once. */
  readonly tokens: number
  /** How many sessions there may be at a time. */
  readonly sessions: number
  /** The most tokens that a session may read. */
  readonly sessionTokens: number
  /** All learnt numbers in the order of `parametersOf`; null where some matrices are int8. */
  readonly parameters: Floats | null
  /** Each by its name; views, not copies. */
  readonly named: ReadonlyMap<string, Matrix>
  readonly weights: TransformerWeights
  readonly rotary: RotaryTables | null
  /** How often its numbers have changed: what a session keeps of a text is of one version. */
  version: number
}

/** The tree of views, each found by its parameter's name. */
export function weightsFrom(
  config: TransformerConfig,
  named: ReadonlyMap<string, Matrix>,
): TransformerWeights {
  const matrix = (name: string): Matrix => named.get(name)!
  const vector = (name: string): Floats | null => (named.get(name)?.values ?? null) as Floats | null
  const norm = (name: string): Norm => ({
    weight: vector(`${name}.weight`)!,
    bias: vector(`${name}.bias`),
  })
  const linear = (name: string): Linear => ({
    weight: matrix(`${name}.weight`),
    bias: vector(`${name}.bias`),
  })
  const token = matrix('token.embedding')
  return {
    token,
    position: named.get('position.embedding') ?? null,
    blocks: Array.from({ length: config.layers }, (_, b) => ({
      attentionNorm: norm(`blocks.${b}.attention.norm`),
      qkv: linear(`blocks.${b}.attention.qkv`),
      output: linear(`blocks.${b}.attention.output`),
      mlpNorm: norm(`blocks.${b}.mlp.norm`),
      up: linear(`blocks.${b}.mlp.up`),
      down: linear(`blocks.${b}.mlp.down`),
    })),
    norm: norm('norm'),
    head: { weight: config.tiedHead ? token : matrix('head.weight'), bias: null },
  }
}

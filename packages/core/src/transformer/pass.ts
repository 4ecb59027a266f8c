import type { AttentionShape } from '../kernels/kernels.ts'
import type { Floats } from '../numbers/floats.ts'
import { headWidthOf, qkvWidthOf, type TransformerConfig } from './config.ts'
import type { Memory } from './memory.ts'
import type { Transformer, TransformerWeights } from './model.ts'
import type { TokenBatch } from './packing.ts'

/** out [rows, width]; means and scales [rows], for the way back */
export interface NormBuffers {
  readonly out: Floats
  readonly means: Floats
  readonly scales: Floats
}

/** What a block computes, [rows, …] each. */
export interface BlockBuffers {
  /** [rows, width]: the residual stream as it comes in, between attention and MLP, and as it goes out */
  readonly before: Floats
  readonly between: Floats
  readonly after: Floats
  readonly attentionNorm: NormBuffers
  readonly qkv: Floats
  /** [sequences, heads, tokens, tokens] */
  readonly pattern: Floats
  readonly mix: Floats
  readonly mlpNorm: NormBuffers
  readonly sums: Floats
  readonly values: Floats
}

/** What only the way back needs. */
export interface GradientBuffers {
  /** All gradients, in the order of `parametersOf`; the way back adds to them. */
  readonly parameters: Floats
  readonly weights: TransformerWeights
  /** [rows, width] each */
  readonly residual: Floats
  readonly normed: Floats
  /** [rows, the widest of queries, keys and values, and of the MLP's sums] */
  readonly wide: Floats
  /** [rows, hidden], only for SwiGLU */
  readonly values: Floats
  /** [tokens] */
  readonly scratch: Floats
}

/** All buffers of a run, made once. Rows are the tokens of all sequences. */
export interface Buffers {
  /** Goes in: written by whoever runs. */
  readonly batch: TokenBatch
  /** [rows]: each token's place, counted from its start */
  readonly places: Int32Array
  /** One for each block, for training; for looking only, one that all blocks use. */
  readonly blocks: readonly BlockBuffers[]
  readonly norm: NormBuffers
  /** [rows, vocabulary]: the logits; in training, after the loss, their gradient */
  readonly logits: Floats
  /** [rows] */
  readonly losses: Floats
  /** [rows, width] */
  readonly scratch: Floats
}

/** A model, buffers to run it in, and how much of them a run takes. */
export interface Pass extends Buffers {
  readonly model: Transformer
  readonly gradients: GradientBuffers | null
  shape: AttentionShape
}

/** Makes the buffers of a run over so many sequences of so many tokens at most. */
export function buffersIn(
  memory: Memory,
  config: TransformerConfig,
  sequences: number,
  tokens: number,
  training: boolean,
): Buffers {
  const { width, heads, hidden, vocabulary } = config
  const rows = sequences * tokens
  const norm = (): NormBuffers => ({
    out: memory.floats(rows * width),
    means: memory.floats(rows),
    scales: memory.floats(rows),
  })
  const stream = memory.floats(rows * width)
  const block = (before: Floats): BlockBuffers => ({
    before,
    between: training ? memory.floats(rows * width) : stream,
    after: training ? memory.floats(rows * width) : stream,
    attentionNorm: norm(),
    qkv: memory.floats(rows * qkvWidthOf(config)),
    pattern: memory.floats(rows * heads * tokens),
    mix: memory.floats(rows * width),
    mlpNorm: norm(),
    sums: memory.floats(rows * sumsWidthOf(config)),
    values: memory.floats(rows * hidden),
  })
  const blocks = [block(stream)]
  while (blocks.length < config.layers)
    blocks.push(training ? block(blocks[blocks.length - 1].after) : blocks[0])
  return {
    batch: {
      sequences,
      tokens,
      ids: memory.ints(rows),
      targets: memory.ints(rows),
      starts: memory.ints(rows),
    },
    places: memory.ints(rows),
    blocks,
    norm: norm(),
    logits: memory.floats(rows * vocabulary),
    losses: memory.floats(rows),
    scratch: memory.floats(rows * width),
  }
}

/** How many sums the MLP has for each token. */
export const sumsWidthOf = ({ activation, hidden }: TransformerConfig): number =>
  activation === 'swiglu' ? 2 * hidden : hidden

export function shapeOf(
  config: TransformerConfig,
  sequences: number,
  tokens: number,
): AttentionShape {
  const { heads, keyValueHeads } = config
  return { sequences, tokens, heads, keyValueHeads, headWidth: headWidthOf(config) }
}

/** How many tokens this run takes in all. */
export const rowsOf = ({ shape }: Pass): number => shape.sequences * shape.tokens

const passes = new WeakMap<Transformer, Pass>()

/** The one pass that a model has for looking only, set to one sequence of so many tokens. */
export function lookingPass(model: Transformer, tokens: number): Pass {
  let pass = passes.get(model)
  if (pass === undefined) {
    const buffers = buffersIn(model.kernels, model.config, 1, model.tokens, false)
    pass = { ...buffers, model, gradients: null, shape: shapeOf(model.config, 1, tokens) }
    passes.set(model, pass)
  }
  pass.shape = shapeOf(model.config, 1, tokens)
  pass.batch.starts.fill(0)
  return pass
}

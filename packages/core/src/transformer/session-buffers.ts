import type { Floats } from '../numbers/floats.ts'
import { headWidthOf, qkvWidthOf, type TransformerConfig } from './config.ts'
import type { Memory } from './memory.ts'
import { type NormBuffers, sumsWidthOf } from './pass.ts'

/** All that a session works in, made once. */
export interface SessionBuffers {
  /** For each block: [tokens, keyValueHeads × headWidth] each */
  readonly blocks: readonly { readonly keys: Floats; readonly values: Floats }[]
  readonly ids: Int32Array
  readonly places: Int32Array
  /** [piece, …] each */
  readonly stream: Floats
  readonly norm: NormBuffers
  readonly qkv: Floats
  readonly mix: Floats
  readonly sums: Floats
  readonly neurons: Floats
  readonly scratch: Floats
  /** [heads, tokens]: what a token gives to each that it has seen */
  readonly pattern: Floats
  /** [vocabulary] */
  readonly logits: Floats
  /** Views of each row of a piece: its queries, keys, values and mix. */
  readonly rows: readonly {
    readonly query: Floats
    readonly key: Floats
    readonly value: Floats
    readonly mix: Floats
    readonly stream: Floats
  }[]
}

/** How many tokens of a prompt go through the matrices together. */
const piece = 16

/** Makes what a session of so many tokens works in. */
export function sessionIn(
  memory: Memory,
  config: TransformerConfig,
  tokens: number,
): SessionBuffers {
  const { layers, width, heads, hidden, keyValueHeads, vocabulary } = config
  const rows = Math.min(piece, tokens)
  const kept = keyValueHeads * headWidthOf(config)
  const qkvWidth = qkvWidthOf(config)
  const stream = memory.floats(rows * width)
  const qkv = memory.floats(rows * qkvWidth)
  const mix = memory.floats(rows * width)
  const part = (whole: Floats, row: number, stride: number, from: number, length: number): Floats =>
    whole.subarray(row * stride + from, row * stride + from + length)
  return {
    blocks: Array.from({ length: layers }, () => ({
      keys: memory.floats(tokens * kept),
      values: memory.floats(tokens * kept),
    })),
    ids: memory.ints(rows),
    places: memory.ints(rows),
    stream,
    norm: {
      out: memory.floats(rows * width),
      means: memory.floats(rows),
      scales: memory.floats(rows),
    },
    qkv,
    mix,
    sums: memory.floats(rows * sumsWidthOf(config)),
    neurons: memory.floats(rows * hidden),
    scratch: memory.floats(rows * width),
    pattern: memory.floats(heads * tokens),
    logits: memory.floats(vocabulary),
    rows: Array.from({ length: rows }, (_, row) => ({
      query: part(qkv, row, qkvWidth, 0, width),
      key: part(qkv, row, qkvWidth, width, kept),
      value: part(qkv, row, qkvWidth, width + kept, kept),
      mix: part(mix, row, width, 0, width),
      stream: part(stream, row, width, 0, width),
    })),
  }
}

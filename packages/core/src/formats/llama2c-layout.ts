import { headWidthOf, type TransformerConfig } from '../transformer/config.ts'

/** Numbers that lie together in a file: all or some rows of a parameter. */
export interface Llama2cPart {
  readonly values: Float32Array
  readonly isMatrix: boolean
}

/**
 * What lies in a checkpoint of llama2.c, from its first number to its last, as views into parameters.
 * @param valuesOf - a parameter's numbers; also asked for `turns`, the tables that only the first
 * format has
 */
export function llama2cParts(
  config: TransformerConfig,
  version: number,
  valuesOf: (name: string) => Float32Array,
): readonly Llama2cPart[] {
  const { width, layers, hidden, tiedHead, keyValueHeads } = config
  const part = (name: string, isMatrix: boolean, first = 0, rows?: number): Llama2cPart => {
    const end = rows === undefined ? undefined : (first + rows) * width
    return { values: valuesOf(name).subarray(first * width, end), isMatrix }
  }
  const blocks = (name: string, isMatrix: boolean, first?: number, rows?: number): Llama2cPart[] =>
    Array.from({ length: layers }, (_, b) =>
      part(`blocks.${b}.${name}.weight`, isMatrix, first, rows),
    )
  const keys = keyValueHeads * headWidthOf(config)
  const token = part('token.embedding', true)
  const attentionNorms = blocks('attention.norm', false)
  const attention = [
    ...blocks('attention.qkv', true, 0, width),
    ...blocks('attention.qkv', true, width, keys),
    ...blocks('attention.qkv', true, width + keys, keys),
    ...blocks('attention.output', true),
  ]
  const mlpNorms = blocks('mlp.norm', false)
  const mlp = [
    ...blocks('mlp.up', true, 0, hidden),
    ...blocks('mlp.down', true),
    ...blocks('mlp.up', true, hidden, hidden),
  ]
  const norm = part('norm.weight', false)
  const head = tiedHead ? [] : [part('head.weight', true)]
  if (version > 0)
    return [...attentionNorms, ...mlpNorms, norm, token, ...attention, ...mlp, ...head]
  const turns = part('turns', false)
  return [token, ...attentionNorms, ...attention, ...mlpNorms, ...mlp, norm, turns, ...head]
}

/** How many numbers the first format's tables of turns have. */
export const turnCountOf = (config: TransformerConfig): number =>
  config.context * headWidthOf(config)

/** [context, headWidth ÷ 2] cosines of the rotary positions, then as many sines. */
export function turnsOf(config: TransformerConfig): Float32Array {
  const half = headWidthOf(config) / 2
  const angles = Array.from(
    { length: config.context * half },
    (_, i) => Math.floor(i / half) * config.rotaryBase ** (-(i % half) / half),
  )
  return Float32Array.from([...angles.map(Math.cos), ...angles.map(Math.sin)])
}

import { qkvWidthOf, type TransformerConfig } from './config.ts'

/** One of a transformer's named arrays of learnt numbers. */
export interface Parameter {
  readonly name: string
  /** [outputs, inputs] of a matrix, [length] of a norm's weight or a bias. */
  readonly shape: readonly number[]
  /** Where its numbers begin among all of them. */
  readonly offset: number
  readonly length: number
}

/**
 * Every parameter of a transformer, in the order in which they lie one after another: first the
 * matrices, which weight decay makes smaller, then the norms and biases, which it leaves alone.
 *
 * - `token.embedding` [vocabulary, width], `position.embedding` [context, width]
 * - `blocks.0.attention.norm.weight` (and `.bias`), `blocks.0.attention.qkv.weight`: the rows of all
 *   queries, then all keys, then all values; `blocks.0.attention.output.weight`
 * - `blocks.0.mlp.norm.weight`, `blocks.0.mlp.up.weight` (with SwiGLU the rows of all gates, then all
 *   ups), `blocks.0.mlp.down.weight`
 * - `norm.weight`, and `head.weight` [vocabulary, width] where it isn't the table of embeddings
 */
export function parametersOf(config: TransformerConfig): readonly Parameter[] {
  const { vocabulary, context, layers, width, hidden, norm, biases } = config
  const matrices: [string, readonly number[]][] = [['token.embedding', [vocabulary, width]]]
  const vectors: [string, readonly number[]][] = []
  const linear = (name: string, outputs: number, inputs: number): void => {
    matrices.push([`${name}.weight`, [outputs, inputs]])
    if (biases) vectors.push([`${name}.bias`, [outputs]])
  }
  const normed = (name: string): void => {
    vectors.push([`${name}.weight`, [width]])
    if (norm === 'layer') vectors.push([`${name}.bias`, [width]])
  }
  if (config.positions === 'learned') matrices.push(['position.embedding', [context, width]])
  for (let b = 0; b < layers; b++) {
    normed(`blocks.${b}.attention.norm`)
    linear(`blocks.${b}.attention.qkv`, qkvWidthOf(config), width)
    linear(`blocks.${b}.attention.output`, width, width)
    normed(`blocks.${b}.mlp.norm`)
    linear(`blocks.${b}.mlp.up`, config.activation === 'swiglu' ? 2 * hidden : hidden, width)
    linear(`blocks.${b}.mlp.down`, width, hidden)
  }
  normed('norm')
  if (!config.tiedHead) matrices.push(['head.weight', [vocabulary, width]])
  let offset = 0
  return [...matrices, ...vectors].map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1)
    const parameter = { name, shape, offset, length }
    offset += length
    return parameter
  })
}

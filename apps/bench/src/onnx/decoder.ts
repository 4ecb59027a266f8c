import { headWidthOf, type TransformerConfig } from '@nextword/core/transformer'
import { fusedAttention, standardAttention } from './attention.ts'
import { createGraph } from './graph.ts'
import { decoderWeights } from './weights.ts'

/** An ONNX file, and the files of its weights by their names. */
export interface DecoderGraph {
  readonly graph: Uint8Array
  readonly files: Readonly<Record<string, Uint8Array>>
}

/** How a graph says it; which is fastest depends on the sizes. */
export interface DecoderStyle {
  /** Attention and rotation as one operator of onnxruntime's own, or as products and a softmax. */
  readonly attention: 'fused' | 'standard'
  /** Whether products are of bytes, weights and inputs alike. */
  readonly int8: boolean
  /** Whether weights are brought into the order in which they are read when the session is made. */
  readonly packed: boolean
  /** Whether the caches of all layers are one input, and what is to be kept is one output. */
  readonly bundled: boolean
  /** Into how many products the head is cut: its whole is more than onnxruntime's packing likes. */
  readonly headPieces: number
}

/**
 * One step of decoding with a cache: a token and its place come in with the keys and values of `room`
 * places, of which those before `place` are filled; logits go out, with the token's own keys and values
 * for the caller to keep. (Were whole caches to go out and in again, it would be slower.)
 *
 * Inputs: `token` [1, 1], `place` [1], `mask` [1, 1, 1, room + 1] where attention is standard, and for
 * each layer `keys.0`, `values.0` [1, keyValueHeads, room, headWidth], or all as `caches`, one layer's
 * after another's. Outputs: `logits` [1, 1, vocabulary] and for each layer `newKeys.0`, `newValues.0`
 * [1, keyValueHeads, 1, headWidth], or all as `fresh` in the same order.
 * @param parameters - in the order of `parametersOf`
 */
export function decoderGraph(
  config: TransformerConfig,
  parameters: Float32Array,
  room: number,
  { attention, int8, bundled, headPieces }: DecoderStyle,
): DecoderGraph {
  const { keyValueHeads, vocabulary } = config
  const g = createGraph('decoder')
  const weights = decoderWeights(g, config, parameters, int8)
  const layerNorm = config.norm === 'layer'

  const linear = (name: string, input: string): string => {
    const [product] = weights.products(`${name}.weight`, input, 1)
    return config.biases ? g.node('Add', [product, weights.whole(`${name}.bias`)])[0] : product
  }
  const learntOf = (name: string): string[] =>
    [`${name}.weight`, ...(layerNorm ? [`${name}.bias`] : [])].map(weights.whole)
  const epsilon = { float: config.epsilon }
  /** Adds to the residual stream what a part said, and norms it. */
  const hear = (stream: string, said: string, name: string): { normed: string; stream: string } => {
    const operator = layerNorm ? 'SkipLayerNormalization' : 'SkipSimplifiedLayerNormalization'
    const inputs = [stream, said, ...learntOf(name)]
    const [normed, , , sum] = g.addedNode(operator, inputs, { epsilon }, 4)
    return { normed, stream: sum }
  }

  const token = g.input('token', 'int64', [1, 1])
  const place = g.input('place', 'int64', [1])
  let [stream] = g.node('Gather', [weights.whole('token.embedding'), token])
  if (config.positions === 'learned') {
    const [position] = g.node('Gather', [weights.whole('position.embedding'), place])
    stream = g.node('Add', [stream, position])[0]
  }
  const attend = (attention === 'fused' ? fusedAttention : standardAttention)(
    g,
    config,
    room,
    place,
  )
  const norm = layerNorm ? 'LayerNormalization' : 'SimplifiedLayerNormalization'
  let [normed] = g.node(norm, [stream, ...learntOf('blocks.0.attention.norm')], {
    axis: -1,
    epsilon,
  })

  const sizes = [keyValueHeads, room, headWidthOf(config)]
  const kept = bundled
    ? g.node(
        'Split',
        [g.input('caches', 'float32', [2 * config.layers, ...sizes])],
        { axis: 0, num_outputs: 2 * config.layers },
        2 * config.layers,
      )
    : Array.from({ length: 2 * config.layers }, (_, k) =>
        g.input(`${k % 2 === 0 ? 'keys' : 'values'}.${k >> 1}`, 'float32', [1, ...sizes]),
      )
  const toKeep: string[] = []
  for (let b = 0; b < config.layers; b++) {
    const fresh = [`newKeys.${b}`, `newValues.${b}`]
    const qkv = linear(`blocks.${b}.attention.qkv`, normed)
    const mix = attend(qkv, kept[2 * b], kept[2 * b + 1], fresh[0], fresh[1])
    toKeep.push(...fresh)
    const output = linear(`blocks.${b}.attention.output`, mix)
    const between = hear(stream, output, `blocks.${b}.mlp.norm`)
    const sums = linear(`blocks.${b}.mlp.up`, between.normed)
    let hidden: string
    if (config.activation === 'gelu') hidden = g.node('Gelu', [sums], { approximate: 'tanh' })[0]
    else {
      const [gate, up] = g.node('Split', [sums], { axis: -1, num_outputs: 2 }, 2)
      const [open] = g.addedNode('QuickGelu', [gate], { alpha: { float: 1 } })
      hidden = g.node('Mul', [open, up])[0]
    }
    const down = linear(`blocks.${b}.mlp.down`, hidden)
    const next = b + 1 < config.layers ? `blocks.${b + 1}.attention.norm` : 'norm'
    ;({ normed, stream } = hear(between.stream, down, next))
  }
  const row = [keyValueHeads, 1, headWidthOf(config)]
  if (bundled) {
    g.node('Concat', toKeep, { axis: 0 }, ['fresh'])
    g.output('fresh', 'float32', [2 * config.layers, ...row])
  } else for (const name of toKeep) g.output(name, 'float32', [1, ...row])
  const head = config.tiedHead ? 'token.embedding' : 'head.weight'
  const pieces = weights.products(head, normed, headPieces)
  g.node('Concat', pieces, { axis: -1 }, ['logits'])
  g.output('logits', 'float32', [1, 1, vocabulary])
  return { graph: g.bytes(), files: weights.files }
}

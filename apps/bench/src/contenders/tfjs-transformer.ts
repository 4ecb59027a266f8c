import { headWidthOf, parametersOf, type TransformerConfig } from '@nextword/core/transformer'
import { type Backend, tf, use } from './tfjs-backend.ts'
import { byHand, type Operations, own, type Tensor } from './tfjs-operations.ts'

/** Somebody who learns from batches of texts. */
export interface Learner {
  readonly name: string
  /**
   * A step of Adam on that batch.
   * @param ids - [sequences × tokens] @param targets - the same
   * @returns the loss before it, in nats
   */
  step(ids: Int32Array, targets: Int32Array): number | Promise<number>
}

/** How the ways back are made: by tfjs, or written by hand to suit its WASM backend. */
export type Gradients = 'its own gradients' | 'gradients by hand'

/**
 * A GPT in tfjs.
 * @param parameters - in the order of `parametersOf`
 */
export function tensorflowLearner(
  backend: Backend,
  gradients: Gradients,
  config: TransformerConfig,
  parameters: Float32Array,
  sequences: number,
  tokens: number,
  learningRate: number,
): Learner {
  use(backend)
  const operations: Operations = gradients === 'its own gradients' ? own : byHand
  const { crossEntropy, embedded, gelu, layerNorm, product } = operations
  const { width, heads, layers, vocabulary } = config
  const variables = new Map(
    parametersOf(config).map(({ name, shape, offset, length }) => {
      const values = tf.tensor(parameters.slice(offset, offset + length), [...shape])
      return [name, tf.variable(isTurned(name) ? values.transpose() : values)]
    }),
  )
  const learnt = (name: string): Tensor => {
    const found = variables.get(name)
    if (found === undefined) throw new RangeError(`no parameter is called ${name}`)
    return found
  }
  const headWidth = headWidthOf(config)
  const mask = tf.linalg
    .bandPart(tf.ones([tokens, tokens]), -1, 0)
    .sub(1)
    .mul(1e9)
  const rows = sequences * tokens

  const linear = (name: string, input: Tensor): Tensor =>
    tf.add(product(input, learnt(`${name}.weight`)), learnt(`${name}.bias`))
  const norm = (name: string, input: Tensor): Tensor =>
    layerNorm(input, learnt(`${name}.weight`), learnt(`${name}.bias`), config.epsilon)
  const split = (input: Tensor): Tensor =>
    input.reshape([sequences, tokens, heads, headWidth]).transpose([0, 2, 1, 3])

  const attention = (b: number, input: Tensor): Tensor => {
    const [q, k, v] = tf.split(linear(`blocks.${b}.attention.qkv`, input), 3, 1).map(split)
    const scores = product(q, k.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(headWidth))
    const mix = product(tf.softmax(scores.add(mask)), v)
    return linear(
      `blocks.${b}.attention.output`,
      mix.transpose([0, 2, 1, 3]).reshape([rows, width]),
    )
  }
  const lossOf = (ids: Tensor, targets: Tensor): Tensor => {
    let stream = embedded(learnt('token.embedding'), ids, vocabulary)
    stream = stream
      .reshape([sequences, tokens, width])
      .add(learnt('position.embedding').slice([0, 0], [tokens, width]))
      .reshape([rows, width])
    for (let b = 0; b < layers; b++) {
      stream = stream.add(attention(b, norm(`blocks.${b}.attention.norm`, stream)))
      const sums = linear(`blocks.${b}.mlp.up`, norm(`blocks.${b}.mlp.norm`, stream))
      stream = stream.add(linear(`blocks.${b}.mlp.down`, gelu(sums)))
    }
    const logits = product(norm('norm', stream), learnt('token.embedding').transpose())
    return crossEntropy(logits, targets, vocabulary)
  }

  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
  return {
    name: `tfjs, ${backend === 'cpu' ? 'plain' : 'WASM'}, ${gradients}`,
    step(ids, targets) {
      use(backend)
      return tf.tidy(() => {
        const given = [ids, targets].map((values) => tf.tensor1d(values, 'int32'))
        const loss = optimizer.minimize(() => lossOf(given[0], given[1]).asScalar(), true)
        return loss?.dataSync()[0] ?? NaN
      })
    },
  }
}

/** Weights of linear layers lie [inputs, outputs] here. */
const isTurned = (name: string): boolean => /(qkv|output|up|down)\.weight$/.test(name)

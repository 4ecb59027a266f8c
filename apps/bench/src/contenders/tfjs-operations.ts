import type { Tensor } from '@tensorflow/tfjs'
import { tf } from './tfjs-backend.ts'

export type { Tensor }

/** What a transformer is made of, beside sums and softmax. */
export interface Operations {
  /** Of the last two axes. */
  product(a: Tensor, b: Tensor): Tensor
  /** Rows of a table. */
  embedded(table: Tensor, ids: Tensor, vocabulary: number): Tensor
  layerNorm(input: Tensor, weight: Tensor, bias: Tensor, epsilon: number): Tensor
  /** In its tanh form. */
  gelu(input: Tensor): Tensor
  /** The mean over the rows. */
  crossEntropy(logits: Tensor, targets: Tensor, vocabulary: number): Tensor
}

const slope = Math.sqrt(2 / Math.PI)

/**
 * As one writes it with tfjs. Only rows of a table are a product with ones and zeros, since its WASM
 * backend has no gradient of `gather`.
 */
export const own: Operations = {
  product: (a, b) => tf.matMul(a, b),
  embedded: (table, ids, vocabulary) => tf.matMul(tf.oneHot(ids, vocabulary).toFloat(), table),
  layerNorm(input, weight, bias, epsilon) {
    const { mean, variance } = tf.moments(input, 1, true)
    const normed = tf.mul(tf.sub(input, mean), tf.rsqrt(tf.add(variance, epsilon)))
    return tf.add(tf.mul(normed, weight), bias)
  },
  gelu(input) {
    const cube = tf.mul(tf.mul(input, input), input)
    const turn = tf.tanh(tf.mul(tf.add(input, tf.mul(cube, 0.044715)), slope))
    return tf.mul(tf.mul(input, 0.5), tf.add(turn, 1))
  },
  crossEntropy: (logits, targets, vocabulary) =>
    tf.losses.softmaxCrossEntropy(tf.oneHot(targets, vocabulary).toFloat(), logits),
}

type Back = (dy: Tensor, saved: Tensor[]) => Tensor[]
type Save = (tensors: Tensor[]) => void

/** An operation and its way back. */
function withGradient(
  forward: (inputs: Tensor[], save: Save) => Tensor,
  back: Back,
): (...inputs: Tensor[]) => Tensor {
  return tf.customGrad((...all: unknown[]) => {
    const save = all.pop() as Save
    const value = forward(all as Tensor[], save)
    return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => back(dy, saved) }
  })
}

/** Turns the last two axes. */
function turned(input: Tensor): Tensor {
  const axes = input.shape.map((_, axis) => axis)
  const last = axes.length - 1
  return tf.transpose(input, [...axes.slice(0, -2), last, last - 1])
}

const product = withGradient(
  ([a, b], save) => {
    save([a, b])
    return tf.matMul(a, b)
  },
  (dy, [a, b]) => [tf.matMul(dy, turned(b)), tf.matMul(turned(a), dy)],
)

const embedded = (table: Tensor, ids: Tensor, vocabulary: number): Tensor =>
  withGradient(
    ([given]) => tf.gather(given, ids),
    (dy) => [tf.matMul(turned(tf.oneHot(ids, vocabulary).toFloat()), dy)],
  )(table)

function layerNorm(input: Tensor, weight: Tensor, bias: Tensor, epsilon: number): Tensor {
  const normed = withGradient(
    ([x], save) => {
      const centred = tf.sub(x, tf.mean(x, 1, true))
      const scale = tf.rsqrt(tf.add(tf.mean(tf.mul(centred, centred), 1, true), epsilon))
      const out = tf.mul(centred, scale)
      save([out, scale])
      return out
    },
    (dy, [out, scale]) => {
      const along = tf.mul(out, tf.mean(tf.mul(dy, out), 1, true))
      return [tf.mul(tf.sub(tf.sub(dy, tf.mean(dy, 1, true)), along), scale)]
    },
  )(input)
  return tf.add(tf.mul(normed, weight), bias)
}

const gelu = withGradient(
  ([x], save) => {
    const square = tf.mul(x, x)
    const turn = tf.tanh(tf.mul(tf.mul(x, slope), tf.add(tf.mul(square, 0.044715), 1)))
    const half = tf.mul(tf.add(turn, 1), 0.5)
    save([x, square, turn, half])
    return tf.mul(x, half)
  },
  (dy, [x, square, turn, half]) => {
    const inner = tf.add(tf.mul(square, 3 * 0.044715 * slope), slope)
    const rise = tf.mul(tf.mul(tf.sub(1, tf.mul(turn, turn)), inner), tf.mul(x, 0.5))
    return [tf.mul(dy, tf.add(half, rise))]
  },
)

function crossEntropy(logits: Tensor, targets: Tensor, vocabulary: number): Tensor {
  return withGradient(
    ([x], save) => {
      const shares = tf.softmax(x)
      const wanted = tf.oneHot(targets, vocabulary).toFloat()
      save([shares, wanted])
      return tf.neg(tf.mean(tf.log(tf.sum(tf.mul(shares, wanted), 1))))
    },
    (dy, [shares, wanted]) => [tf.mul(tf.sub(shares, wanted), tf.div(dy, logits.shape[0]))],
  )(logits)
}

/**
 * With ways back by hand: its WASM backend is quick only at products of matrices as they lie, so each is
 * turned first where it must be; the rest takes fewer operations so.
 */
export const byHand: Operations = { product, embedded, layerNorm, gelu, crossEntropy }

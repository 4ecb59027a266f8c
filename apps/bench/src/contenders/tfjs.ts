import type * as tensors from '@tensorflow/tfjs'
import { type Contender, examples, learningRate, type Manner, start } from '../task.ts'
import { type Backend, tf, use } from './tfjs-backend.ts'

export function tensorflow(backend: Backend, manner: Manner): Contender {
  return {
    name: backend === 'cpu' ? 'tfjs, plain' : 'tfjs, WASM',
    manner,
    learns: 'softmax outputs, cross-entropy',
    against: 'softmax',
    prepare(samples) {
      use(backend)
      const rows = manner === 'full batch' ? examples.count : 1
      const { layers } = start('softmax')
      const [first, second, third] = layers.map(({ weights, biases, inputs, neurons }) => ({
        weights: tf.variable(tf.tensor2d(Float32Array.from(weights), [neurons, inputs])),
        biases: tf.variable(tf.tensor1d(Float32Array.from(biases))),
      }))
      const batches = Array.from({ length: examples.count / rows }, (_, n) => ({
        inputs: tf.tensor2d(examples.inputs.slice(n * rows * 9, (n + 1) * rows * 9), [rows, 9]),
        targets: tf.tensor2d(examples.targets.slice(n * rows * 4, (n + 1) * rows * 4), [rows, 4]),
      }))
      const optimizer = tf.train.sgd(learningRate)
      return () => {
        use(backend)
        for (let s = 0; s < samples / rows; s++) {
          const { inputs, targets } = batches[s % batches.length]
          optimizer.minimize(() => {
            const sums = dense(tf.sigmoid(dense(tf.tanh(dense(inputs, first)), second)), third)
            return tf.losses.softmaxCrossEntropy(targets, sums) as tensors.Scalar
          })
        }
        // The plain and WASM backends compute at once, so nothing is left waiting.
      }
    },
  }
}

interface Dense {
  readonly weights: tensors.Tensor2D
  readonly biases: tensors.Tensor1D
}

function dense(input: tensors.Tensor2D, { weights, biases }: Dense): tensors.Tensor2D {
  return tf.add(tf.matMul(input, weights, false, true), biases)
}

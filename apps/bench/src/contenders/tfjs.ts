import * as wasm from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs'
import { fileURLToPath } from 'node:url'
import { type Contender, examples, learningRate, type Manner, start } from '../task.ts'

wasm.setWasmPaths(fileURLToPath(new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm'))))
wasm.setThreadsCount(1)

export type Backend = 'cpu' | 'wasm'

/** To be called once before a contender of that backend is prepared. */
export async function startBackend(backend: Backend): Promise<void> {
  await tf.setBackend(backend)
  await tf.ready()
}

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
            return tf.losses.softmaxCrossEntropy(targets, sums) as tf.Scalar
          })
        }
        // The plain and WASM backends compute at once, so nothing is left waiting.
      }
    },
  }
}

interface Dense {
  readonly weights: tf.Tensor2D
  readonly biases: tf.Tensor1D
}

function dense(input: tf.Tensor2D, { weights, biases }: Dense): tf.Tensor2D {
  return tf.add(tf.matMul(input, weights, false, true), biases)
}

function use(backend: Backend): void {
  if (tf.getBackend() !== backend) void tf.setBackend(backend)
}

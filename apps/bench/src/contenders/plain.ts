import type { Network, OutputsName } from '@nextword/core/network'
import type { Examples } from '@nextword/core/training'
import { type Contender, examples, learningRate, type Manner, start } from '../task.ts'

/**
 * The loop one would write by hand for this one net: its sizes as constants, its activations in
 * place, everything in typed arrays that are allocated once, no checks, no shuffling.
 */
export function plain(outputs: OutputsName, manner: Manner): Contender {
  return {
    name: 'a loop by hand',
    manner,
    learns:
      outputs === 'sigmoid' ? 'sigmoid outputs, squared error' : 'softmax outputs, cross-entropy',
    against: outputs,
    prepare(samples) {
      const net = plainNet(start(outputs))
      const learn = learnBy[manner]
      return () => learn(net, examples, samples)
    },
  }
}

/** A 9-6-6-4 net: the weights and biases of each layer. */
export interface PlainNet {
  readonly softmax: boolean
  readonly w1: Float64Array
  readonly b1: Float64Array
  readonly w2: Float64Array
  readonly b2: Float64Array
  readonly w3: Float64Array
  readonly b3: Float64Array
}

export function plainNet({ parameters, outputs }: Network): PlainNet {
  const slice = (from: number, to: number): Float64Array =>
    Float64Array.from(parameters.subarray(from, to))
  return {
    softmax: outputs === 'softmax',
    w1: slice(0, 54),
    b1: slice(54, 60),
    w2: slice(60, 96),
    b2: slice(96, 102),
    w3: slice(102, 126),
    b3: slice(126, 130),
  }
}

/** Trains it on that many samples. */
export const learnBy: Record<Manner, (net: PlainNet, examples: Examples, samples: number) => void> =
  { 'one at a time': oneAtATime, 'full batch': fullBatch }

function oneAtATime(net: PlainNet, { count, inputs, targets }: Examples, samples: number): void {
  const { w1, b1, w2, b2, w3, b3, softmax } = net
  const h1 = new Float64Array(6)
  const h2 = new Float64Array(6)
  const o = new Float64Array(4)
  const d1 = new Float64Array(6)
  const d2 = new Float64Array(6)
  const d3 = new Float64Array(4)
  for (let s = 0; s < samples; s++) {
    const x = (s % count) * 9
    const t = (s % count) * 4
    for (let j = 0; j < 6; j++) {
      let z = b1[j]
      for (let i = 0; i < 9; i++) z += w1[j * 9 + i] * inputs[x + i]
      h1[j] = Math.tanh(z)
    }
    for (let j = 0; j < 6; j++) {
      let z = b2[j]
      for (let i = 0; i < 6; i++) z += w2[j * 6 + i] * h1[i]
      h2[j] = 1 / (1 + Math.exp(-z))
    }
    for (let j = 0; j < 4; j++) {
      let z = b3[j]
      for (let i = 0; i < 6; i++) z += w3[j * 6 + i] * h2[i]
      o[j] = z
    }
    if (softmax) {
      const largest = Math.max(o[0], o[1], o[2], o[3])
      let total = 0
      for (let j = 0; j < 4; j++) total += o[j] = Math.exp(o[j] - largest)
      for (let j = 0; j < 4; j++) d3[j] = o[j] / total - targets[t + j]
    } else
      for (let j = 0; j < 4; j++) {
        const y = 1 / (1 + Math.exp(-o[j]))
        d3[j] = 2 * (y - targets[t + j]) * y * (1 - y)
      }
    for (let i = 0; i < 6; i++) {
      let g = 0
      for (let j = 0; j < 4; j++) g += w3[j * 6 + i] * d3[j]
      d2[i] = g * h2[i] * (1 - h2[i])
    }
    for (let i = 0; i < 6; i++) {
      let g = 0
      for (let j = 0; j < 6; j++) g += w2[j * 6 + i] * d2[j]
      d1[i] = g * (1 - h1[i] * h1[i])
    }
    for (let j = 0; j < 4; j++) {
      const step = learningRate * d3[j]
      for (let i = 0; i < 6; i++) w3[j * 6 + i] -= step * h2[i]
      b3[j] -= step
    }
    for (let j = 0; j < 6; j++) {
      const step = learningRate * d2[j]
      for (let i = 0; i < 6; i++) w2[j * 6 + i] -= step * h1[i]
      b2[j] -= step
    }
    for (let j = 0; j < 6; j++) {
      const step = learningRate * d1[j]
      for (let i = 0; i < 9; i++) w1[j * 9 + i] -= step * inputs[x + i]
      b1[j] -= step
    }
  }
}

/** As above, the gradients added up and the step taken after each pass over the examples. */
function fullBatch(net: PlainNet, { count, inputs, targets }: Examples, samples: number): void {
  const { w1, b1, w2, b2, w3, b3, softmax } = net
  const h1 = new Float64Array(6)
  const h2 = new Float64Array(6)
  const o = new Float64Array(4)
  const d1 = new Float64Array(6)
  const d2 = new Float64Array(6)
  const d3 = new Float64Array(4)
  const g1 = new Float64Array(54)
  const g2 = new Float64Array(36)
  const g3 = new Float64Array(24)
  const a1 = new Float64Array(6)
  const a2 = new Float64Array(6)
  const a3 = new Float64Array(4)
  for (let s = 0; s < samples; s++) {
    const x = (s % count) * 9
    const t = (s % count) * 4
    for (let j = 0; j < 6; j++) {
      let z = b1[j]
      for (let i = 0; i < 9; i++) z += w1[j * 9 + i] * inputs[x + i]
      h1[j] = Math.tanh(z)
    }
    for (let j = 0; j < 6; j++) {
      let z = b2[j]
      for (let i = 0; i < 6; i++) z += w2[j * 6 + i] * h1[i]
      h2[j] = 1 / (1 + Math.exp(-z))
    }
    for (let j = 0; j < 4; j++) {
      let z = b3[j]
      for (let i = 0; i < 6; i++) z += w3[j * 6 + i] * h2[i]
      o[j] = z
    }
    if (softmax) {
      const largest = Math.max(o[0], o[1], o[2], o[3])
      let total = 0
      for (let j = 0; j < 4; j++) total += o[j] = Math.exp(o[j] - largest)
      for (let j = 0; j < 4; j++) d3[j] = o[j] / total - targets[t + j]
    } else
      for (let j = 0; j < 4; j++) {
        const y = 1 / (1 + Math.exp(-o[j]))
        d3[j] = 2 * (y - targets[t + j]) * y * (1 - y)
      }
    for (let i = 0; i < 6; i++) {
      let g = 0
      for (let j = 0; j < 4; j++) g += w3[j * 6 + i] * d3[j]
      d2[i] = g * h2[i] * (1 - h2[i])
    }
    for (let i = 0; i < 6; i++) {
      let g = 0
      for (let j = 0; j < 6; j++) g += w2[j * 6 + i] * d2[j]
      d1[i] = g * (1 - h1[i] * h1[i])
    }
    for (let j = 0; j < 4; j++) {
      const d = d3[j]
      for (let i = 0; i < 6; i++) g3[j * 6 + i] += d * h2[i]
      a3[j] += d
    }
    for (let j = 0; j < 6; j++) {
      const d = d2[j]
      for (let i = 0; i < 6; i++) g2[j * 6 + i] += d * h1[i]
      a2[j] += d
    }
    for (let j = 0; j < 6; j++) {
      const d = d1[j]
      for (let i = 0; i < 9; i++) g1[j * 9 + i] += d * inputs[x + i]
      a1[j] += d
    }
    if (s % count === count - 1) {
      descend(w1, g1, count)
      descend(b1, a1, count)
      descend(w2, g2, count)
      descend(b2, a2, count)
      descend(w3, g3, count)
      descend(b3, a3, count)
    }
  }
}

function descend(values: Float64Array, gradient: Float64Array, count: number): void {
  for (let k = 0; k < values.length; k++) {
    values[k] -= (learningRate / count) * gradient[k]
    gradient[k] = 0
  }
}

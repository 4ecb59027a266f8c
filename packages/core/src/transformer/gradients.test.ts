import { describe, expect, test } from 'vitest'
import { drawnTensors, tinyConfigs } from '../../fixtures/tiny-transformers.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { plainKernels } from '../kernels/plain.ts'
import type { TransformerConfig } from './config.ts'
import { backward } from './backward.ts'
import { forward } from './forward.ts'
import { lossOf } from './loss.ts'
import { packText } from './packing.ts'
import { parametersOf } from './parameters.ts'
import { lossAndGradients, type TrainingPass, trainingPass } from './training-pass.ts'
import type { Tensor } from './tensor.ts'
import { transformerIn } from './transformer.ts'

/** Two sequences: one text, and two texts packed; some targets don't count. */
function passOf(config: TransformerConfig): TrainingPass {
  const kernels = plainKernels(Float64Array)
  const pass = trainingPass(transformerIn(kernels, config, drawnTensors(config, 4)), 2, 6)
  pass.batch.ids.set([3, 0, 6, 2, 3, 1, /**/ 5, 5, 1, /**/ 4, 2, 0])
  pass.batch.targets.set([0, 6, -1, 3, 1, 4, /**/ 5, 1, -1, /**/ 2, 0, 6])
  pass.batch.starts.set([0, 0, 0, 0, 0, 0, /**/ 0, 0, 0, /**/ 3, 3, 3])
  return pass
}

const loss = (pass: TrainingPass): number => {
  forward(pass)
  return lossOf(pass)
}

describe.each(Object.entries(tinyConfigs))('The gradients of a transformer %s', (_, config) => {
  test.each(parametersOf(config))('are the slopes of its loss: $name', ({ offset, length }) => {
    const pass = passOf(config)
    lossAndGradients(pass)
    const gradients = pass.gradients.parameters.slice(offset, offset + length)
    const parameters = pass.model.parameters!
    const step = 1e-6
    for (let i = 0; i < length; i++) {
      const value = parameters[offset + i]
      parameters[offset + i] = value + step
      const above = loss(pass)
      parameters[offset + i] = value - step
      const below = loss(pass)
      parameters[offset + i] = value
      const slope = (above - below) / (2 * step)
      expect(Math.abs(gradients[i] - slope), `at ${i}`).toBeLessThanOrEqual(
        1e-5 + 1e-3 * Math.abs(slope),
      )
    }
    // Far below the tolerance, and a test of nothing, if they were all 0.
    expect(Math.max(...gradients.map(Math.abs))).toBeGreaterThan(1e-4)
  })

  test('are the same each time, and add up where they aren’t set to 0', () => {
    const pass = passOf(config)
    const first = lossAndGradients(pass)
    const gradients = pass.gradients.parameters.slice()
    expect(lossAndGradients(pass)).toBe(first)
    expect(pass.gradients.parameters).toEqual(gradients)
    expect(loss(pass)).toBe(first)
    backward(pass)
    pass.gradients.parameters.forEach((twice, i) =>
      expect(Math.abs(twice - 2 * gradients[i])).toBeLessThan(1e-12),
    )
  })

  test('of texts packed into one sequence are those of the texts apart', () => {
    const texts = [
      [3, 0, 6, 2],
      [5, 1, 4],
    ]
    const model = transformerIn(plainKernels(Float64Array), config, drawnTensors(config, 4))
    const packed = trainingPass(model, 1, 5)
    packText(packed.batch, 0, packText(packed.batch, 0, 0, texts[0]), texts[1])
    const together = lossAndGradients(packed)
    const sum = new Float64Array(packed.gradients.parameters.length)
    const losses = texts.map((text) => {
      const pass = trainingPass(model, 1, text.length - 1)
      packText(pass.batch, 0, 0, text)
      const each = lossAndGradients(pass) * (text.length - 1)
      pass.gradients.parameters.forEach((slope, i) => (sum[i] += slope * (text.length - 1)))
      return [...pass.losses, each]
    })
    const apart = [...losses[0].slice(0, 3), ...losses[1].slice(0, 2)]
    packed.losses.forEach((each, t) => expect(each).toBeCloseTo(apart[t], 12))
    expect(together).toBeCloseTo((losses[0][3] + losses[1][2]) / 5, 12)
    packed.gradients.parameters.forEach((slope, i) => expect(slope).toBeCloseTo(sum[i] / 5, 12))
  })

  test('of a batch are made of its sequences, each for itself', () => {
    const pass = passOf(config)
    lossAndGradients(pass)
    const alone = pass.losses.slice(0, 6)
    pass.batch.ids.set([1, 2, 3, 4, 5, 6], 6)
    pass.batch.starts.set([0, 1, 1, 1, 1, 5], 6)
    lossAndGradients(pass)
    expect(pass.losses.subarray(0, 6)).toEqual(alone)
  })

  test('are 0, as the loss is, where nothing is asked for', () => {
    const pass = passOf(config)
    pass.batch.targets.fill(-1)
    expect(lossAndGradients(pass)).toBe(0)
    expect(pass.gradients.parameters.every((slope) => slope === 0)).toBe(true)
  })
})

describe('A training pass', () => {
  const config = tinyConfigs['like LLaMA']

  test('asks for no memory once it is made', () => {
    let made = 0
    const plain = plainKernels(Float32Array)
    const kernels: Kernels = {
      ...plain,
      floats: (length) => {
        made++
        return plain.floats(length)
      },
    }
    const pass = trainingPass(transformerIn(kernels, config, drawnTensors(config, 1)), 2, 6)
    const before = made
    expect(before).toBeGreaterThan(0)
    lossAndGradients(pass)
    lossAndGradients(pass)
    expect(made).toBe(before)
  })

  test('refuses a batch that can’t be', () => {
    const wrong = (change: (pass: TrainingPass) => void): (() => number) => {
      const pass = passOf(config)
      change(pass)
      return () => lossAndGradients(pass)
    }
    expect(wrong(({ batch }) => (batch.ids[7] = 7))).toThrow('ids from 0 to 6, got 7 in row 7')
    expect(wrong(({ batch }) => (batch.ids[7] = -1))).toThrow('ids from 0 to 6, got -1 in row 7')
    expect(wrong(({ batch }) => (batch.targets[2] = 7))).toThrow('below 7, got 7 in row 2')
    expect(wrong(({ batch }) => (batch.starts[7] = 2))).toThrow('from 0 to 1, got 2 in row 7')
    expect(wrong(({ batch }) => (batch.starts[7] = -1))).toThrow('from 0 to 1, got -1 in row 7')
  })

  test('refuses a model that can’t learn, or too many tokens', () => {
    const tensors = drawnTensors(config, 1)
    const bytes = { values: new Int8Array(56), scales: new Float32Array(7) }
    const mixed = new Map<string, Tensor>(tensors).set('head.weight', { shape: [7, 8], ...bytes })
    const kernels = plainKernels(Float32Array)
    expect(() => trainingPass(transformerIn(kernels, config, mixed), 1, 2)).toThrow('int8')
    const model = transformerIn(kernels, config, tensors)
    expect(() => trainingPass(model, 1, 7)).toThrow('at most 6 tokens, got 7')
  })
})

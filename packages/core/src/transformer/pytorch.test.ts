import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/transformer.json' with { type: 'json' }
import type { Kernels } from '../kernels/kernels.ts'
import { plainKernels } from '../kernels/plain.ts'
import { loadSimdEngine } from '../kernels/simd.ts'
import { learningRateAt } from '../training/schedule.ts'
import {
  gpt2Config,
  llamaConfig,
  logitsOf,
  parametersOf,
  type Tensors,
  traceNames,
} from './index.ts'
import { looked } from './logits.ts'
import { lossAndGradients, type TrainingPass, trainingPass } from './training-pass.ts'
import { transformerIn } from './transformer.ts'

// Made by fixtures/transformer.py with the versions and the seed written in it: PyTorch's layers,
// autograd and AdamW in double precision, from numbers that single precision holds exactly.

interface Tolerance {
  readonly relative: number
  readonly absolute: number
}

const simd = await loadSimdEngine()

const precisions: [string, Tolerance, () => Kernels][] = [
  ['in double precision', { relative: 1e-10, absolute: 1e-10 }, () => plainKernels(Float64Array)],
  ['in single precision', { relative: 1.3e-6, absolute: 1e-5 }, () => plainKernels(Float32Array)],
  ['with fast kernels', { relative: 1.3e-6, absolute: 1e-5 }, () => simd.kernels(2 ** 20)],
]

function expectNear(
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  { relative, absolute }: Tolerance,
  what: string,
): void {
  expect(got.length, what).toBe(wanted.length)
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `${what} at ${i}`).toBeLessThanOrEqual(
      absolute + relative * Math.abs(wanted[i]),
    )
}

test('The fast kernels are there to be held against PyTorch', () => {
  expect(simd.name).toBe('simd')
})

describe.each(fixture.families)(`PyTorch ${fixture.versions.torch} agrees on $family`, (wanted) => {
  const config = wanted.family === 'gpt2' ? gpt2Config(wanted.config) : llamaConfig(wanted.config)
  const parameters = parametersOf(config)
  const byName = (numbers: object, name: string): number[] =>
    (numbers as Record<string, number[]>)[name]
  const tensors: Tensors = new Map(
    parameters.map(({ name, shape }) => {
      const values = Float32Array.from(byName(wanted.parameters, name))
      return [name, { shape, values }]
    }),
  )

  describe.each(precisions)('%s', (_, tolerance, kernels) => {
    const passFor = (batch: { sequences: number; tokens: number }): TrainingPass =>
      trainingPass(transformerIn(kernels(), config, tensors), batch.sequences, batch.tokens)
    const fill = (pass: TrainingPass, batch: typeof wanted.batch): void => {
      pass.batch.ids.set(batch.ids)
      pass.batch.targets.set(batch.targets)
      pass.batch.starts.set(batch.starts)
    }

    test('about the logits and every value on the way to them', () => {
      const model = transformerIn(kernels(), config, tensors)
      expect(Object.keys(wanted.trace)).toEqual(traceNames(config))
      looked(model, wanted.text, {
        see: (name, values) => expectNear(values, byName(wanted.trace, name), tolerance, name),
        mask: null,
        positions: true,
      })
      expectNear(logitsOf(model, wanted.text), wanted.trace.logits, tolerance, 'logits')
    })

    test('about the loss of a packed batch and the gradient of every parameter', () => {
      const pass = passFor(wanted.batch)
      fill(pass, wanted.batch)
      expectNear([lossAndGradients(pass)], [wanted.loss], tolerance, 'loss')
      for (const { name, offset, length } of parameters)
        expectNear(
          pass.gradients.parameters.subarray(offset, offset + length),
          byName(wanted.gradients, name),
          tolerance,
          name,
        )
    })

    test(`about ${wanted.training.steps.length} steps of AdamW with clipping, warm-up and decay`, () => {
      const { settings, batches, steps } = wanted.training
      const pass = passFor(batches[0])
      const { kernels, parameters: learnt } = pass.model
      const gradients = pass.gradients.parameters
      const count = gradients.length
      const first = kernels.floats(count)
      const second = kernels.floats(count)
      const matrices = parameters.find(({ shape }) => shape.length === 1)!.offset
      // What rounding does to a step, the next ones add to; a gradient shows it before a loss does.
      const drifted = { ...tolerance, relative: 10 * tolerance.relative }
      steps.forEach(({ learningRate, loss, length }, s) => {
        const schedule = { ...settings, steps: steps.length }
        expect(learningRateAt(s + 1, schedule)).toBeCloseTo(learningRate, 12)
        fill(pass, batches[s % batches.length])
        expectNear([lossAndGradients(pass)], [loss], tolerance, `loss ${s}`)
        const own = Math.sqrt(kernels.sumOfSquares(gradients, count))
        expectNear([own], [length], drifted, `length ${s}`)
        kernels.scaleInto(gradients, Math.min(1, settings.clip / (own + 1e-6)), count)
        const adamW = { ...settings, learningRate }
        kernels.adamWInto(learnt!, first, second, gradients, 0, matrices, s + 1, adamW)
        const free = { ...adamW, weightDecay: 0 }
        kernels.adamWInto(learnt!, first, second, gradients, matrices, count, s + 1, free)
      })
      // In single precision the biases of keys, which softmax takes away, have a gradient of nothing
      // but rounding, and Adam makes steps of it: there the losses alone tell.
      if (!(learnt instanceof Float64Array)) return
      for (const { name, offset, length } of parameters)
        expectNear(
          learnt.subarray(offset, offset + length),
          byName(wanted.training.parameters, name),
          tolerance,
          name,
        )
    })
  })
})

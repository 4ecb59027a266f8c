import { describe, expect, test } from 'vitest'
import fixture from '../fixtures/pytorch.json' with { type: 'json' }
import {
  activationAt,
  type ActivationName,
  derivativeAt,
  type Examples,
  examplesFrom,
  forward,
  forwardTrace,
  lossGradients,
  lossOf,
  meanGradient,
  meanLoss,
  type Network,
  networkFrom,
  oneHot,
  type OptimizerName,
  type OutputsName,
  seededRandom,
  symbolExamples,
  symbolShape,
  train,
} from './index.ts'

// Made by fixtures/pytorch.py with the versions written in it: PyTorch's own layers, losses,
// autograd and optimizers, in double precision from numbers that single precision holds exactly.

/** Far closer than the usual rtol 1.3e-6 and atol 1e-5: core computes in double precision too. */
function expectNear(got: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  expect(got.length, what).toBe(wanted.length)
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `${what} at ${i}`).toBeLessThanOrEqual(
      1e-13 + 1e-11 * Math.abs(wanted[i]),
    )
}

describe.each(fixture.nets)(
  `PyTorch ${fixture.versions.torch} agrees on a net of $sizes with $outputs outputs`,
  (net) => {
    const shape = {
      sizes: net.sizes,
      hidden: net.hidden as ActivationName[],
      outputs: net.outputs as OutputsName,
    }
    const network: Network = networkFrom(shape, Float32Array.from(net.parameters))
    const answers = net.sizes.at(-1)!
    const examples: Examples = examplesFrom(
      net.inputs.map((input, n) => ({ input, label: net.labels[n] })),
      answers,
    )

    test('about its answers and their losses', () => {
      net.inputs.forEach((input, n) => {
        const said = forward(network, input)
        expectNear(said, net.values[n], `answer ${n}`)
        expectNear([lossOf(network, said, oneHot(net.labels[n], answers))], [net.losses[n]], 'loss')
      })
      const mean = net.losses.reduce((a, b) => a + b) / net.losses.length
      expectNear([meanLoss(network, examples)], [mean], 'mean loss')
    })

    test('about the gradient of every parameter and every input', () => {
      expectNear(meanGradient(network, examples), net.gradient, 'gradient')
      net.inputs.forEach((input, n) => {
        const target = oneHot(net.labels[n], answers)
        const { input: gradient } = lossGradients(network, forwardTrace(network, input), target)
        // The fixture's are of the mean loss.
        const each = gradient.map((slope) => slope / net.inputs.length)
        expectNear(each, net.inputGradients[n], `gradient at input ${n}`)
      })
    })
  },
)

describe('PyTorch’s optimizers take the same twenty steps', () => {
  test.each(fixture.trajectories)('$optimizer, $outputs outputs', (wanted) => {
    const outputs = wanted.outputs as OutputsName
    const start = Float64Array.from(fixture.nets[0].parameters)
    const run = train(
      networkFrom({ ...symbolShape, outputs }, start),
      symbolExamples(),
      {
        optimizer: wanted.optimizer as OptimizerName,
        learningRate: wanted.learningRate,
        batch: 'all',
        epochs: wanted.losses.length,
        stopAtLoss: 0,
      },
      seededRandom(0),
    )
    const losses: number[] = []
    let turn = run.next()
    for (; !turn.done; turn = run.next()) losses.push(turn.value.loss)
    expectNear(losses.slice(0, -1), wanted.losses, 'losses')
    expectNear(turn.value.network.parameters, wanted.parameters, 'parameters')
  })
})

describe('PyTorch agrees on each activation and its derivative', () => {
  test.each(Object.entries(fixture.curves))('%s', (name, { sums, values, derivatives }) => {
    const activation = name as ActivationName
    expectNear(
      sums.map((sum) => activationAt(activation, sum)),
      values,
      'values',
    )
    expectNear(
      sums.map((sum) => derivativeAt(activation, sum)),
      derivatives,
      'derivatives',
    )
  })
})

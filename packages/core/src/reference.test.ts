import { describe, expect, test } from 'vitest'
import reference from '../fixtures/reference.json' with { type: 'json' }
import {
  type Examples,
  examplesFrom,
  forwardTrace,
  logSumExp,
  matrix,
  mean,
  meanGradient,
  meanLoss,
  multiply,
  type Network,
  networkFrom,
  type OptimizerName,
  type OutputsName,
  seededRandom,
  softmax,
  symbolShape,
  train,
  variance,
} from './index.ts'

// Made by fixtures/make.py, an implementation of its own in numpy.

/** Within rtol 1.3e-6 and atol 1e-5, the usual tolerance for single precision. */
function expectSingle(got: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  expect(got.length, what).toBe(wanted.length)
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `${what} at ${i}`).toBeLessThanOrEqual(
      1e-5 + 1.3e-6 * Math.abs(wanted[i]),
    )
}

/** Within rtol 1e-12 and atol 1e-13. */
function expectDouble(got: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  expect(got.length, what).toBe(wanted.length)
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `${what} at ${i}`).toBeLessThanOrEqual(
      1e-13 + 1e-12 * Math.abs(wanted[i]),
    )
}

const examples: Examples = examplesFrom(
  reference.inputs.map((input, n) => ({ input, label: reference.labels[n] })),
  4,
)

describe.each(['softmax', 'sigmoid'] as OutputsName[])(
  'numpy agrees, with %s outputs',
  (outputs) => {
    const kind = reference[outputs]
    const shape = { ...symbolShape, outputs }
    const single: Network = networkFrom(shape, Float32Array.from(reference.parameters))
    const double: Network = networkFrom(shape, Float64Array.from(reference.parameters))

    test('on every sum and every squashed value', () => {
      for (const [network, expectNear] of [
        [single, expectSingle],
        [double, expectDouble],
      ] as const) {
        const trace = forwardTrace(network, reference.inputs[0])
        trace.layers.forEach(({ sums, values }, l) => {
          expectNear(sums, kind.sums[l], `sums of layer ${l}`)
          expectNear(values, kind.values[l], `values of layer ${l}`)
        })
      }
    })

    test('on the answers to all pictures', () => {
      reference.inputs.forEach((input, n) => {
        expectDouble(forwardTrace(double, input).outputs, kind.answers[n], `picture ${n}`)
      })
    })

    test('on the loss and every gradient', () => {
      expectDouble([meanLoss(double, examples)], [kind.loss], 'loss')
      expectDouble(meanGradient(double, examples), kind.gradient, 'gradient')
      expectSingle(meanGradient(single, examples), kind.gradient, 'gradient in single precision')
    })

    test.each(kind.trajectories)('on twenty steps of $optimizer', (trajectory) => {
      const losses: number[] = []
      const training = train(
        double,
        examples,
        {
          optimizer: trajectory.optimizer as OptimizerName,
          learningRate: trajectory.rate,
          batch: 'all',
          epochs: 20,
          stopAtLoss: 0,
        },
        seededRandom(1),
      )
      let turn = training.next()
      for (; !turn.done; turn = training.next()) losses.push(turn.value.loss)
      // Order of adding differs after a shuffle: the last digits may too.
      expectSingle(losses.slice(0, 20), trajectory.losses, 'losses')
      losses.slice(0, 20).forEach((loss, n) => expect(loss).toBeCloseTo(trajectory.losses[n], 10))
      turn.value.network.parameters.forEach((weight, i) => {
        expect(weight).toBeCloseTo(trajectory.parameters[i], 8)
      })
    })
  },
)

describe('another implementation agrees', () => {
  test.each(Object.entries(reference.xoshiro))('on xoshiro128** from seed %s', (seed, words) => {
    const random = seededRandom(Number(seed))
    expect(words.map(() => random() * 2 ** 32)).toEqual(words)
  })

  test('on softmax, log-sum-exp, mean, variance and the matrix product', () => {
    const { normalised: soft, statistics, matrix: grids } = reference
    expectDouble(softmax(Float64Array.from(soft.logits)), soft.shares, 'softmax')
    expectDouble([logSumExp(soft.logits)], [soft.logSumExp], 'logSumExp')
    expectDouble([mean(statistics.values)], [statistics.mean], 'mean')
    expectDouble([variance(statistics.values)], [statistics.variance], 'variance')
    const product = multiply(matrix(3, 5, grids.a.flat()), matrix(5, 2, grids.b.flat()))
    expectSingle(product.data, grids.product.flat(), 'product')
  })
})

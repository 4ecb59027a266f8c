import { describe, expect, test } from 'vitest'
import {
  forward,
  forwardTrace,
  inDoublePrecision,
  startingNetwork,
  symbols,
  symbolShape,
  withOutputs,
  withParameter,
} from '../network/index.ts'
import { seededRandom } from '../numbers/index.ts'
import {
  accuracy,
  evaluate,
  examplesFrom,
  finiteDifference,
  lossAlong,
  lossGradient,
  lossGradients,
  lossName,
  lossOf,
  lossTerms,
  meanGradient,
  meanLoss,
  oneHot,
  symbolExamples,
} from './index.ts'

const softmaxNet = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const sigmoidNet = withOutputs(softmaxNet, 'sigmoid')
const quarters = [0.25, 0.25, 0.25, 0.25]

describe('the loss', () => {
  test('is squared error for sigmoids and cross-entropy for softmax', () => {
    expect(lossName('sigmoid')).toBe('squared-error')
    expect(lossName('softmax')).toBe('cross-entropy')
  })

  test('of four equal shares, by hand', () => {
    expect([...lossTerms(softmaxNet, quarters, oneHot(0, 4))]).toEqual([Math.log(4), 0, 0, 0])
    expect([...lossTerms(sigmoidNet, quarters, oneHot(0, 4))]).toEqual([
      0.5625, 0.0625, 0.0625, 0.0625,
    ])
    expect(lossOf(sigmoidNet, quarters, oneHot(0, 4))).toBe(0.75)
    expect(lossOf(softmaxNet, [1, 0, 0, 0], oneHot(0, 4))).toBe(0)
  })

  test('of each output changes as it is said to', () => {
    expect([...lossGradient(softmaxNet, quarters, oneHot(1, 4))]).toEqual([0, -4, 0, 0])
    expect([...lossGradient(sigmoidNet, quarters, oneHot(1, 4))]).toEqual([0.5, -1.5, 0.5, 0.5])
  })

  test('of a share that rounded to nothing is large and finite', () => {
    const loss = lossOf(softmaxNet, [0, 1, 0, 0], oneHot(0, 4))
    expect(loss).toBeGreaterThan(600)
    expect(Number.isFinite(loss)).toBe(true)
    expect(Number.isFinite(lossGradient(softmaxNet, [0, 1, 0, 0], oneHot(0, 4))[0])).toBe(true)
  })

  test('goes back rightly from targets that don’t make 1, too', () => {
    const network = inDoublePrecision(softmaxNet)
    const pixels = symbols[0].pixels
    const target = [0.5, 0.5, 0.5, 0.5]
    const gradient = lossGradients(network, forwardTrace(network, pixels), target).parameters
    for (let index = 0; index < 130; index += 7) {
      const at = (by: number): number => {
        const moved = withParameter(network, index, network.parameters[index] + by)
        return lossOf(moved, forward(moved, pixels), target)
      }
      expect(gradient[index]).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 6)
    }
  })

  test('needs as many outputs and targets as the net has', () => {
    expect(() => lossOf(softmaxNet, [1, 0], oneHot(0, 4))).toThrow('needs 4 numbers, got 2')
    expect(() => lossTerms(softmaxNet, quarters, [1])).toThrow(RangeError)
    expect(() => lossGradient(softmaxNet, quarters, [NaN, 0, 0, 0])).toThrow('finite')
  })
})

describe('examples', () => {
  test('are the four symbols and whatever the reader adds', () => {
    const own = { input: new Array(9).fill(0), label: 3 }
    const { count, inputs, targets } = symbolExamples([own])
    expect(count).toBe(5)
    expect([...inputs.slice(0, 9)]).toEqual([-1, 1, -1, 1, -1, 1, -1, 1, -1])
    expect([...targets.slice(16)]).toEqual([0, 0, 0, 1])
  })

  test('say what is wrong with them', () => {
    expect(() => examplesFrom([], 4)).toThrow(RangeError)
    expect(() => examplesFrom([], 4)).toThrow('got 0')
    expect(() => symbolExamples([{ input: [1, 2], label: 0 }])).toThrow('needs 9 numbers, got 2')
    expect(() => symbolExamples([{ input: new Array(9).fill(NaN), label: 0 }])).toThrow('got NaN')
    expect(() => symbolExamples([{ input: new Array(9).fill(1), label: 4 }])).toThrow('got 4')
    expect(() => oneHot(-1, 4)).toThrow(RangeError)
    for (const outputs of [0, 1.5, 1e12, NaN]) {
      expect(() => oneHot(0, outputs)).toThrow('outputs needs a whole number from 1 to 4096')
      expect(() => examplesFrom([{ input: [1], label: 0 }], outputs)).toThrow('outputs')
    }
    for (const input of [5, {}, '', () => 1] as unknown as number[][])
      expect(() => examplesFrom([{ input, label: 0 }], 4)).toThrow('example inputs')
    const three = examplesFrom([{ input: [1, 2, 3], label: 0 }], 4)
    expect(() => meanLoss(softmaxNet, three)).toThrow('needs 9 numbers, got 3')
    expect(() => meanGradient(softmaxNet, { ...symbolExamples(), count: 0 })).toThrow(RangeError)
  })
})

describe('measuring a net on examples', () => {
  const examples = symbolExamples()

  test('the mean loss is the mean of the losses, and accuracy counts right answers', () => {
    const singles = [0, 1, 2, 3].map((label) =>
      examplesFrom([{ input: examples.inputs.slice(label * 9, label * 9 + 9), label }], 4),
    )
    const { loss, accuracy: right } = evaluate(softmaxNet, examples)
    expect(loss).toBeCloseTo(
      singles.reduce((sum, one) => sum + meanLoss(softmaxNet, one), 0) / 4,
      12,
    )
    expect(right).toBe(singles.reduce((sum, one) => sum + accuracy(softmaxNet, one), 0) / 4)
    // The page's untrained net takes everything for a plus.
    expect(right).toBe(0.25)
  })

  test('the loss along a weight passes through the loss as it is, with the gradient for its slope', () => {
    const index = 17
    const at = softmaxNet.parameters[index]
    const [before, here, after] = lossAlong(softmaxNet, examples, index, [at - 1e-6, at, at + 1e-6])
    expect(here).toBe(meanLoss(softmaxNet, examples))
    const slope = (after - before) / 2e-6
    expect(slope).toBeCloseTo(meanGradient(softmaxNet, examples)[index], 6)
    expect(finiteDifference(softmaxNet, examples, index)).toBeCloseTo(slope, 9)
    expect(() => lossAlong(softmaxNet, examples, 130, [0])).toThrow('from 0 to 129, got 130')
    expect(() => finiteDifference(softmaxNet, examples, 0, 0)).toThrow(RangeError)
    expect(() => lossAlong(softmaxNet, examples, 0, [1, NaN])).toThrow('got NaN at index 1')
    expect(() => lossAlong(softmaxNet, examples, 0, 7 as unknown as number[])).toThrow(TypeError)
  })
})

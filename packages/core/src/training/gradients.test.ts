import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActivationName,
  activationNames,
  backward,
  forward,
  forwardTrace,
  inDoublePrecision,
  type Network,
  type NetworkShape,
  startingNetwork,
  symbolShape,
} from '../network/index.ts'
import { seededRandom, uniformFrom } from '../numbers/index.ts'
import {
  type Examples,
  examplesFrom,
  finiteDifference,
  lossGradient,
  lossGradients,
  lossOf,
  meanGradient,
  oneHot,
  symbolExamples,
  type Value,
  value,
} from './index.ts'

/** Within atol 1e-5 + rtol 1e-3, as finite differences of eps 1e-6 allow. */
function expectClose(got: number, wanted: number, what: string): void {
  expect(Math.abs(got - wanted), `${what}: ${got} for ${wanted}`).toBeLessThanOrEqual(
    1e-5 + 1e-3 * Math.abs(wanted),
  )
}

function netOf(shape: NetworkShape, seed: number): Network {
  return inDoublePrecision(startingNetwork(shape, 'uniform', seededRandom(seed)))
}

function examplesOf(sizes: readonly number[], count: number, seed: number): Examples {
  const random = seededRandom(seed)
  return examplesFrom(
    Array.from({ length: count }, (_, n) => ({
      input: Array.from({ length: sizes[0] }, () => uniformFrom(-1, 1, random)),
      label: n % sizes.at(-1)!,
    })),
    sizes.at(-1)!,
  )
}

const shapes = [
  [2, 3],
  [3, 4, 2],
  [9, 6, 6, 4],
  [4, 3, 3, 3, 3, 2],
]

describe('back propagation', () => {
  for (const hidden of activationNames)
    for (const outputs of ['sigmoid', 'softmax'] as const)
      test(`agrees with finite differences through ${hidden} to ${outputs} at every parameter`, () => {
        for (const [seed, sizes] of shapes.entries()) {
          const network = netOf(
            { sizes, hidden: sizes.slice(2).map((): ActivationName => hidden), outputs },
            seed + 1,
          )
          const examples = examplesOf(sizes, 5, seed + 11)
          const gradient = meanGradient(network, examples)
          expect(gradient).toHaveLength(network.parameters.length)
          expect(gradient.some((slope) => Math.abs(slope) > 1e-3)).toBe(true)
          for (let i = 0; i < gradient.length; i++)
            expectClose(gradient[i], finiteDifference(network, examples, i), `${sizes} at ${i}`)
        }
      })

  for (const outputs of ['sigmoid', 'softmax'] as const)
    test(`agrees with finite differences at every input, to ${outputs}`, () => {
      const network = netOf({ ...symbolShape, outputs }, 3)
      const random = seededRandom(4)
      const input = Float64Array.from({ length: 9 }, () => uniformFrom(-1, 1, random))
      const target = oneHot(2, 4)
      const gradients = lossGradients(network, forwardTrace(network, input), target)
      for (let i = 0; i < 9; i++) {
        const at = (by: number): number => {
          const moved = input.slice()
          moved[i] += by
          return lossOf(network, forward(network, moved), target)
        }
        expectClose(gradients.input[i], (at(1e-6) - at(-1e-6)) / 2e-6, `input ${i}`)
      }
    })

  test('begun at the outputs or at their sums, it is the same gradient', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom('sigmoid' as const, 'softmax' as const),
        fc.integer({ min: 0, max: 3 }),
        (seed, outputs, label) => {
          const network = netOf({ ...symbolShape, outputs }, seed)
          const input = examplesOf([9, 4], 1, seed).inputs
          const trace = forwardTrace(network, input)
          const target = oneHot(label, 4)
          const fromSums = lossGradients(network, trace, target)
          const fromOutputs = backward(network, trace, lossGradient(network, trace.outputs, target))
          for (let i = 0; i < 130; i++)
            expect(fromOutputs.parameters[i]).toBeCloseTo(fromSums.parameters[i], 10)
        },
      ),
    )
  })

  test('hands softmax and cross-entropy back as share − target, to the last digit', () => {
    const network = netOf(symbolShape, 23)
    const trace = forwardTrace(network, symbolExamples().inputs.subarray(0, 9))
    const { sums } = lossGradients(network, trace, oneHot(0, 4)).layers[2]
    expect(Array.from(sums)).toEqual(Array.from(trace.outputs, (share, k) => share - (k ? 0 : 1)))
  })

  test('gives layer by layer the same numbers as flat, in single precision too', () => {
    const network = startingNetwork(symbolShape, 'uniform', seededRandom(5))
    const trace = forwardTrace(network, symbolExamples().inputs.subarray(0, 9))
    const { parameters, layers } = lossGradients(network, trace, oneHot(0, 4))
    const flat = layers.flatMap(({ weights, biases }) => [...weights, ...biases])
    expect(flat).toEqual([...parameters])
    const fast = meanGradient(network, examplesFrom([{ input: trace.input, label: 0 }], 4))
    for (let i = 0; i < 130; i++) expect(parameters[i]).toBeCloseTo(fast[i], 5)
  })
})

/** The same net written out in scalars. @returns the loss, and a value for each parameter */
function inScalars(
  network: Network,
  input: ArrayLike<number>,
  label: number,
): { loss: Value; parameters: Value[] } {
  const parameters = Array.from(network.parameters, value)
  let values: Value[] = Array.from(input, value)
  for (const { inputs, neurons, offset, activation } of network.layers) {
    const sums = Array.from({ length: neurons }, (_, j) =>
      values.reduce(
        (total, x, i) => total.plus(parameters[offset + j * inputs + i].times(x)),
        parameters[offset + neurons * inputs + j],
      ),
    )
    if (activation === 'softmax') {
      const raised = sums.map((sum) => sum.exp())
      const whole = raised.reduce((total, part) => total.plus(part))
      values = raised.map((part) => part.over(whole))
    } else
      values = sums.map((sum) =>
        activation === 'tanh' ? sum.tanh() : activation === 'relu' ? sum.relu() : sum.sigmoid(),
      )
  }
  const loss =
    network.outputs === 'softmax'
      ? values[label].log().times(-1)
      : values
          .map((output, k) => output.minus(k === label ? 1 : 0))
          .map((difference) => difference.times(difference))
          .reduce((total, term) => total.plus(term))
  return { loss, parameters }
}

describe('the scalar autograd', () => {
  test('x² + x at 3 is 12 and rises by 7', () => {
    const x = value(3)
    const y = x.times(x).plus(x)
    y.backward()
    expect([y.data, x.gradient]).toEqual([12, 7])
  })

  test('each operation’s slope agrees with finite differences', () => {
    const operations: [string, (x: Value) => Value, (x: number) => number][] = [
      ['plus', (x) => x.plus(2), (x) => x + 2],
      ['minus', (x) => value(2).minus(x), (x) => 2 - x],
      ['times', (x) => x.times(-3), (x) => x * -3],
      ['over', (x) => value(2).over(x), (x) => 2 / x],
      ['exp', (x) => x.exp(), Math.exp],
      ['log', (x) => x.log(), Math.log],
      ['tanh', (x) => x.tanh(), Math.tanh],
      ['sigmoid', (x) => x.sigmoid(), (x) => 1 / (1 + Math.exp(-x))],
      ['relu', (x) => x.relu(), (x) => Math.max(0, x)],
    ]
    for (const [name, operation, plain] of operations)
      for (const at of [0.3, 1.7]) {
        const x = value(at)
        const y = operation(x)
        y.backward()
        expect(y.data, name).toBeCloseTo(plain(at), 14)
        expectClose(x.gradient, (plain(at + 1e-6) - plain(at - 1e-6)) / 2e-6, name)
      }
  })

  test('agrees with back propagation and with finite differences on any small net', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom<ActivationName>('tanh', 'sigmoid', 'relu'),
        fc.constantFrom('sigmoid' as const, 'softmax' as const),
        (seed, sizes, hidden, outputs) => {
          const network = netOf({ sizes, hidden: sizes.slice(2).map(() => hidden), outputs }, seed)
          const examples = examplesOf(sizes, 1, seed)
          const { loss, parameters } = inScalars(network, examples.inputs, 0)
          loss.backward()
          const gradient = meanGradient(network, examples)
          parameters.forEach((parameter, i) => {
            expect(parameter.gradient).toBeCloseTo(gradient[i], 9)
            expectClose(finiteDifference(network, examples, i), gradient[i], `parameter ${i}`)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a value used twice gets both shares, and a second backward doesn’t add up', () => {
    const x = value(2)
    const y = x.times(x).times(x)
    y.backward()
    y.backward()
    expect(x.gradient).toBe(12)
  })

  test('a sum of a hundred thousand terms doesn’t exhaust the stack', () => {
    const x = value(1)
    let total: Value = x
    for (let n = 0; n < 100_000; n++) total = total.plus(x)
    total.backward()
    expect(x.gradient).toBe(100_001)
  })

  test('takes numbers and its own values only', () => {
    expect(() => value('3' as unknown as number)).toThrow(TypeError)
    expect(() => value(3).plus({ data: 1 } as unknown as Value)).toThrow(TypeError)
  })
})

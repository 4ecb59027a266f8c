import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mean, seededRandom, softmax, sum, variance } from '../numbers/index.ts'
import {
  activationAt,
  type ActivationName,
  activationNames,
  backward,
  biasIndex,
  forward,
  forwardTrace,
  networkFrom,
  type NetworkShape,
  parameterAt,
  parameterCount,
  startingNetwork,
  symbolShape,
  type TraceName,
  traceValue,
  weightIndex,
  withBias,
  withOutputs,
  withParameter,
  withWeight,
} from './index.ts'

const pageNet = startingNetwork(symbolShape, 'uniform', seededRandom(23))

// Two inputs, one hidden tanh neuron, two outputs: small enough for paper.
const paperShape: NetworkShape = { sizes: [2, 1, 2], hidden: ['tanh'], outputs: 'softmax' }
const paperNet = networkFrom(paperShape, Float64Array.of(0.5, -0.25, 0.1, 1, -1, 0, 0.2))

describe('the page’s net', () => {
  test('has 114 weights and 16 biases between −1 and 1', () => {
    expect(parameterCount(symbolShape.sizes)).toBe(130)
    expect(pageNet.layers.reduce((count, { weights }) => count + weights.length, 0)).toBe(114)
    expect(pageNet.layers.reduce((count, { biases }) => count + biases.length, 0)).toBe(16)
    expect(pageNet.parameters.every((x) => x >= -1 && x < 1)).toBe(true)
    expect(pageNet.layers.map(({ activation }) => activation)).toEqual([
      'tanh',
      'sigmoid',
      'softmax',
    ])
  })
})

describe('forward', () => {
  test('by hand: multiply, add, squash', () => {
    // 0.5 × 1 + −0.25 × −2 + 0.1 = 1.1; then (tanh 1.1, −tanh 1.1 + 0.2) through softmax.
    const hidden = Math.tanh(1.1)
    expect([...forward(paperNet, [1, -2])]).toEqual([
      ...softmax(Float64Array.of(hidden, -hidden + 0.2)),
    ])
  })

  test('gives shares that make 1, and each of them with sigmoids for itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        (pixels) => {
          expect(sum(forward(pageNet, pixels))).toBeCloseTo(1, 6)
          const { layers, outputs } = forwardTrace(withOutputs(pageNet, 'sigmoid'), pixels)
          outputs.forEach((output, k) => {
            expect(output).toBeCloseTo(activationAt('sigmoid', layers[2].sums[k]), 6)
          })
        },
      ),
    )
  })

  test('is the same with a trace and without', () => {
    for (const hidden of activationNames) {
      const net = startingNetwork(
        { sizes: [5, 4, 3], hidden: [hidden], outputs: 'softmax' },
        'uniform',
        seededRandom(2),
      )
      const input = [0.1, -0.4, 0.9, 0, -1]
      expect(forward(net, input)).toEqual(forwardTrace(net, input).outputs)
    }
  })

  test('doesn’t keep or change the input', () => {
    const input = Float32Array.of(1, -2)
    const trace = forwardTrace(paperNet, input)
    input[0] = 5
    expect(trace.input[0]).toBe(1)
  })

  test('needs as many finite numbers as the net has inputs', () => {
    expect(() => forward(pageNet, [1, 2])).toThrow('needs 9 numbers, got 2')
    expect(() => forward(pageNet, new Array(9).fill(Infinity))).toThrow('got Infinity at index 0')
    expect(() => forward(pageNet, null as unknown as number[])).toThrow(TypeError)
  })
})

describe('a trace', () => {
  test('holds every product; with the bias they add up to the sums', () => {
    const trace = forwardTrace(pageNet, [1, -1, 0.5, 0, -0.5, 1, 1, -1, -1])
    trace.layers.forEach(({ inputs, products, sums, values }, l) => {
      const { weights, biases, activation, neurons } = pageNet.layers[l]
      for (let j = 0; j < neurons; j++) {
        const row = products.subarray(j * inputs.length, (j + 1) * inputs.length)
        row.forEach((product, i) => {
          expect(product).toBe(weights[j * inputs.length + i] * inputs[i])
        })
        expect(sum(row) + biases[j]).toBeCloseTo(sums[j], 12)
        if (activation !== 'softmax')
          expect(values[j]).toBeCloseTo(activationAt(activation, sums[j]), 6)
      }
    })
  })

  test('gives each value by its name, with its axes', () => {
    const trace = forwardTrace(pageNet, new Array(9).fill(0.5))
    expect(traceValue(trace, 'layers.0.products')).toEqual({
      axes: ['neurons', 'inputs'],
      shape: [6, 9],
      data: trace.layers[0].products,
    })
    expect(traceValue(trace, 'layers.2.values')).toEqual({
      axes: ['neurons'],
      shape: [4],
      data: trace.outputs,
    })
    expect(traceValue(trace, 'layers.1.inputs').axes).toEqual(['inputs'])
    for (const name of ['layers.3.sums', 'layers.0.logits', 'sums', 'layers.0.__proto__', ''])
      expect(() => traceValue(trace, name as TraceName)).toThrow(RangeError)
  })

  test('of another net is refused on the way back', () => {
    const trace = forwardTrace(pageNet, new Array(9).fill(1))
    expect(() => backward(paperNet, trace, [1, 0])).toThrow(
      'a trace of a 2-1-2 net, got one of 9-6-6-4',
    )
    expect(() => backward(pageNet, trace, [1, 0])).toThrow('needs 4 numbers, got 2')
  })
})

describe('shapes', () => {
  test('from one layer to sixteen, and up to 4,096 wide, all run', () => {
    for (const sizes of [[1, 1], [3, 2], new Array<number>(17).fill(3), [4096, 1], [1, 4096, 2]]) {
      const net = startingNetwork(
        { sizes, hidden: sizes.slice(2).map((): ActivationName => 'tanh'), outputs: 'softmax' },
        'xavier',
        seededRandom(1),
      )
      const outputs = forward(net, new Array(sizes[0]).fill(0.1))
      expect(outputs).toHaveLength(sizes.at(-1)!)
      expect(outputs.every(Number.isFinite)).toBe(true)
    }
  })

  test.each([
    [{ sizes: [9], hidden: [], outputs: 'softmax' }, '1 to 16, got 0'],
    [{ sizes: new Array(18).fill(2), hidden: [], outputs: 'softmax' }, '1 to 16, got 17'],
    [{ sizes: [2, 0], hidden: [], outputs: 'softmax' }, 'from 1 to 4096, got 0'],
    [{ sizes: [2, 4097], hidden: [], outputs: 'softmax' }, 'got 4097'],
    [{ sizes: [2, 1.5], hidden: [], outputs: 'softmax' }, 'got 1.5'],
    [{ sizes: [2, 3, 2], hidden: [], outputs: 'softmax' }, 'each of 1 hidden layers, got 0'],
    [{ sizes: [2, 3, 2], hidden: ['swish'], outputs: 'softmax' }, "got 'swish'"],
    [{ sizes: [2, 2], hidden: [], outputs: 'tanh' }, "got 'tanh'"],
    [{ sizes: '2-2', hidden: [], outputs: 'softmax' }, 'arrays'],
    [null, 'got null'],
  ])('%j is refused', (shape, message) => {
    expect(() => networkFrom(shape as NetworkShape, new Float32Array(6))).toThrow(message)
  })

  test('parameters of another count or kind, or not finite, are refused', () => {
    expect(() => networkFrom(paperShape, new Float32Array(6))).toThrow('needs 7 numbers, got 6')
    expect(() => networkFrom(paperShape, [1] as unknown as Float32Array)).toThrow(TypeError)
    expect(() => networkFrom(paperShape, new Float32Array(7).fill(NaN))).toThrow('got NaN')
  })
})

describe('edits', () => {
  test('change one number of a copy', () => {
    const before = pageNet.parameters.slice()
    const painted = withWeight(pageNet, 0, 3, 4, 0.75)
    expect(painted.layers[0].weights[3 * 9 + 4]).toBe(0.75)
    expect(painted.parameters.filter((x, i) => x !== before[i])).toHaveLength(1)
    expect(withBias(pageNet, 2, 1, -0.5).layers[2].biases[1]).toBe(-0.5)
    expect(pageNet.parameters).toEqual(before)
  })

  test('a place is found from its index and the index from its place', () => {
    for (let index = 0; index < 130; index++) {
      const { layer, neuron, input } = parameterAt(pageNet, index)
      expect(
        input === null
          ? biasIndex(pageNet, layer, neuron)
          : weightIndex(pageNet, layer, neuron, input),
      ).toBe(index)
      const value = pageNet.parameters[index]
      const { weights, biases, inputs } = pageNet.layers[layer]
      expect(input === null ? biases[neuron] : weights[neuron * inputs + input]).toBe(value)
    }
  })

  test('outside the net, or not finite, are refused', () => {
    expect(() => withWeight(pageNet, 3, 0, 0, 1)).toThrow('layer needs a whole number from 0 to 2')
    expect(() => withWeight(pageNet, 0, 6, 0, 1)).toThrow('got 6')
    expect(() => withWeight(pageNet, 0, 0, 9, 1)).toThrow('got 9')
    expect(() => withBias(pageNet, 0, -1, 1)).toThrow(RangeError)
    expect(() => withParameter(pageNet, 130, 0)).toThrow(RangeError)
    expect(() => withParameter(pageNet, 0, NaN)).toThrow('finite')
    expect(() => parameterAt(pageNet, 130)).toThrow(RangeError)
  })
})

describe('starts', () => {
  const wide = { sizes: [200, 300, 2], hidden: ['relu' as const], outputs: 'softmax' as const }

  test('uniform fills −1 … 1, biases too', () => {
    const { weights, biases } = startingNetwork(wide, 'uniform', seededRandom(1)).layers[0]
    expect(variance(weights)).toBeCloseTo(1 / 3, 2)
    expect(variance(biases)).toBeGreaterThan(0.25)
  })

  test('Xavier’s variance is 2 / (inputs + neurons), He’s 2 / inputs, and their biases are 0', () => {
    for (const [start, wanted] of [
      ['xavier', 2 / 500],
      ['he', 2 / 200],
    ] as const) {
      const { weights, biases } = startingNetwork(wide, start, seededRandom(1)).layers[0]
      expect(variance(weights) / wanted).toBeCloseTo(1, 1)
      expect(Math.abs(mean(weights))).toBeLessThan(0.001)
      expect(biases.every((bias) => bias === 0)).toBe(true)
    }
  })

  test('one seed, one net; and there is no other start', () => {
    expect(startingNetwork(symbolShape, 'uniform', seededRandom(23)).parameters).toEqual(
      pageNet.parameters,
    )
    expect(() => startingNetwork(wide, 'zeros' as 'he', seededRandom(1))).toThrow("got 'zeros'")
    expect(() => startingNetwork(wide, 'uniform', () => NaN)).toThrow('got NaN')
    expect(() => startingNetwork(wide, 'he', undefined as unknown as () => number)).toThrow(
      TypeError,
    )
  })
})

import { describe, expect, test } from 'vitest'
import { adam, momentum, type OptimizerName, optimizerFor, sgd } from './index.ts'

const after = (
  step: ReturnType<typeof sgd>,
  gradients: readonly number[][],
  from: readonly number[],
): number[] => {
  const parameters = Float64Array.from(from)
  for (const gradient of gradients) step(parameters, Float64Array.from(gradient))
  return [...parameters]
}

describe('optimizers', () => {
  test('plain descent goes against the gradient, times the rate', () => {
    expect(after(sgd(0.5), [[2, -4]], [1, 1])).toEqual([0, 3])
  })

  test('momentum keeps nine tenths of its last step', () => {
    // velocity 1, then 0.9 + 1 = 1.9
    expect(after(momentum(1, 1), [[1], [1]], [0])[0]).toBeCloseTo(-2.9, 12)
    // It rolls on where the slope has ended.
    expect(after(momentum(1, 1), [[1], [0]], [0])[0]).toBeCloseTo(-1.9, 12)
  })

  test('Adam’s first step is the learning rate, whatever the gradient’s size', () => {
    for (const size of [1e-3, 1, 1e3])
      expect(after(adam(0.1, 2), [[size, -size]], [0, 0])).toEqual([
        expect.closeTo(-0.1, 5),
        expect.closeTo(0.1, 5),
      ])
  })

  test('Adam’s second step, worked out on paper', () => {
    // means .1, then .09 + .2 = .29, over 1 − .81 = .19; squares .001, then .000999 + .004, over .001999
    const first = 0.1 * (1 / (1 + 1e-8))
    const second = (0.1 * (0.29 / 0.19)) / (Math.sqrt(0.004999 / 0.001999) + 1e-8)
    expect(after(adam(0.1, 1), [[1], [2]], [0])[0]).toBeCloseTo(-first - second, 12)
  })

  test('go down the bowl x² + 10 y² to its bottom', () => {
    for (const name of ['sgd', 'momentum', 'adam'] as const) {
      const parameters = Float64Array.of(1, -1)
      const step = optimizerFor(name, name === 'momentum' ? 0.01 : 0.05, 2)
      for (let n = 0; n < 2000; n++)
        step(parameters, Float64Array.of(2 * parameters[0], 20 * parameters[1]))
      expect(Math.hypot(...parameters), name).toBeLessThan(1e-3)
    }
  })

  test('a learning rate of nothing, below nothing or beyond all is refused', () => {
    for (const rate of [0, -0.1, NaN, Infinity])
      for (const name of ['sgd', 'momentum', 'adam'] as const)
        expect(() => optimizerFor(name, rate, 1)).toThrow('learning rate needs a number')
    expect(() => optimizerFor('lion' as OptimizerName, 1, 1)).toThrow("got 'lion'")
    expect(() => momentum(1, 1, 2)).toThrow(RangeError)
    for (const count of [NaN, -1, 1.5, Infinity])
      for (const make of [momentum, adam]) expect(() => make(1, count)).toThrow('count needs')
  })

  test('one made for other parameters is refused', () => {
    expect(() => after(adam(1, 3), [[1]], [1])).toThrow('needs 3 numbers, got 1')
    expect(() => after(momentum(1, 3), [[1]], [1])).toThrow(RangeError)
  })
})

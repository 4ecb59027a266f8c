import { biasIndex, networkFrom, parameterAt, withParameter } from '@nextword/core/network'
import { meanLoss } from '@nextword/core/training'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplesOf, symbolPictures } from '../../kit/pictures.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import {
  curveOf,
  isOnLine,
  limitOf,
  lineOf,
  tellingWeights,
  withoutSteps,
  withTry,
} from './line.ts'

// One weight of 2 and one input of 1: outputs are sigmoid(2) and sigmoid(0), the first is right.
const tiny = networkFrom(
  { sizes: [1, 2], hidden: [], outputs: 'sigmoid' },
  Float32Array.of(2, 0, 0, 0),
)
const one = examplesOf(tiny, [{ pixels: [1], label: 0 }])
const network = untrainedNetwork()
const examples = examplesOf(network, symbolPictures(network))

const index = fc.integer({ min: 0, max: network.parameters.length - 1 })
const value = fc.double({ min: -8, max: 8, noNaN: true }).map(Math.fround)

describe('the line along one weight', () => {
  it('knows the error at each of its places', () => {
    const line = withTry(lineOf(tiny, 0, one), 0, 'hand')
    const right = 1 / (1 + Math.exp(-2))
    expect(line.tries[0].loss).toBeCloseTo((1 - right) ** 2 + 0.25, 12)
    expect(line.tries[1]).toEqual({ value: 0, loss: 0.5, by: 'hand' })
  })

  it('remembers the best by hand, whatever the ball came to', () => {
    let line = withTry(lineOf(tiny, 0, one), 0, 'hand')
    expect(line.best.value).toBe(2)
    line = withTry(line, 3, 'hand')
    line = withTry(line, 9, 'step')
    expect([line.best.value, line.steps]).toEqual([3, 1])
    expect(withoutSteps(line).tries.map(({ by }) => by)).toEqual(['start', 'hand', 'hand'])
  })

  it('keeps its start and its latest tries, however many there are', () => {
    let line = lineOf(tiny, 0, one)
    for (let i = 0; i < 1000; i++) line = withTry(line, i / 1000, 'hand')
    expect(line.tries.length).toBeLessThanOrEqual(240)
    expect([line.tries[0].by, line.tries.at(-1)!.value]).toEqual(['start', 0.999])
  })

  it('goes through every net that differs in that weight alone, and no other', () => {
    fc.assert(
      fc.property(index, value, index, (moved, to, other) => {
        const line = lineOf(network, moved, examples)
        const next = withParameter(network, moved, to)
        expect(isOnLine(line, next, moved, examples)).toBe(true)
        const elsewhere = withParameter(next, other, next.parameters[other] + 1)
        expect(isOnLine(line, elsewhere, moved, examples)).toBe(other === moved)
      }),
    )
    const line = lineOf(network, 3, examples)
    expect(isOnLine(line, { ...network, outputs: 'sigmoid' }, 3, examples)).toBe(false)
    expect(isOnLine(line, network, 4, examples)).toBe(false)
    const fewer = examplesOf(network, symbolPictures(network).slice(1))
    expect(isOnLine(line, network, 3, fewer)).toBe(false)
  })

  it('is the same wherever on it one stands: the curve is the error of the moved net', () => {
    fc.assert(
      fc.property(index, value, (moved, to) => {
        const curve = curveOf(withTry(lineOf(network, moved, examples), to, 'hand'), 8)
        const at = Math.round((to / 8 + 1) * 80)
        const there = meanLoss(withParameter(network, moved, curve.values[at]), examples)
        expect(Math.abs(curve.losses[at] - there)).toBeLessThan(1e-4)
        expect(curve.values[80]).toBe(0)
      }),
      { numRuns: 30 },
    )
  })

  it('has an axis that holds the weight wherever it has been', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true })), (values) => {
        const line = values.reduce((at, to) => withTry(at, to, 'hand'), lineOf(tiny, 0, one))
        expect(limitOf(line)).toBeGreaterThanOrEqual(Math.max(2, ...values.map(Math.abs)))
      }),
    )
    expect(limitOf(lineOf(tiny, 0, one))).toBe(4)
    expect(limitOf(withTry(lineOf(tiny, 0, one), -4.1, 'hand'))).toBe(8)
  })
})

describe('the most telling weights', () => {
  it('are two of each layer and no biases, the largest gradient first', () => {
    const telling = tellingWeights(network, examples)
    expect(telling).toHaveLength(6)
    const places = telling.map((at) => parameterAt(network, at))
    expect(places.every(({ input }) => input !== null)).toBe(true)
    expect(places.map(({ layer }) => layer).sort()).toEqual([0, 0, 1, 1, 2, 2])
    expect(telling).not.toContain(biasIndex(network, 2, 0))
  })

  it('are fewer where there are fewer', () => {
    expect(tellingWeights(tiny, one)).toEqual([1, 0])
  })
})

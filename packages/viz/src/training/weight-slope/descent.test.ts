import { networkFrom, withParameter } from '@nextword/core/network'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplesOf, symbolPictures } from '../../kit/pictures.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { flatBelow, roll, type Roll, type RollEnd, slopeAt } from './descent.ts'
import { lossAt } from './line.ts'

const network = untrainedNetwork()
const all = examplesOf(network, symbolPictures(network))
const times = examplesOf(network, symbolPictures(network).slice(0, 1))

function rolled(...given: Parameters<typeof roll>): { steps: Roll[]; end: RollEnd } {
  const steps: Roll[] = []
  const rolling = roll(...given)
  let turn = rolling.next()
  for (; turn.done !== true; turn = rolling.next()) steps.push(turn.value)
  return { steps, end: turn.value }
}

describe('the slope under the weight', () => {
  it('comes out the same by back propagation and by trying both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: network.parameters.length - 1 }), (index) => {
        const { gradient, difference } = slopeAt(network, index, all, 1)
        expect(Math.abs(gradient - difference)).toBeLessThan(1e-5 + 1e-3 * Math.abs(difference))
      }),
    )
  })

  it('leads to the new weight: value − rate × gradient', () => {
    const { value, gradient, next } = slopeAt(network, 103, times, 0.5)
    expect(next).toBe(value - 0.5 * gradient)
    expect(next).toBeGreaterThan(value)
  })
})

describe('a roll downhill', () => {
  it('takes each step of gradient descent and stops where it is flat', () => {
    const { steps, end } = rolled(network, 127, all, 1)
    expect(end).toBe('flat')
    let at = network.parameters[127]
    for (const { value, gradient, step, network: now } of steps) {
      expect(value).toBe(Math.fround(at - gradient))
      expect(now.parameters[127]).toBe(value)
      expect(step).toBe(steps.findIndex((one) => one.step === step) + 1)
      at = value
    }
    const last = steps.at(-1)!
    expect(Math.abs(slopeAt(last.network, 127, all, 1).gradient)).toBeLessThan(flatBelow)
  })

  it('goes down all the way, with steps that are small enough', () => {
    const { steps } = rolled(network, 127, all, 0.5)
    const losses = steps.map(({ value }) => lossAt(network, 127, all, value))
    expect(losses.every((loss, i) => i === 0 || loss < losses[i - 1])).toBe(true)
  })

  it('moves no other weight', () => {
    const { steps } = rolled(network, 103, times, 3)
    const back = withParameter(steps.at(-1)!.network, 103, network.parameters[103])
    expect(back.parameters).toEqual(network.parameters)
  })

  it('doesn’t move at all where it is flat, and gives up when it is flung away', () => {
    const flat = networkFrom(
      { sizes: [1, 2], hidden: [], outputs: 'softmax' },
      Float32Array.of(50, 0, 0, 0),
    )
    const one = examplesOf(flat, [{ pixels: [1], label: 0 }])
    expect(rolled(flat, 0, one, 1)).toEqual({ steps: [], end: 'flat' })
    const wrong = examplesOf(flat, [{ pixels: [1], label: 1 }])
    expect(rolled(flat, 0, wrong, 1e6)).toEqual({ steps: [], end: 'away' })
  })
})

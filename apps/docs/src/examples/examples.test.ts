import { forward, forwardTrace, symbols } from '@nextword/core/network'
import { sum } from '@nextword/core/numbers'
import { describe, expect, it } from 'vitest'
import { printed } from '../components/printed.ts'
import { facts } from '../facts.ts'
import { answerOf, defaultState, startSeed, untrainedNetwork } from '../state/page-state.ts'
import { result as step03 } from './step-03.ts'
import { result as step04 } from './step-04.ts'
import { result as step05 } from './step-05.ts'
import { result as step06 } from './step-06.ts'
import { result as step07 } from './step-07.ts'
import { result as step08 } from './step-08.ts'
import { result as step09 } from './step-09.ts'
import { result as step10 } from './step-10.ts'

const cross = defaultState.symbol
const trace = forwardTrace(untrainedNetwork, cross)
const sources = import.meta.glob<string>('./step-*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

describe('the code shown under each figure', () => {
  it('begins with the net that the page begins with', () => {
    expect(Object.keys(sources)).toHaveLength(8)
    for (const source of Object.values(sources))
      expect(source).toContain(`seededRandom(${startSeed})`)
  })

  it('3: gives the shares of figure 3, and others when a number slides', () => {
    expect(step03.before).toEqual(trace.outputs)
    expect(step03.after).not.toEqual(step03.before)
    expect(sum(step03.after)).toBeCloseTo(1, 6)
  })

  it('4: names the answers of figure 4', () => {
    const lines = step04.split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe(`× is taken for ${symbols[answerOf(defaultState).symbol]!.name}`)
  })

  it('5: gives the numbers of the input and the output layer', () => {
    expect(Object.values(step05).map((numbers) => [...numbers])).toEqual([
      [...cross],
      [...trace.outputs],
    ])
  })

  it('6: changes the answer by repainting one weight', () => {
    expect(step06['it is']).toBe(1)
    expect(step06['the net said']).toEqual(trace.outputs)
    expect(step06['it says']).not.toEqual(trace.outputs)
  })

  it('7: multiplies, adds and squashes to the value of the trace', () => {
    const layer = trace.layers[0]!
    expect([...step07.products]).toEqual([...layer.products.slice(0, 9)].map(Math.fround))
    expect(step07.total).toBeCloseTo(layer.sums[0]!, 6)
    expect(step07.squashed).toBeCloseTo(layer.values[0]!, 6)
  })

  it('8: gives the shares of the net and the true ones of a × without its corner', () => {
    const torn = cross.with(0, 1)
    expect(step08['as shares (softmax)']).toEqual(forward(untrainedNetwork, torn))
    expect(sum(step08['one by one (sigmoid)'])).not.toBeCloseTo(1, 1)
    const [times, , , slash] = step08['the true shares']
    expect(times).toBeCloseTo(slash!, 6)
  })

  it('9: finds which way one weight lowers the error', () => {
    const [now, larger, smaller] = Object.values(step09)
    expect(now).toBeCloseTo(-Math.log(trace.outputs[0]!), 5)
    expect(Math.sign(larger! - now!)).toBe(-Math.sign(smaller! - now!))
  })

  it('10: trains until all four are right, and is then sure of a blank display', () => {
    expect(step10['it ended because it was']).toBe('done')
    expect(step10['right answers']).toBe(4)
    expect(step10['of a blank display it says']).toMatch(/^[×+□/], \d+ %$/)
    expect(Number.parseInt(facts.trained.blankShare)).toBeGreaterThan(50)
  })
})

describe('what an example gives', () => {
  it('is printed to four decimals, with a true minus sign', () => {
    expect(printed({ a: -0.123456, b: Float32Array.of(1, 0.5), c: 'done' })).toBe(
      'a: −0.1235\nb: [1, 0.5]\nc: done',
    )
  })
})

describe('the numbers in the prose', () => {
  it('are those of the page’s net', () => {
    expect(facts).toMatchObject({
      weights: 114,
      biases: 16,
      parameters: 130,
      neurons: 25,
      inputs: 'nine',
      outputs: 'four',
    })
    expect(facts.firstAnswer).not.toBe('×')
  })
})

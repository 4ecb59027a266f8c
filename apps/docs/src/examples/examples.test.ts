import { forward, forwardTrace, symbols } from '@nextword/core/network'
import { sum } from '@nextword/core/numbers'
import { describe, expect, it } from 'vitest'
import { printed } from '../components/printed.ts'
import { facts } from '../facts.ts'
import { earlyNextWords } from '../next-words.ts'
import { answerOf, defaultState, startSeed, untrainedNetwork } from '../state/page-state.ts'
import { sentenceText } from '../state/sentence.ts'
import { wordFacts } from '../word-facts.ts'
import { result as engineInside } from './engine-inside.ts'
import { result as engineLoad } from './engine-load.ts'
import { result as engineTrain } from './engine-train.ts'
import { result as step01 } from './step-01.ts'
import { result as step02 } from './step-02.ts'
import { result as step03 } from './step-03.ts'
import { result as step04 } from './step-04.ts'
import { result as step05 } from './step-05.ts'
import { result as step06 } from './step-06.ts'
import { result as step07 } from './step-07.ts'
import { result as step08 } from './step-08.ts'
import { result as step09 } from './step-09.ts'
import { result as step10 } from './step-10.ts'
import { result as step11 } from './step-11.ts'
import { result as step12 } from './step-12.ts'
import { result as step13 } from './step-13.ts'
import { result as step14 } from './step-14.ts'
import { result as step15 } from './step-15.ts'
import { result as step16 } from './step-16.ts'
import { result as step17 } from './step-17.ts'
import { result as step18 } from './step-18.ts'
import { result as step19 } from './step-19.ts'
import { result as step20 } from './step-20.ts'

const cross = defaultState.symbol
const trace = forwardTrace(untrainedNetwork, cross)
const sources = import.meta.glob<string>('./step-*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

describe('the code shown under each figure', () => {
  it('begins with the net that the page begins with', () => {
    const aboutTheNet = Object.entries(sources).filter(
      ([name]) => name > './step-03' && name < './step-11',
    )
    expect(aboutTheNet).toHaveLength(8)
    for (const [, source] of aboutTheNet) expect(source).toContain(`seededRandom(${startSeed})`)
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

describe('the code shown under each figure about words', () => {
  it('12: learns tokens of which the line can be put together again', () => {
    const unquoted = (tokens: string[]) => tokens.map((token) => token.slice(1, -1)).join('')
    expect(unquoted(step12['the line, cut'])).toBe('she sells sea shells by the sea shore')
    expect(unquoted(step12['another text, cut'])).toBe('the sea shell')
    // Worked out by hand: ‘ s’ stands in five places, more than any other pair.
    expect(step12['learnt, in this order'][0]).toBe('“ s”')
  })

  it('13: has strangers beside ‘river’ on the line, and its like in the space', () => {
    expect(step13['next to it by id']).not.toContain('lake')
    expect(step13['next to it by meaning']).toEqual(['rivers', 'lake'])
  })

  it('14: finds the neighbours of ‘river’ among a hundred numbers each', () => {
    expect(step14['numbers in it']).toBe(wordFacts.directions)
    expect(step14['its nearest'].join()).toMatch(/^rivers 0\.76,lake 0\.69,stream/)
  })

  it('15: hits and misses', () => {
    expect(step15['puppy − dog + cat']).toBe('kitten')
    expect(step15['… with king, man and woman allowed']).toBe('king')
    expect(step15['calf − cow + horse']).not.toBe('foal')
    expect(Math.round(step15['degrees between the two steps'])).toBe(wordFacts.offsets.degrees)
  })

  it('16: moves every word by the same from one place to the next', () => {
    expect(step16['the difference']).toHaveLength(4)
    for (const [i, x] of step16['the difference'].entries())
      expect(step16['the same for cat'][i]).toBeCloseTo(x, 12)
  })

  it('17 and 18: ‘bank’ is like cash by itself and after ducks, like water after a river', () => {
    const [water, cash] = Object.values(step17)
    expect(step18['by itself']).toEqual([water, cash])
    const nearer = ([toWater, toCash]: readonly number[]) => (toWater! > toCash! ? 'water' : 'cash')
    expect(nearer(step18['by itself'])).toBe('cash')
    expect(nearer(step18['after ‘river’'])).toBe('water')
    expect(nearer(step18['after ‘money’'])).toBe('cash')
    expect(nearer(step18['after ‘ducks’'])).toBe('cash')
    expect(step18['after ‘ducks’'].map((likeness) => likeness.toFixed(2))).toEqual([
      wordFacts.ducks.water,
      wordFacts.ducks.cash,
    ])
  })
})

describe('the code shown under each figure of the small world', () => {
  const namesOf = (listed: readonly string[]): string[] => listed.map((row) => row.split(' ')[0]!)

  it('1: gives the five bars of figure 1, and five others after the swap', async () => {
    const early = await earlyNextWords()
    const [river, money] = (['river', 'money'] as const).map((name) =>
      early
        .find(({ text }) => text === sentenceText({ kind: 'shipped', name }))!
        .next.rows.map(({ word, model }) => `${word} ${Math.round(100 * model)} %`),
    )
    expect(step01).toEqual({ river, money })
    expect(namesOf(step01.river).filter((word) => namesOf(step01.money).includes(word))).toEqual([])
  })

  it('2: is surprised by a bit and a half where three of eight go on so, and not by what must come', () => {
    expect(step02['its share'].at(-1)).toBe('sat 0.375')
    expect(step02['surprise, in bits'].at(-1)).toBeCloseTo(Math.log2(8 / 3), 9)
    expect(step02['surprise, in bits'][1]).toBeCloseTo(0, 9)
    expect(step02['to be expected'].at(-1)).toBeCloseTo(
      (3 / 8) * Math.log2(8 / 3) + (1 / 4) * 2 + (3 / 8) * 3,
      9,
    )
  })

  it('11: falls by a bit at the cue, which counting three words at a time cannot see', () => {
    expect(step11['bits, without the cue'] - step11['with it']).toBeCloseTo(1, 1)
    expect(step11['counts say, after river']).toBe(step11['counts say, after money'])
  })

  it('19: finds a head that hardly matters and one that matters greatly', () => {
    const off = (told: string): number => Number(told.split(': ')[1])
    expect(off(step19['the head that matters least, off'])).toBeLessThan(0.05)
    expect(off(step19['the one that matters most, off'])).toBeGreaterThan(0.5)
  })

  it('20: comes to its guess layer by layer, and tells the story to its end', () => {
    expect(step20.layers).toHaveLength(5)
    expect(step20.layers.at(-1)).toMatch(/^after layer 4: sat 0\.3/)
    expect(step20.story).toMatch(/^Nora talked about the river\. .*\.$/)
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

describe('the code on the page about the engine', () => {
  it('trains a model that knows what comes next', () => {
    expect(engineTrain['loss before, in nats']).toBeGreaterThan(1.6)
    // Of eight letters the first two can’t be known, and the last isn’t asked for anything.
    expect(engineTrain['loss after']).toBeLessThan(0.5)
    expect(engineTrain['why it ended']).toBe('steps')
    expect(engineTrain['step to go on from']).toBe(150)
  })

  it('loads it from a response, and it goes on with the pair', () => {
    expect(engineLoad['goes on with']).toEqual([5, 2, 5, 2, 5])
    expect(engineLoad['the first one’s share']).toBeGreaterThan(0.9)
  })

  it('finds the head that the answer needs', () => {
    const {
      'share of 2 as next': share,
      'without head 0': zero,
      'without head 1': one,
    } = engineInside
    expect(share).toBeGreaterThan(0.9)
    expect(Math.min(zero, one)).toBeLessThan(0.1)
    expect(Math.max(zero, one)).toBeGreaterThan(0.8)
    expect(sum(engineInside['what the last token gives, head 0'])).toBeCloseTo(1, 5)
  })
})

import { describe, expect, it } from 'vitest'
import type { GroupMark, Mark } from '../../../kit/drawing.ts'
import { plainText } from '../../../kit/sentence.ts'
import { arrangedNet } from '../arrangement.ts'
import { chanceRun, pageRun, paperRun } from '../testing.ts'
import { toEdge, toNeuron } from '../pointed.ts'
import { answerSentence, edgeName, madeOf, neuronName } from '../run.ts'
import { pointedSentence } from '../pointed-sentence.ts'
import { valuesTable } from '../values-table.ts'
import { signalDrawing, signalSentence, type SignalState } from './signal.ts'

const rest: SignalState = { travel: null, pointed: null, input: 4, lit: null }
const layout = arrangedNet(pageRun.network.sizes, 'signal', 960, 960)

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => [mark, ...(mark.kind === 'group' ? flat((mark as GroupMark).marks) : [])])
const draw = (state: Partial<SignalState>): Mark[] =>
  flat(signalDrawing(pageRun, layout, { ...rest, ...state }).marks)
const withId = (marks: Mark[], start: string): Mark[] =>
  marks.filter(({ id }) => id?.startsWith(start) === true)

describe('the names of things', () => {
  it('are those of the page', () => {
    expect(neuronName(pageRun, { layer: 0, neuron: 4 })).toBe('pixel 5')
    expect(neuronName(pageRun, { layer: 1, neuron: 3 })).toBe('neuron 4 of hidden 1')
    expect(neuronName(pageRun, { layer: 3, neuron: 0 })).toBe('output ×')
    expect(neuronName(paperRun, { layer: 0, neuron: 1 })).toBe('input 2')
    expect(neuronName(paperRun, { layer: 1, neuron: 0 })).toBe('neuron 1')
    expect(edgeName(pageRun, { layer: 0, neuron: 3, input: 4 })).toBe(
      'pixel 5 → neuron 4 of hidden 1',
    )
    expect(madeOf(pageRun)).toBe('9 → 6 → 6 → 4 · 114 weights, 16 biases')
  })

  it('make the answer a share, or what it is by itself', () => {
    expect(plainText(answerSentence(paperRun))).toBe('The net says yes, 78% sure.')
    expect(plainText(answerSentence(chanceRun([2, 2], 'sigmoid', 1)))).toMatch(
      /^Strongest is answer [12], at 0\.\d\d\.$/,
    )
  })
})

describe('the sentence of a signal', () => {
  it('says what goes in and what comes out', () => {
    expect(plainText(signalSentence(paperRun, rest))).toBe(
      'Two numbers in, two shares out. The net says yes, 78% sure.',
    )
  })

  it('says what a neuron does, with the numbers of the drawing', () => {
    // 0.5 × 1 + −0.25 × −0.5 + 0.1 = 0.725; tanh(0.725) = 0.620
    expect(plainText(pointedSentence(paperRun, toNeuron({ layer: 1, neuron: 0 })))).toBe(
      'Neuron 1 adds two products and its bias to 0.73 and squashes that to 0.62.',
    )
    expect(plainText(pointedSentence(paperRun, toNeuron({ layer: 2, neuron: 1 })))).toBe(
      'Output no adds one product and its bias to −0.62; among all outputs that is a share of 22%.',
    )
  })

  it('says what a line carries', () => {
    expect(plainText(pointedSentence(paperRun, toEdge({ layer: 0, neuron: 0, input: 1 })))).toBe(
      'Input 2 holds −0.50. Times the line’s weight −0.25, that brings 0.13 to neuron 1.',
    )
  })

  it('follows what travels', () => {
    const at = (travel: number): string => plainText(signalSentence(paperRun, { ...rest, travel }))
    expect(at(0)).toBe('Two numbers wait at the input.')
    expect(at(0.5)).toBe(
      'The numbers of the input layer travel to hidden 1, each times its line’s weight.',
    )
    expect(at(1)).toBe('The hidden 1 neurons have added up what came, and squashed it.')
    expect(at(2)).toContain('The net says yes')
  })
})

describe('the drawing of a signal', () => {
  it('shows each line once, and at rest only those of the input that slides are awake', () => {
    const marks = draw({})
    expect(withId(marks, 'edge-')).toHaveLength(114)
    const awake = withId(marks, 'edge-').filter(({ opacity }) => opacity === 0.95)
    expect(awake.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5].map((to) => `edge-0-${to}-4`))
    expect(
      marks.filter(({ kind }) => kind === 'text').map((mark) => (mark as { text: string }).text),
    ).toContain('−0.92')
  })

  it('wakes the path of a neuron: what feeds it, what it feeds', () => {
    const awake = withId(draw({ pointed: toNeuron({ layer: 1, neuron: 3 }) }), 'edge-').filter(
      ({ opacity }) => opacity === 0.95,
    )
    expect(awake).toHaveLength(9 + 6)
    expect(awake.every(({ id }) => /^edge-0-3-|^edge-1-\d-3$/.test(id ?? ''))).toBe(true)
  })

  it('dashes what is negative, besides its colour', () => {
    for (const mark of withId(draw({}), 'edge-')) {
      const [layer, neuron, input] = (mark.id ?? '').split('-').slice(1).map(Number)
      const product = pageRun.products[layer][neuron * pageRun.network.layers[layer].inputs + input]
      expect(mark.dash !== undefined).toBe(product < 0)
      expect(mark.stroke).toBe(product < 0 ? 'negative' : 'positive')
    }
  })

  it('keeps the numbers of layers that the signal hasn’t reached', () => {
    const numbers = (travel: number): number =>
      draw({ travel }).filter((mark) => mark.kind === 'text' && /^−?0\.\d\d$/.test(mark.text))
        .length
    expect(numbers(0)).toBe(0)
    expect(numbers(1.5)).toBe(6)
    expect(numbers(2)).toBe(12)
  })

  it('sends a dot along each line, and on a phone the picture itself', () => {
    const dots = draw({ travel: 0.5 }).filter(
      ({ kind, id }) => kind === 'circle' && id === undefined,
    )
    expect(dots).toHaveLength(54)
    const phone = arrangedNet(pageRun.network.sizes, 'signal', 300, 300)
    const still = flat(signalDrawing(pageRun, phone, { ...rest, travel: 0 }).marks).length
    const moving = flat(signalDrawing(pageRun, phone, { ...rest, travel: 0.5 }).marks)
    expect(moving.filter(({ kind, id }) => kind === 'circle' && id === undefined)).toHaveLength(0)
    expect(moving.length).toBeGreaterThan(still + 6 * 9)
  })

  it('has the same numbers in its table', () => {
    const { rows, columns } = valuesTable(pageRun)
    expect(columns).toEqual(['neuron', 'sum', 'value'])
    expect(rows).toHaveLength(25)
    expect(rows[9 + 3][0]).toBe('neuron 4 of hidden 1')
    expect(String(rows[9 + 3][2])).toMatch(/^−0\.91\d\d$/)
    expect(valuesTable(chanceRun([400, 2], 'softmax', 1)).rows.at(-1)).toEqual([
      '+ 102 more',
      '',
      '',
    ])
  })
})

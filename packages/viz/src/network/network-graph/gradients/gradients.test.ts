import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../kit/sentence.ts'
import { arrangedNet } from '../arrangement.ts'
import { chanceRun, pageRun } from '../testing.ts'
import {
  backflowOf,
  byTrying,
  commonPlaces,
  flowAt,
  gradientOf,
  stagesOf,
  steepestEdge,
  weightsLayerAt,
  weightsReached,
} from './gradients.ts'
import {
  gradientCheck,
  gradientsDrawing,
  gradientsSentence,
  gradientsTable,
  stageName,
} from './gradients-view.ts'
import { edgeEnds } from '../run.ts'

const back = backflowOf(pageRun, 0)
const stages = stagesOf(pageRun.network)
const edge = { layer: 2, neuron: 0, input: 1 }

describe('the way back', () => {
  it('goes from the difference through weights and neurons to the first weights', () => {
    expect(stages.map((stage) => stageName(pageRun, stage))).toEqual([
      'the difference at the outputs',
      'the weights from hidden 2 to output',
      'what flows back to hidden 2',
      'the weights from hidden 1 to hidden 2',
      'what flows back to hidden 1',
      'the weights from input to hidden 1',
    ])
    expect(stages.map((_, step) => weightsLayerAt(stages, step))).toEqual([2, 2, 2, 1, 1, 0])
    expect(weightsReached(stages, 3, 1)).toBe(true)
    expect(weightsReached(stages, 2, 1)).toBe(false)
  })

  it('begins with share − target, which is what the outputs are off by', () => {
    for (let neuron = 0; neuron < 4; neuron++)
      expect(flowAt(back, { layer: 3, neuron })).toBeCloseTo(
        pageRun.trace.outputs[neuron] - (neuron === 0 ? 1 : 0),
        6,
      )
  })

  it('agrees with trying, weight by weight, for any net', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom('softmax' as const, 'sigmoid' as const),
        fc.integer({ min: 0, max: 1e6 }),
        (sizes, outputs, seed) => {
          const run = chanceRun(sizes, outputs, seed)
          const flow = backflowOf(run, seed % sizes[sizes.length - 1])
          const layer = seed % (sizes.length - 1)
          const any = { layer, neuron: seed % sizes[layer + 1], input: seed % sizes[layer] }
          const gradient = gradientOf(flow, any)
          expect(Math.abs(gradient - byTrying(flow, any))).toBeLessThan(
            1e-6 * (1 + Math.abs(gradient)),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('makes a gradient of what flows back and what the line carried', () => {
    for (const layer of [0, 1, 2]) {
      const steepest = steepestEdge(back, layer)
      const { from, to } = edgeEnds(steepest)
      expect(gradientOf(back, steepest)).toBeCloseTo(
        flowAt(back, to) * back.trace.layers[layer].inputs[from.neuron],
        12,
      )
    }
  })
})

describe('a gradient beside what trying says', () => {
  it('is shown to six places, with how far the two agree', () => {
    const check = gradientCheck(pageRun, back, edge)
    expect(check.name).toBe('neuron 2 of hidden 2 → output ×')
    expect(check.gradient).toBe(check.trying)
    expect(check.verdict).toMatch(/^They agree to (8|9|10) decimal places\.$/)
  })

  it('multiplies as it is shown, to three places', () => {
    for (const layer of [0, 1, 2]) {
      const check = gradientCheck(pageRun, back, steepestEdge(back, layer))
      const [slope, input] = check.product.split(' × ').map((one) => Number(one.replace('−', '-')))
      expect(Math.abs(slope * input - Number(check.gradient.replace('−', '-')))).toBeLessThan(
        0.0005,
      )
    }
  })

  it('counts the places in common', () => {
    expect(commonPlaces(0.1234, 0.1234)).toBe(10)
    expect(commonPlaces(0.1234, 0.1235)).toBe(3)
    expect(commonPlaces(1, 2)).toBe(0)
  })

  it('fills a table of all weights', () => {
    const { rows } = gradientsTable(pageRun, back)
    expect(rows).toHaveLength(114)
    for (const row of rows) expect(row[2]).toBe(row[3])
  })
})

describe('the picture of the flow', () => {
  const layout = arrangedNet([9, 6, 6, 4], 'gradients', 700, 700)
  const texts = (step: number): string[] =>
    gradientsDrawing(pageRun, layout, { backflow: back, step, edge, pointed: null }).marks.flatMap(
      (mark) => (mark.kind === 'text' ? [mark.text] : []),
    )

  it('is hollow where the flow hasn’t been', () => {
    const numbers = (step: number): number =>
      texts(step).filter((text) => /^−?0\.\d\d$/.test(text)).length
    // The right answer's difference is below nought, and so looks like one of them.
    expect([0, 1, 2, 3, 4, 5].map((step) => numbers(step) - 1)).toEqual([0, 0, 6, 6, 12, 12])
  })

  it('shows what each output is off by, and those add up to nothing', () => {
    const off = texts(0).filter((text) => /^[+−]\d\.\d\d$/.test(text))
    expect(off).toHaveLength(4)
    const sum = off.reduce((all, text) => all + Number(text.replace('−', '-')), 0)
    expect(Math.abs(sum)).toBeLessThan(0.021)
  })

  it('says what it shows', () => {
    const says = (step: number, at = edge): string =>
      plainText(gradientsSentence(pageRun, { backflow: back, step, edge: at, pointed: null }))
    expect(says(0)).toMatch(
      /^× is right and should have all\. It has \d%: a difference of −0\.9\d\./,
    )
    expect(says(1)).toMatch(/its gradient is −0\.\d{3}\. A larger weight means less error\.$/)
    expect(says(2)).toMatch(/^Neuron \d of hidden 2 collects what flows back/)
    expect(
      plainText(gradientsSentence(pageRun, { backflow: null, step: 0, edge, pointed: null })),
    ).toBe('Say which answer is right, and the error can flow back.')
  })
})

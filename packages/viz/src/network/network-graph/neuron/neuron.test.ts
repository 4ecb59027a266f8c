import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../kit/drawing.ts'
import { plainText } from '../../../kit/sentence.ts'
import { chanceRun, pageRun, paperRun } from '../testing.ts'
import { ledgerOf, ledgerSteps } from './ledger.ts'
import { ledgerDrawing, ledgerWideFrom } from './ledger-drawing.ts'
import { neuronSentence, neuronTable } from './neuron.ts'

const read = (text: string): number => Number(text.replace('−', '-'))
const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? flat(mark.marks) : [mark]))
const texts = (marks: readonly Mark[]): string[] =>
  flat(marks).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

describe('the sum of a neuron, drawn', () => {
  const ledger = ledgerOf(pageRun, { layer: 1, neuron: 3 })

  it('is as high at every width of its kind and at every step, so that nothing moves', () => {
    for (const [from, to] of [
      [250, ledgerWideFrom],
      [ledgerWideFrom, 700],
    ])
      for (let width = from; width < to; width += 30)
        for (const layer of [1, 2, 3])
          for (const step of [0, 1, 5, 99]) {
            const { height } = ledgerDrawing(pageRun, ledgerOf(pageRun, { layer, neuron: 0 }), {
              width,
              step,
            })
            expect(height).toBe(ledgerDrawing(pageRun, ledger, { width: from, step: 0 }).height)
          }
  })

  it('shows a line more with each step, and the value last of all', () => {
    const shown = (step: number): number =>
      texts(ledgerDrawing(pageRun, ledger, { width: 300, step }).marks).filter((text) =>
        /^−?\d\.\d{3}$/.test(text),
      ).length
    const end = ledgerSteps(ledger)
    for (let step = 1; step <= end; step++) expect(shown(step)).toBeGreaterThan(shown(step - 1))
  })

  it('ends its last bar where the point stands on the curve', () => {
    for (const width of [300, 500]) {
      const marks = flat(ledgerDrawing(pageRun, ledger, { width, step: ledgerSteps(ledger) }).marks)
      const dots = marks.filter((mark) => mark.kind === 'circle' && mark.radius === 6)
      expect(dots).toHaveLength(1)
      const dropped = marks.filter(
        (mark) => mark.kind === 'path' && mark.dash?.join() === '3,3' && mark.stroke === 'negative',
      )
      expect(dropped.length).toBeGreaterThan(0)
    }
  })

  it('adds up in the table as it is written there, for any net', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom('softmax' as const, 'sigmoid' as const),
        fc.integer({ min: 0, max: 1e6 }),
        (sizes, outputs, seed) => {
          const run = chanceRun(sizes, outputs, seed)
          const layer = 1 + (seed % (sizes.length - 1))
          const one = ledgerOf(run, { layer, neuron: seed % sizes[layer] })
          const { rows } = neuronTable(run, one)
          const products = rows.slice(0, -3)
          let sum = 0
          for (const [, value, weight, product, sumSoFar] of products) {
            const exact = read(String(value)) * read(String(weight))
            expect(Math.abs(exact - read(String(product)))).toBeLessThanOrEqual(0.0005001)
            sum += Math.round(read(String(product)) * 1000)
            expect(Math.round(read(String(sumSoFar)) * 1000)).toBe(sum)
          }
          sum += Math.round(read(String(rows.at(-3)?.[3])) * 1000)
          expect(Math.round(read(String(rows.at(-2)?.[4])) * 1000)).toBe(sum)
        },
      ),
    )
  })
})

describe('what a step says', () => {
  const ledger = ledgerOf(paperRun, { layer: 1, neuron: 0 })
  const says = (step: number): string =>
    plainText(neuronSentence(paperRun, { ledger, step, pointed: null }))

  it('is the line that was just added', () => {
    expect(says(0)).toBe(
      'Neuron 1 gets two numbers and has two weights. Step through the products.',
    )
    expect(says(1)).toBe('Input 1 holds 1. Times its weight 0.500 that is 0.500: the sum begins.')
    expect(says(2)).toBe(
      'Input 2 holds −0.500. Times its weight −0.250 that is 0.125, which brings the sum to 0.625.',
    )
    expect(says(3)).toBe('The neuron’s own number, the bias, adds 0.100. The sum is 0.725.')
    expect(says(4)).toBe(
      'Neuron 1 adds two products and its bias to 0.725 and squashes that to 0.620. The net says yes, 78% sure.',
    )
  })
})

import { startingNetwork, symbols, symbolShape, withOutputs } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseNumber } from '../../kit/format.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { readProps } from '../../kit/schema.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { type Answers, answersOf, type Asked, bestTwo } from './answers.ts'
import { arithmeticOf } from './arithmetic.ts'
import { answersDrawing, sharesText, squashesDrawing, stacked } from './drawings.ts'
import { errorsDrawing } from './errors-drawing.ts'
import { fitting } from './fitting.ts'
import { outputBarsSchema } from './schema.ts'
import { outputBarsView, shownOf, squashesSentence } from './view.ts'

const labels = { network: 'your net', compare: '', truth: en.outputBars.truth }
const torn = [1, 1, -1, 1, -1, 1, -1, 1, -1]
const ask = (asked: Partial<Asked> = {}): Answers =>
  answersOf({
    network: untrainedNetwork(),
    pixels: symbols[0].pixels,
    target: null,
    compare: null,
    truth: false,
    flipChance: 0.1,
    labels,
    ...asked,
  })
const says = (answers: Answers): string =>
  plainText(outputBarsView(answers, shownOf(answers, en, 'en')).sentence)

const anyNet = fc
  .tuple(fc.nat(), fc.constantFrom('sigmoid' as const, 'softmax' as const))
  .map(([seed, outputs]) =>
    withOutputs(startingNetwork(symbolShape, 'uniform', seededRandom(seed)), outputs),
  )
const anyPicture = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: 9,
  maxLength: 9,
})

describe('the answers', () => {
  it('tell the winner and how sure the net is', () => {
    expect(says(ask())).toBe('Your net says +, 86% sure.')
  })

  it('tell a tie as a tie: a × without its corner is truly half a × and half a /', () => {
    const answers = ask({ pixels: torn, truth: true })
    expect(sharesText(answers.answers[1], 'en')).toEqual(['50%', '<1%', '<1%', '50%'])
    expect(says(answers)).toContain('The true shares are 50% for × and 50% for /.')
  })

  it('say of sigmoids that they do not make 100 %', () => {
    const answers = ask({ network: withOutputs(untrainedNetwork(), 'sigmoid') })
    expect(says(answers)).toBe(
      'Your net says +, with 0.83. Each output is squashed by itself, so together they make 1.39.',
    )
    expect(sharesText(answers.answers[0], 'en')).toContain('0.83')
  })

  it('keep the place of a net that is still being trained, without a word about it', () => {
    const answers = ask({ labels: { ...labels, compare: 'the trained net' } })
    expect(answers.answers[1]).toEqual({ label: 'the trained net', shares: null, whole: true })
    expect(says(answers)).toBe('Your net says +, 86% sure.')
    const drawing = answersDrawing(answers, shownOf(answers, en, 'en'), 400)
    expect(JSON.stringify(drawing)).toContain('the trained net')
    expect(JSON.stringify(drawing)).not.toContain('NaN')
  })

  it('order two equal shares by their place', () => {
    expect(bestTwo([0.1, 0.4, 0.4, 0.1])).toEqual([1, 2])
    expect(bestTwo([1])).toEqual([0, 0])
  })
})

describe('the error', () => {
  it('is −ln of the right share, written so that it can be checked', () => {
    const errors = ask({ target: 0 }).errors
    if (errors === null) throw new Error('no errors')
    const { rows, total, short } = arithmeticOf(errors)
    expect(short).toBe('−ln 0.083 = 2.49')
    expect(total).toBe('2.49')
    expect(rows.map((row) => row.difference)).toEqual(['−0.92', '+0.86', '+0.04', '+0.01'])
    expect(rows[1].term).toBe('−0 · ln 0.86 = 0')
  })

  it('is true as written, whatever the net, the picture and the answer', () => {
    fc.assert(
      fc.property(anyNet, anyPicture, fc.nat(3), (network, pixels, target) => {
        const { errors } = ask({ network, pixels, target })
        if (errors === null) throw new Error('no errors')
        const { rows, total } = arithmeticOf(errors)
        const checked = rows.map((row, i) => {
          const share = parseNumber(row.share)
          const right = i === target ? 1 : 0
          const term =
            network.outputs === 'sigmoid' ? (share - right) ** 2 : right * -Math.log(share)
          expect(row.term).toContain(row.value)
          const digits = (row.value.split('.')[1] ?? '').length
          expect(Math.abs(term - parseNumber(row.value))).toBeLessThanOrEqual(
            0.5 * 10 ** -digits + 1e-9,
          )
          return parseNumber(row.value)
        })
        const added = checked.reduce((sum, term) => sum + term, 0)
        expect(added.toFixed(2)).toBe(total)
      }),
      { numRuns: 300 },
    )
  })

  it('stands in the sentence and in the live region', () => {
    const answers = ask({ target: 0 })
    const view = outputBarsView(answers, shownOf(answers, en, 'en'))
    expect(view.live).toBe(
      'Your net says +, 86% sure. The right answer is ×: the error is −ln 0.083 = 2.49.',
    )
    expect(plainText(view.sentence)).toBe(view.live)
  })

  it('is drawn below the bars, and only where the answer is known', () => {
    const known = ask({ target: 0 })
    const unknown = ask()
    const shown = shownOf(known, en, 'en')
    expect(errorsDrawing(unknown, shown, 700)).toBeNull()
    const bars = answersDrawing(known, shown, 700)
    expect(stacked(bars, errorsDrawing(known, shown, 700), 24).height).toBeGreaterThan(
      bars.height + 100,
    )
  })
})

describe('the two squashes of the same sums', () => {
  it('make 100 % with softmax and anything with sigmoid', () => {
    const answers = ask()
    const shown = shownOf(answers, en, 'en')
    expect(plainText(squashesSentence(answers, shown))).toMatch(
      /they make 1\.39, by softmax 100%\./,
    )
    expect(JSON.stringify(squashesDrawing(answers, shown, 700))).toContain('together 1.39')
  })
})

describe('the drawings', () => {
  it('are as high on every phone, and as high on every desk, so that nothing moves', () => {
    const answers = ask({ target: 2, truth: true, labels: { ...labels, compare: 'other' } })
    const shown = shownOf(answers, en, 'en')
    const heights = (widths: readonly number[]): number =>
      new Set(
        widths.map(
          (width) =>
            stacked(answersDrawing(answers, shown, width), errorsDrawing(answers, shown, width), 24)
              .height,
        ),
      ).size
    expect(heights([272, 320, 400, 559])).toBe(1)
    expect(heights([560, 700, 1200])).toBe(1)
  })

  it('hold no broken number for any net and picture', () => {
    fc.assert(
      fc.property(anyNet, anyPicture, (network, pixels) => {
        const answers = ask({ network, pixels, target: 1, truth: true })
        const shown = shownOf(answers, en, 'en')
        const drawn = JSON.stringify([
          answersDrawing(answers, shown, 300),
          errorsDrawing(answers, shown, 300),
          squashesDrawing(answers, shown, 700),
        ])
        expect(drawn).not.toMatch(/null|NaN|undefined|\?/)
      }),
      { numRuns: 60 },
    )
  })

  it('show the ten largest of very many outputs and say how many are left out', () => {
    const network = startingNetwork(
      { sizes: [9, 64], hidden: [], outputs: 'softmax' },
      'he',
      seededRandom(1),
    )
    const answers = ask({ network, target: 40 })
    const shown = shownOf(answers, en, 'en')
    expect(shown.rows).toHaveLength(10)
    expect(JSON.stringify(answersDrawing(answers, shown, 700))).toContain('and 54 smaller ones')
  })
})

describe('the table', () => {
  it('has a column for each source and each step of the error', () => {
    const answers = ask({ target: 0, truth: true, labels: { ...labels, compare: 'other' } })
    const { table } = outputBarsView(answers, shownOf(answers, en, 'en'))
    expect(table.columns).toEqual([
      'output',
      'your net',
      'other',
      'the true share',
      'sum',
      'sigmoid',
      'softmax',
      'right',
      'difference',
      'error',
    ])
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
  })
})

describe('props that do not fit together', () => {
  const fit = (raw: Record<string, unknown>) => {
    const warn = vi.fn<(message: string) => void>()
    return { warn, asked: fitting(readProps(outputBarsSchema, raw, warn), warn) }
  }

  it('give way to the default net where the picture has another size', () => {
    const { asked, warn } = fit({ pixels: [1, 2, 3] })
    expect(asked.network.sizes).toEqual([9, 6, 6, 4])
    expect(warn).toHaveBeenCalledOnce()
    expect(() => answersOf({ ...asked, labels })).not.toThrow()
  })

  it('leave out an answer that the net has no output for, and a net of another shape', () => {
    const { asked, warn } = fit({
      target: 4,
      compare: startingNetwork(
        { sizes: [9, 3], hidden: [], outputs: 'softmax' },
        'he',
        seededRandom(1),
      ),
    })
    expect(asked.target).toBeNull()
    expect(asked.compare).toBeNull()
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      "Nextword: compare doesn't fit a net of 4 outputs; it is left out.",
      "Nextword: target doesn't fit a net of 4 outputs; it is left out.",
    ])
  })
})

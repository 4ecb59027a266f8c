import { symbols } from '@nextword/core/network'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drawing, Mark } from '../../kit/drawing.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { pseudo } from '../../words/pseudo.ts'
import { type Answer, answerDrawing, answerText, answerTo, pictureMark } from './answers.ts'
import { roundEpochs } from './chart.ts'
import { History, type HistoryPoint } from './history.ts'
import {
  chartDrawing,
  courseTable,
  epochText,
  lossText,
  type Standing,
  standingSentence,
} from './view.ts'

const network = untrainedNetwork()

function standingOf(points: readonly HistoryPoint[], more: Partial<Standing> = {}): Standing {
  const history = new History()
  history.begin('softmax')
  for (const point of points) history.add(point)
  return {
    history,
    now: points.at(-1) ?? { step: 0, epoch: 0, loss: 2.4, right: 1 },
    count: 4,
    goal: 0.05,
    outputs: 'softmax',
    end: null,
    endedAtOnce: false,
    untrained: points.length === 0,
    playing: false,
    rate: 0.1,
    words: en,
    lang: 'en',
    ...more,
  }
}

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? [mark, ...flat(mark.marks)] : [mark]))
const textsOf = ({ marks }: Drawing): string[] =>
  flat(marks).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

function problemsOf(drawing: Drawing): string[] {
  return flat(drawing.marks).flatMap((mark) => {
    const numbers = Object.values(mark).filter((value) => typeof value === 'number')
    const broken = numbers.some((value) => !Number.isFinite(value))
    const nan = mark.kind === 'path' && /NaN|Infinity/.test(mark.d)
    const small = mark.kind === 'text' && (mark.size ?? 12) < 12
    return broken || nan || small ? [JSON.stringify(mark)] : []
  })
}

const point: fc.Arbitrary<HistoryPoint> = fc.record({
  step: fc.integer({ min: 1, max: 100000 }),
  epoch: fc.double({ min: 0, max: 100000, noNaN: true }),
  loss: fc.double({ min: 0, max: 700, noNaN: true }),
  right: fc.integer({ min: 0, max: 4 }),
})

describe('the sentence', () => {
  const after = (step: number, loss: number, right = 4): HistoryPoint => ({
    step,
    epoch: step / 4,
    loss,
    right,
  })
  const says = (points: HistoryPoint[], more: Partial<Standing> = {}): string =>
    plainText(standingSentence(standingOf(points, more)))

  it('says how training stands', () => {
    expect(says([])).toBe(
      'Untrained: the loss is 2.40, 1 of 4 right. Train it and watch the loss fall.',
    )
    expect(says([], { untrained: false })).toBe(
      'The net as it is now has a loss of 2.40, 1 of 4 right.',
    )
    expect(says([after(1, 2.1, 1)])).toBe('After 1 step the loss is 2.10, 1 of 4 right.')
    expect(says([after(4, 2, 1)])).toBe('After 1 epoch the loss is 2.00, 1 of 4 right.')
    expect(says([after(480, 0.08)])).toBe('After 120 epochs the loss is 0.08, 4 of 4 right.')
  })

  it('keeps room for the number of epochs while it runs', () => {
    expect(says([after(28, 1)], { playing: true })).toMatch(/^After \u2007\u20077 epochs /)
  })

  it('says why it stopped, and what can be done', () => {
    expect(says([after(812, 0.0498)], { end: 'done' })).toBe(
      'Done: loss 0.05 after 203 epochs, 4 of 4 right. That is small enough; train on for less.',
    )
    expect(says([after(4000, 0.31)], { end: 'epochs' })).toBe(
      'Stopped after 1,000 epochs: the loss is 0.31, not yet 0.05. Train on, or change a setting.',
    )
    expect(says([after(12, 3)], { end: 'diverged', rate: 100 })).toBe(
      'It blew up after 3 epochs: the rate 100 is too high. The last sound weights are kept; lower the rate to 0.1, or reset.',
    )
  })

  it('blames the weights, not the rate, where a lower rate would not have helped', () => {
    const huge = says([after(0, 3)], { end: 'diverged', endedAtOnce: true })
    expect(huge).toBe(
      'It blew up after 1 step: the weights are too large to learn from at any rate. Reset to begin with smaller ones.',
    )
    // At a high rate the very first step of a sound net may be too large.
    expect(says([after(0, 3)], { end: 'diverged', endedAtOnce: true, rate: 1000 })).toContain(
      'lower the rate to 0.1',
    )
    for (const rate of [0.001, 0.000001])
      expect(says([after(12, 3)], { end: 'diverged', rate })).toMatch(/Reset to begin/)
  })

  it('is translated as a whole', () => {
    for (const end of [null, 'done', 'epochs', 'diverged'] as const)
      expect(says([after(12, 3)], { end, words: pseudo })).not.toMatch(/[a-z]{2}/)
  })
})

describe('the curves', () => {
  it('begin with a point and a hint', () => {
    const drawing = chartDrawing(standingOf([]), 700)
    expect(textsOf(drawing)).toContain('Train, and the loss')
    expect(textsOf(drawing)).toContain('done at 0.05')
  })

  it('are sound and as high as they always are, whatever happened', () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 30 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 272, max: 1200 }),
        (points, count, width) => {
          const standing = standingOf(points, { count })
          standing.history.mark('rate', 'rate 0.3')
          const drawing = chartDrawing(standing, width)
          expect(problemsOf(drawing)).toEqual([])
          expect(drawing.height).toBe(width < 560 ? 276 : 300)
        },
      ),
    )
  })

  it('name the changes, and of names too close the later ones', () => {
    const standing = standingOf([])
    for (const epoch of [0, 50, 52, 54, 100]) {
      standing.history.add({ step: epoch * 4, epoch, loss: 1, right: 4 })
      standing.history.mark('rate', `rate ${epoch}`)
    }
    const now = standing.history.latest!
    const named = textsOf(chartDrawing({ ...standing, now }, 600)).filter((text) =>
      text.startsWith('rate'),
    )
    expect(named).toEqual(['rate 100', 'rate 54'])
  })

  it('have an axis that grows in jumps', () => {
    expect([0, 25, 26, 203, 300, 1000, 1001].map(roundEpochs)).toEqual([
      25, 25, 50, 250, 500, 1000, 2500,
    ])
  })
})

describe('the table', () => {
  it('tells the course in a dozen rows at most, close together at first', () => {
    const points = Array.from({ length: 401 }, (_, step) => ({
      step,
      epoch: step / 4,
      loss: 2 / (1 + step),
      right: 4,
    }))
    const { rows } = courseTable(standingOf(points))
    expect(rows).toHaveLength(12)
    expect([rows[0], rows.at(-1)]).toEqual([
      ['0', '2.000', '4/4'],
      ['100', '0.005', '4/4'],
    ])
    expect(courseTable(standingOf([])).rows).toEqual([['0', '2.400', '1/4']])
  })

  /** A run with softmax, a lower rate, then sigmoids, whose loss is another. */
  function switched(): Standing {
    const history = new History()
    history.begin('softmax')
    for (let step = 0; step <= 8; step++)
      history.add({ step, epoch: step / 4, loss: 2 - step / 8, right: 1 })
    history.mark('rate', 'rate 0.01')
    history.begin('softmax')
    for (let step = 8; step <= 12; step++)
      history.add({ step, epoch: step / 4, loss: 2 - step / 8, right: 1 })
    history.mark('outputs', 'sigmoids')
    const now = { step: 12, epoch: 3, loss: 0.37, right: 1 }
    return { ...standingOf([]), history, now, outputs: 'sigmoid' }
  }

  it('ends with now, and says what was changed where', () => {
    const { columns, rows } = courseTable(switched())
    expect(columns).toEqual(['epoch', 'loss', 'right', 'changed'])
    expect(rows.slice(-2)).toEqual([
      ['3', '0.500', '1/4', ''],
      ['3', '0.370', '1/4', 'sigmoids'],
    ])
    expect(rows.filter(([epoch]) => epoch === '2')).toContainEqual([
      '2',
      '1.000',
      '1/4',
      'rate 0.01',
    ])
  })

  it('and the curves don’t join losses of two kinds', () => {
    const lossCurves = (standing: Standing): number =>
      flat(chartDrawing(standing, 700).marks).filter(
        (mark) => mark.kind === 'path' && mark.strokeWidth === 2,
      ).length
    const standing = switched()
    expect(lossCurves(standing)).toBe(2)
    standing.history.begin('sigmoid')
    standing.history.add(standing.now)
    const now = { step: 13, epoch: 3.25, loss: 0.36, right: 2 }
    standing.history.add(now)
    expect(lossCurves({ ...standing, now })).toBe(2)
    expect(chartDrawing({ ...standing, now }, 700).label).toContain('It began at 0.37.')
    expect(lossCurves(standingOf([now]))).toBe(1)
  })

  it('writes small losses and parts of an epoch so that they can be told apart', () => {
    expect([lossText(0.0042, 'en'), lossText(1.234, 'en')]).toEqual(['0.0042', '1.23'])
    expect([0, 0.25, 1, 1.75].map((epoch) => epochText(epoch, 'en'))).toEqual([
      '0',
      '0.25',
      '1',
      '1',
    ])
  })
})

describe('an example and the net’s answer', () => {
  const drawn = (answer: Answer): Drawing =>
    answerDrawing(pictureMark(answer.picture), answer, network, en, 'en')

  it('has a tick or a cross, and what it was taken for', () => {
    const wrong = answerTo(network, { pixels: symbols[0].pixels, label: 0 })
    expect(wrong).toMatchObject({ right: false, said: 1 })
    expect(textsOf(drawn(wrong))).toEqual(['8%', '× → +'])
    expect(answerText(wrong, network, en, 'en')).toBe(
      'times: wrong, taken for plus; share of the right answer 8%',
    )
    const right = answerTo(network, { pixels: symbols[1].pixels, label: 1 })
    expect(textsOf(drawn(right))).toEqual(['67%', '+'])
    expect(answerText(right, network, en, 'en')).toBe('plus: right, share 67%')
    expect(problemsOf(drawn(right))).toEqual([])
  })
})

import { type Network, symbols, withOutputs, withParameter } from '@nextword/core/network'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drawing, Mark } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import { type LabelledPicture, symbolPictures } from '../../kit/pictures.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { pseudo } from '../../words/pseudo.ts'
import { plotScales, weightUnder } from './chart.ts'
import { slopeAt } from './descent.ts'
import { curveOf, limitOf, lineOf, lossAt, type WeightLine, withTry } from './line.ts'
import { neuronName, parameterName } from './names.ts'
import { meaningOf, questionOf } from './question.ts'
import {
  arithmeticOf,
  chartPlace,
  slopeDrawing,
  type SlopePicture,
  slopeSentence,
  slopeTable,
  unansweredDrawing,
} from './view.ts'

const network = untrainedNetwork()
const all = symbolPictures(network)

interface Given {
  index?: number
  pictures?: readonly LabelledPicture[]
  tries?: readonly number[]
  stage?: 'hand' | 'slope'
  steps?: readonly number[]
  from?: Network
}

function pictureOf(given: Given = {}): SlopePicture {
  const { index = 103, pictures = all.slice(0, 1), tries = [], steps = [], stage = 'hand' } = given
  const from = given.from ?? network
  const question = questionOf({
    network: from,
    over: 'all',
    pixels: [],
    label: null,
    all: pictures,
  })
  if (question.kind !== 'asked') throw new Error('nothing asked')
  const { examples } = question
  let line: WeightLine = lineOf(from, index, examples)
  for (const value of tries) line = withTry(line, Math.fround(value), 'hand')
  for (const value of steps) line = withTry(line, Math.fround(value), 'step')
  const { value } = line.tries.at(-1)!
  const now = withParameter(from, index, value)
  const limit = limitOf(line)
  const loss = lossAt(from, index, examples, value)
  return {
    network: now,
    line,
    examples,
    pictures,
    curve: curveOf(line, limit),
    limit,
    value,
    loss,
    ball: { value, loss },
    slope: stage === 'slope' ? slopeAt(now, index, examples, 1) : null,
    end: null,
    rolling: false,
    words: en,
    lang: 'en',
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

describe('the picture of one weight and the error', () => {
  it('shows the error as one number, and that of nothing else before the first try', () => {
    const texts = textsOf(slopeDrawing(pictureOf(), 700))
    expect(texts).toContain('2.49')
    expect(texts).toContain('gets 8%')
    expect(texts).toContain('Move the weight:')
    expect(texts.some((text) => text.startsWith('best'))).toBe(false)
  })

  it('remembers the best so far', () => {
    const texts = textsOf(slopeDrawing(pictureOf({ tries: [2, -1] }), 700))
    expect(texts).toContain('best 0.90')
    expect(texts).not.toContain('Move the weight:')
  })

  it('shows the curve and the gradient only in the second stage', () => {
    const curves = (drawing: Drawing): number =>
      flat(drawing.marks).filter(
        (mark) => mark.kind === 'path' && mark.stroke === 'ink' && mark.d.length > 500,
      ).length
    expect(curves(slopeDrawing(pictureOf({ tries: [1] }), 700))).toBe(0)
    const slope = slopeDrawing(pictureOf({ tries: [1], stage: 'slope' }), 900)
    expect(curves(slope)).toBe(1)
    expect(textsOf(slope)).toContain(
      formatNumber(pictureOf({ tries: [1], stage: 'slope' }).slope!.gradient),
    )
    expect(slope.label).toContain('it is lowest, 0.24, at 4.00')
  })

  it('is sound and as high as it always is, whatever the weight, its tries and the width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: network.parameters.length - 1 }),
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 4 }),
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 3 }),
        fc.constantFrom('hand' as const, 'slope' as const),
        fc.constantFrom(all, all.slice(0, 1)),
        fc.integer({ min: 272, max: 1200 }),
        (index, tries, steps, stage, pictures, width) => {
          const drawing = slopeDrawing(pictureOf({ index, tries, steps, stage, pictures }), width)
          expect(problemsOf(drawing)).toEqual([])
          expect([drawing.width, drawing.height]).toEqual([width, width < 560 ? 396 : 340])
        },
      ),
    )
  })

  it('keeps its height where nobody said what the picture is', () => {
    const drawing = unansweredDrawing(network, 3, symbols[0].pixels, 300, en, 'en')
    expect(drawing.height).toBe(396)
    expect(problemsOf(drawing)).toEqual([])
    expect(textsOf(drawing)).toContain('error ?')
  })

  it('finds the weight under a pointer', () => {
    const place = chartPlace(700)
    const { across } = plotScales(place, 4, 1)
    expect(weightUnder(across(1.5), place, 4)).toBe(1.5)
    expect([weightUnder(0, place, 4), weightUnder(700, place, 4)]).toEqual([-4, 4])
  })
})

describe('the sentence', () => {
  const says = (given: Given): string => plainText(slopeSentence(pictureOf(given)))

  it('calls what a sigmoid says a number, not a share', () => {
    const from = withOutputs(network, 'sigmoid')
    expect(says({ from })).toMatch(
      /^The right answer is ×, and its output says 0\.32: an error of \d\.\d\d\. Move the weight/,
    )
    const texts = textsOf(slopeDrawing(pictureOf({ from }), 700))
    expect(texts).toContain('says 0.32')
    expect(texts.join()).not.toContain('%')
  })

  it('keeps room for the number of steps while the ball rolls', () => {
    const picture = pictureOf({ stage: 'slope', steps: [1] })
    const written = (rolling: boolean): string => plainText(slopeSentence({ ...picture, rolling }))
    expect(written(true)).toContain('After \u2007\u20071 step')
    expect(written(false)).toContain('After 1 step')
  })

  it('says the error and asks which way, then compares each try with the start and the best', () => {
    expect(says({})).toBe(
      'The right answer is × and gets a share of 8%: an error of 2.49. Move the weight: which way does the error fall?',
    )
    expect(says({ tries: [2] })).toBe(
      'With the weight at 2.00 the error is 0.90, less than at the start. That is the best so far.',
    )
    expect(says({ tries: [2, -1] })).toBe(
      'With the weight at −1.00 the error is 2.97, no less than at the start. Best so far: 0.90, at 2.00.',
    )
    expect(says({ pictures: all })).toContain('Over all 4 pictures the error is 2.40 on average.')
  })

  it('says which way is downhill, and when it is flat', () => {
    expect(says({ stage: 'slope' })).toContain('so a larger weight means less error.')
    expect(says({ stage: 'slope', tries: [1], steps: [1.6] })).toContain(
      'After 1 step the error is 1.12. By hand you came to 1.48.',
    )
    expect(says({ stage: 'slope', tries: [40] })).toContain('it is flat: the gradient is 0.000')
  })

  it('stays short enough for the room that is kept for it', () => {
    // Five lines of about 30 letters on a phone.
    const longest = [
      says({}),
      says({ tries: [-1.23] }),
      says({ tries: [-2, 1], stage: 'slope', steps: [1.5, 2] }),
      says({ pictures: all }),
    ]
    expect(Math.max(...longest.map((text) => text.length))).toBeLessThan(185)
  })

  it('is translated as a whole', () => {
    const texts = textsOf(slopeDrawing({ ...pictureOf({ tries: [1] }), words: pseudo }, 700))
    expect(texts.filter((text) => /[a-z]{2}/i.test(text))).toEqual([])
    expect(plainText(slopeSentence({ ...pictureOf(), words: pseudo }))).not.toMatch(/[a-z]{2}/)
  })
})

describe('the table and the arithmetic', () => {
  it('list the places by name', () => {
    const { rows } = slopeTable(pictureOf({ tries: [2, 1], steps: [1.5], stage: 'slope' }))
    expect(rows.slice(0, 6).map(([name, value]) => `${name} ${value}`)).toEqual([
      'now 1.500',
      'best by hand 2.000',
      'at the start −0.394',
      'try 1 2.000',
      'try 2 1.000',
      'step 1 1.500',
    ])
    expect(rows.filter(([name]) => name === 'along the curve')).toHaveLength(17)
  })

  it('can be checked by hand', () => {
    const slope = { value: 0.5, gradient: -0.25, difference: -0.25, next: 0.75, flat: false }
    expect(arithmeticOf(slope, 1, 0, en, 'en')).toBe('0.5000 − 1 × (−0.25000) = 0.7500')
  })
})

describe('names', () => {
  it('say where a weight leads from and to', () => {
    expect(parameterName(network, 0, en, 'en')).toBe('pixel 1 → hidden 1, neuron 1')
    expect(parameterName(network, 103, en, 'en')).toBe('hidden 2, neuron 2 → answer ×')
    expect(parameterName(network, 126, en, 'en')).toBe('bias of answer ×')
    expect(neuronName(network, 2, 5, en, 'en')).toBe('hidden 2, neuron 6')
  })
})

describe('what the net is asked', () => {
  const { pixels } = symbols[0]
  const parts = { network, over: 'picture' as const, pixels, label: 0, all }

  it('is one picture or all, if their answers are known', () => {
    expect(questionOf(parts)).toMatchObject({ kind: 'asked', pictures: [{ pixels, label: 0 }] })
    expect(questionOf({ ...parts, over: 'all' })).toMatchObject({ kind: 'asked', pictures: all })
    expect(questionOf({ ...parts, label: null }).kind).toBe('unlabelled')
    expect(questionOf({ ...parts, over: 'all', all: [] }).kind).toBe('none')
    expect(questionOf({ ...parts, pixels: [1] }).kind).toBe('none')
  })

  it('knows the four symbols by itself', () => {
    expect(symbols.map((symbol) => meaningOf(network, symbol.pixels, null))).toEqual([0, 1, 2, 3])
    expect(meaningOf(network, new Float32Array(9), null)).toBe(null)
    expect(meaningOf(network, pixels, 2)).toBe(2)
    expect(meaningOf(network, pixels, 9)).toBe(null)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contextForms,
  contextMix,
  type ContextWord,
  isStopWord,
  likenessTo,
  middleOf,
  stopWords,
} from './index.ts'

const word = (vector: number[], isStopWord = false): ContextWord => ({ vector, isStopWord })
const mean = [1, 1]
const { naive, centred, withoutStopWords } = contextForms

/** In the middle of all words stands [1, 1]; a stop word, a cue, and the word between. */
const sentence = [word([2, 2], true), word([3, 1]), word([1, 2])]
const focus = 2

describe('a word with its neighbours mixed in, small enough for paper', () => {
  test('takes all words in by the naive form, the word itself among them', () => {
    const { weights, mix, mixed, attention } = contextMix(sentence, focus, { form: naive, mean })
    // [1, 2] · [2, 2], [3, 1] and itself.
    expect([...attention.scores.data]).toEqual([6, 5, 5])
    const raised = [6, 5, 5].map((score) => Math.exp(score / Math.SQRT2))
    const whole = raised.reduce((a, b) => a + b)
    raised.forEach((x, i) => expect(weights[i]).toBeCloseTo(x / whole, 14))
    expect(mix[0]).toBeCloseTo(weights[0] * 2 + weights[1] * 3 + weights[2], 14)
    expect(mixed[0]).toBeCloseTo(mix[0] - 1, 14)
  })

  test('measured from the middle, scores can be nought', () => {
    const { attention } = contextMix(sentence, focus, { form: centred, mean })
    // [0, 1] · [1, 1], [2, 0] and itself.
    expect([...attention.scores.data]).toEqual([1, 0, 1])
  })

  test('leaves out stop words, then itself, and adds the mix of the others', () => {
    const without = contextMix(sentence, focus, { form: withoutStopWords, mean })
    expect([...without.attention.masked.data][0]).toBe(-Infinity)
    expect(without.weights[0]).toBe(0)
    expect(without.weights[2]).toBeGreaterThan(0)
    const added = contextMix(sentence, focus, { mean })
    expect([...added.weights]).toEqual([0, 1, 0])
    expect([...added.before]).toEqual([0, 1])
    expect([...added.mixed]).toEqual([2, 1])
  })
})

describe('the mixing', () => {
  test('of 0 leaves the word as it is in every form, and half of it goes half the way', () => {
    for (const form of Object.values(contextForms)) {
      const at = (mixing: number) => contextMix(sentence, focus, { form, mean, mixing }).mixed
      expect([...at(0)]).toEqual([0, 1])
      at(0.5).forEach((x, i) => expect(x).toBeCloseTo((at(0)[i] + at(1)[i]) / 2, 14))
    }
  })

  test('of more than everything is refused', () => {
    expect(() => contextMix(sentence, focus, { mean, mixing: 1.1 })).toThrow('from 0 to 1, got 1.1')
  })
})

describe('the weights', () => {
  const longer = [word([3, 1]), word([1, 4]), word([2, 2]), word([1, 2]), word([5, 5])]

  test('add up to 1 in every form', () => {
    const pair = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.boolean())
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (pairs) => {
        const words = pairs.map(([x, stop]) => word([x, -x / 2], stop))
        for (const form of Object.values(contextForms)) {
          const { weights } = contextMix(words, 0, { form, mean: [0, 0] })
          const whole = weights.reduce((a, b) => a + b)
          const others = words.some((one, i) => i > 0 && (form.stopWords || !one.isStopWord))
          expect(whole).toBeCloseTo(others || form.itself === 'among' ? 1 : 0, 12)
        }
      }),
    )
  })

  test('of a dropped word go to the others', () => {
    const all = contextMix(longer, 3, { mean }).weights
    const some = contextMix(longer, 3, { mean, dropped: [1] }).weights
    expect(some[1]).toBe(0)
    expect(some[0] / some[4]).toBeCloseTo(all[0] / all[4], 12)
    expect(some[0]).toBeGreaterThan(all[0])
  })

  test('can be set by hand, but not for a word that isn’t looked at', () => {
    const pins = new Map([
      [0, 0.9],
      [3, 0.5],
    ])
    const { weights, mixed } = contextMix(longer, 3, { mean, pins })
    expect(weights[0]).toBe(0.9)
    expect(weights[3]).toBe(0)
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 14)
    expect(mixed[0]).toBeCloseTo(0.9 * 2 + weights[2] + weights[4] * 4, 12)
  })

  test('stay with the words before, where it only looks back', () => {
    const { weights } = contextMix(longer, 2, { mean, looksBack: true })
    expect([...weights.slice(2)]).toEqual([0, 0, 0])
    expect(weights[0] + weights[1]).toBeCloseTo(1, 14)
  })

  test('are all alike in a plain average', () => {
    const { weights, mix } = contextMix(longer, 3, { mean, average: true })
    expect([...weights]).toEqual([0.25, 0.25, 0.25, 0, 0.25])
    expect(mix[0]).toBeCloseTo((2 + 0 + 1 + 4) / 4, 14)
  })

  test('are nothing where there is nothing to look at, and the word stays as it is', () => {
    for (const words of [[word([1, 2])], [word([1, 2]), word([4, 4], true)]]) {
      const { weights, mixed } = contextMix(words, 0, { mean })
      expect(Math.max(...weights)).toBe(0)
      expect([...mixed]).toEqual([0, 1])
    }
  })
})

describe('bad sentences are refused', () => {
  test.each<[string, () => unknown, string]>([
    ['no word', () => contextMix([], 0, { mean }), 'focus needs a whole number'],
    ['no such word', () => contextMix(sentence, 3, { mean }), 'from 0 to 2, got 3'],
    ['another width', () => contextMix([word([1])], 0, { mean }), 'word 0 needs 2 numbers, got 1'],
    ['not finite', () => contextMix([word([1, NaN])], 0, { mean }), 'got NaN at index 1'],
    ['dropped', () => contextMix(sentence, 0, { mean, dropped: [5] }), 'from 0 to 2, got 5'],
    [
      'pinned',
      () => contextMix(sentence, 2, { mean, pins: new Map([[1, 2]]) }),
      'from 0 to 1, got 2',
    ],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message)
  })
})

describe('likeness to a meaning', () => {
  test('is the cosine to the middle of its words, each of the same length', () => {
    expect([
      ...middleOf([
        [2, 0],
        [0, 4],
      ]),
    ]).toEqual([0.5, 0.5])
    expect(
      likenessTo(
        [1, 0],
        [
          [3, 0],
          [0, 0.1],
        ],
      ),
    ).toBeCloseTo(Math.SQRT1_2, 14)
    expect(
      likenessTo(
        [-1, -1],
        [
          [3, 0],
          [0, 5],
        ],
      ),
    ).toBeCloseTo(-1, 14)
  })

  test('is the mean of the cosines over the length of that middle', () => {
    const examples = [
      [1, 2],
      [2, 1],
      [3, -1],
    ]
    const mean = examples.reduce((sum, one) => sum + likenessTo([4, 3], [one]), 0) / examples.length
    const middle = middleOf(examples)
    expect(likenessTo([4, 3], examples)).toBeCloseTo(mean / Math.hypot(...middle), 14)
  })

  test('needs examples of the same width', () => {
    expect(() => likenessTo([1], [])).toThrow('from 1 to')
    expect(() => likenessTo([1, 2], [[1, 2], [3]])).toThrow('needs 2 numbers, got 1')
  })
})

describe('stop words', () => {
  test('are known whatever their case and apostrophe', () => {
    for (const one of ['the', 'The', 'THEN', 'she', 'don’t', "don't"])
      expect(isStopWord(one), one).toBe(true)
    for (const one of ['river', 'bank', 'nothing', 'walked', 'Nora', '', '__proto__'])
      expect(isStopWord(one), one).toBe(false)
    expect([...stopWords].every((one) => one === one.toLowerCase())).toBe(true)
  })
})

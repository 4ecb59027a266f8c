import { causalMask } from '@nextword/core/attention'
import { softmax } from '@nextword/core/numbers'
import { headOff, logitsOf, traceOf } from '@nextword/core/transformer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heard, tokensOf } from '../../kit/language/index.ts'
import { type Broken, headRun, isWhole, readTokens, sharesOf, shuffled, whole } from './bench.ts'
import { penWorld, untrained } from './fixtures.ts'

const language = untrained()
const text = 'Tom saw ink and a pen. It'
const told = heard(penWorld, text)
const ids = tokensOf(told, 16)
const idOf = (word: string): number => penWorld.ids.get(word)!

const broken: fc.Arbitrary<Broken> = fc.record({
  heads: fc.uniqueArray(fc.integer({ min: 0, max: 5 })),
  hidden: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 2 }),
  ahead: fc.boolean(),
  places: fc.constantFrom('told', 'untold', 'shuffled'),
  neuron: fc.option(
    fc.record({ layer: fc.integer({ min: 0, max: 1 }), neuron: fc.integer({ min: 0, max: 7 }) }),
  ),
})

describe('a run of the whole model', () => {
  it('is what core says of the same tokens', () => {
    const run = headRun(language, told, whole)
    expect(run.tokens.map(({ id }) => id)).toEqual(ids)
    const logits = logitsOf(language.model, ids).subarray(-penWorld.words.length)
    const wanted = softmax(Float64Array.from(logits))
    run.shares.forEach((share, id) => expect(share).toBeCloseTo(wanted[id], 5))
    const trace = traceOf(language.model, ids, ['blocks.1.attention.pattern'])
    const { values } = trace['blocks.1.attention.pattern']
    const size = ids.length ** 2
    expect(run.patterns).toHaveLength(6)
    expect(run.patterns[4]).toEqual(values.subarray(size, 2 * size))
  })

  it('reads nothing but the mark of the beginning where there is no word', () => {
    const run = headRun(language, heard(penWorld, ''), whole)
    expect(run.tokens).toEqual([{ place: -1, id: 0 }])
    expect(run.patterns.map((pattern) => Array.from(pattern))).toEqual(Array(6).fill([1]))
  })

  it('reads the last words of a text longer than its context', () => {
    const long = heard(penWorld, 'tom saw ink and a pen . it wrote .')
    expect(readTokens(long, 4, whole)).toEqual([
      { place: -1, id: 0 },
      ...[7, 8, 9].map((place) => ({ place, id: long.words[place].id })),
    ])
  })
})

describe('what is broken', () => {
  it('is a head that adds nothing, though it looks as before', () => {
    const run = headRun(language, told, { ...whole, heads: [4] })
    const trace = traceOf(language.model, ids, ['logits'], { changes: [headOff(1, 1)] })
    const wanted = softmax(Float64Array.from(trace.logits.values.subarray(-penWorld.words.length)))
    expect(run.shares).toEqual(wanted)
    expect(run.patterns[4]).toEqual(headRun(language, told, whole).patterns[4])
    expect(run.shares).not.toEqual(headRun(language, told, whole).shares)
  })

  it('is a hidden word: the model reads the unknown one', () => {
    expect(readTokens(told, 16, { ...whole, hidden: [2] })[3]).toEqual({ place: 2, id: 1 })
  })

  it('is a mask that is off: weights on later words, where there were none', () => {
    const size = ids.length
    const mask = causalMask(size)
    const later = (pattern: ArrayLike<number>): number =>
      Array.from(mask.allowed).reduce((sum, may, i) => sum + (may ? 0 : pattern[i]), 0)
    const [before] = headRun(language, told, whole).patterns
    const [after] = headRun(language, told, { ...whole, ahead: true }).patterns
    expect(later(before)).toBe(0)
    expect(later(after)).toBeGreaterThan(0.5)
  })

  it('is a place that isn’t told: then tokens that are alike are looked at alike', () => {
    const same = heard(penWorld, 'tom tom tom')
    const size = 4
    const row = (broken: Broken): number[] =>
      Array.from(headRun(language, same, broken).patterns[0]).slice(3 * size + 1)
    const [a, b, c] = row({ ...whole, places: 'untold' })
    expect([b, c]).toEqual([expect.closeTo(a, 6), expect.closeTo(a, 6)])
    expect(row(whole)[0]).not.toBeCloseTo(row(whole)[2], 6)
  })

  it('is a neuron that says 0', () => {
    const neuron = { layer: 1, neuron: 3 }
    const change = { name: 'blocks.1.mlp.values', at: { neurons: 3 }, to: 0 } as const
    const trace = traceOf(language.model, ids, ['logits'], { changes: [change] })
    const wanted = softmax(Float64Array.from(trace.logits.values.subarray(-penWorld.words.length)))
    expect(headRun(language, told, { ...whole, neuron }).shares).toEqual(wanted)
  })

  it('is the order of the words: all move but the last, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), (length) => {
        const words = Array.from({ length }, (_, i) => i)
        const mixed = shuffled(words)
        expect(mixed.toSorted((a, b) => a - b)).toEqual(words)
        expect(mixed.at(-1)).toBe(words.at(-1))
        if (length > 2) expect(mixed.slice(0, -1).some((word, i) => word === i)).toBe(false)
      }),
    )
    const [, first] = readTokens(told, 16, { ...whole, places: 'shuffled' })
    expect(first.id).not.toBe(idOf('tom'))
  })

  it('leaves shares and weights that add up to 1, whatever it is', () => {
    fc.assert(
      fc.property(broken, (one) => {
        const run = headRun(language, told, one)
        const size = run.tokens.length
        expect(run.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        for (const pattern of run.patterns)
          for (let query = 0; query < size; query++) {
            const row = Array.from({ length: size }, (_, key) => pattern[query * size + key])
            expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5)
          }
        expect(sharesOf(language, told, one)).toEqual(run.shares)
        expect(isWhole(one)).toBe(
          one.heads.length + one.hidden.length === 0 &&
            !one.ahead &&
            one.places === 'told' &&
            one.neuron === null,
        )
      }),
      { numRuns: 40 },
    )
  })
})

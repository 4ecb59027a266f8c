import { logitLens } from '@nextword/core/transformer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heard, modelShares, tokensOf } from '../../kit/language/index.ts'
import { climbOf, firstPlace, rightWords } from './climb.ts'
import { testLanguage, testWorld } from './fixtures.ts'

const language = testLanguage(3)
const text = 'Nora saw water. She found the bank and'
const told = heard(testWorld, text)

describe('the climb', () => {
  it('has a rung before the first layer and one after each, the last is what the model says', () => {
    const { rungs } = climbOf(language, told, told.words.length)
    expect(rungs).toHaveLength(4)
    const said = modelShares(language, told)
    Array.from(rungs[3].shares).forEach((share, id) => expect(share).toBeCloseTo(said[id], 6))
    for (const { next } of rungs) {
      const sum = next.rows.reduce((all, { model }) => all + model, 0) + next.others.model
      expect(sum).toBeCloseTo(1, 6)
      expect(next.rows).toHaveLength(5)
      expect(next.kl).toBeGreaterThan(0)
    }
  })

  it('stands at any word, and reads none after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: told.words.length }), (place) => {
        const { rungs, truth } = climbOf(language, told, place)
        const lens = logitLens(language.model, tokensOf(told, 16), { place })
        rungs.forEach(({ shares }, l) =>
          expect(Array.from(shares)).toEqual(Array.from(lens[l].probabilities)),
        )
        expect(Array.from(truth!)).toEqual(Array.from(told.beliefs[place].probabilities()))
      }),
    )
  })

  it('knows how much of a guess is on words that can come', () => {
    const { rungs, truth } = climbOf(language, told, told.words.length)
    const can = testWorld.words.flatMap((_, id) => (truth![id] > 0 ? [id] : []))
    expect(can.map((id) => testWorld.words[id])).toEqual(['sat', 'swam'])
    for (const { possible, shares } of rungs)
      expect(possible).toBeCloseTo(shares[can[0]] + shares[can[1]], 12)
  })

  it('says from where on the last word leads, and from where on most can come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (seed) => {
        const { rungs, settled, formed } = climbOf(testLanguage(3, seed), told, 3)
        const first = rungs.map(({ next }) => next.rows[0].id)
        expect(first.slice(settled).every((id) => id === first[3])).toBe(true)
        if (settled > 0) expect(first[settled - 1]).not.toBe(first[3])
        const most = rungs.map(({ possible }) => possible! >= 0.5)
        expect(most.slice(formed ?? 4).every(Boolean)).toBe(true)
        expect(formed !== 0 && most[(formed ?? 4) - 1]).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it('has no truth after what the world never says', () => {
    const impossible = heard(testWorld, 'Nora barks')
    const climb = climbOf(language, impossible, 2)
    expect(climb).toMatchObject({ truth: null, formed: null })
    expect(climb.rungs.every(({ possible, next }) => possible === null && next.kl === null)).toBe(
      true,
    )
    // Then the last rung's own words are followed.
    const right = rightWords(climb)
    expect(right.words.map(({ id }) => id)).toEqual(climb.rungs[3].next.rows.map(({ id }) => id))
    expect(right.words[0].truth).toBeNull()
  })

  it('reads the last words of a text that is too long', () => {
    const long = heard(testWorld, 'nora saw '.repeat(20))
    expect(firstPlace(long, 16)).toBe(25)
    expect(firstPlace(told, 16)).toBe(0)
    expect(climbOf(language, long, 40).rungs).toHaveLength(4)
    expect(climbOf(language, long, 25).rungs).toHaveLength(4)
  })
})

describe('the right words', () => {
  it('are the likeliest in truth, with their shares on every rung', () => {
    const climb = climbOf(language, told, told.words.length)
    const { words, shares } = rightWords(climb)
    expect(words.map(({ id, truth }) => [testWorld.words[id], truth])).toEqual([
      ['sat', 0.75],
      ['swam', 0.25],
    ])
    expect(shares[0]).toEqual(climb.rungs.map((rung) => rung.shares[words[0].id]))
  })
})

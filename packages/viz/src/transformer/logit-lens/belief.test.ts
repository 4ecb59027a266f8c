import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heard } from '../../kit/language/index.ts'
import { guessedSenses, senseWords, type SenseWords, tellsEnough } from './belief.ts'
import { testWorld } from './fixtures.ts'
import { lastOfSeveral, nameOfSense, wordOfSense } from './senses.ts'

const at = (text: string) => {
  const told = heard(testWorld, text)
  return { told, several: lastOfSeveral(testWorld, told)! }
}
const wordsAt = (text: string, place?: number): SenseWords | null => {
  const { told, several } = at(text)
  return senseWords({ world: testWorld }, told, several, place ?? told.words.length)
}
const bySense = ({ ids, bySense: all }: SenseWords) =>
  all.map((shares) =>
    Object.fromEntries(
      shares.flatMap((share, n) => (share > 0 ? [[testWorld.words[ids[n]], share]] : [])),
    ),
  )

describe('a word of several senses', () => {
  it('is the last of a text, with its senses in the world’s order', () => {
    expect(at('Nora saw water. She found the bank and').several).toEqual({
      word: 'bank',
      at: 7,
      senses: ['bank-river', 'bank-money'],
    })
    expect(wordOfSense('bank-river') + nameOfSense('bank-river')).toBe('bankriver')
    expect(wordOfSense('plain')).toBe('')
    expect(lastOfSeveral(testWorld, heard(testWorld, 'She barks'))).toBeNull()
  })

  it('may stand where the world never says it', () => {
    expect(at('She bank').several.at).toBe(1)
  })
})

describe('the next words of each sense', () => {
  it('are exact where nothing has told the sense', () => {
    const words = wordsAt('Nora saw nothing. She found the bank and')!
    expect(words.truth).toEqual([0.5, 0.5])
    expect(bySense(words)).toEqual([
      { sat: 0.75, swam: 0.25 },
      { waited: 0.75, paid: 0.25 },
    ])
    expect(words.tells).toBeCloseTo(1, 12)
  })

  it('are those of a reader who missed the cue where it has', () => {
    const words = wordsAt('Nora saw water. She found the bank and')!
    expect(words.truth).toEqual([1, 0])
    expect(bySense(words)).toEqual([
      { sat: 0.75, swam: 0.25 },
      { waited: 0.75, paid: 0.25 },
    ])
  })

  it('tell nothing where they are the same', () => {
    const words = wordsAt('Nora saw water. She found the bank')!
    expect(words.tells).toBeCloseTo(0, 12)
    expect(words.tells).toBeLessThan(tellsEnough)
  })

  it('tell a part where they overlap', () => {
    // looked ½ (¾ or ¼ of it), climbed ⅛, paid ⅜: the squared posteriors make .3125 + .125 + .375.
    const words = wordsAt('Nora saw the tip and')!
    expect(words.tells).toBeCloseTo((0.8125 - 0.5) / 0.5, 12)
  })

  it('aren’t there without a truth, or when no other sense is left', () => {
    expect(wordsAt('Nora saw nothing she bank')).toBeNull()
    expect(wordsAt('Nora saw water. She found the bank and sat')).toBeNull()
  })
})

describe('what a guess takes the word for', () => {
  const vocabulary = testWorld.words.length
  const guessOf = (shares: Readonly<Record<string, number>>): Float64Array => {
    const guess = new Float64Array(vocabulary)
    for (const [word, share] of Object.entries(shares)) guess[testWorld.ids.get(word)!] = share
    return guess
  }

  it('is the share on each sense’s words, where no word is of both', () => {
    const words = wordsAt('Nora saw water. She found the bank and')!
    const { shares, others } = guessedSenses(
      words,
      guessOf({ sat: 0.5, swam: 0.1, paid: 0.2, nora: 0.2 }),
    )
    expect(shares[0]).toBeCloseTo(0.6, 9)
    expect(shares[1]).toBeCloseTo(0.2, 9)
    expect(others).toBeCloseTo(0.2, 9)
  })

  it('gives back the weights of any mix of the senses, though words are of both', () => {
    const words = wordsAt('Nora saw the tip and')!
    const weights = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(weights, ([weight, inside]) => {
        const guess = new Float64Array(vocabulary)
        words.ids.forEach((id, n) => {
          guess[id] = inside * (weight * words.bySense[0][n] + (1 - weight) * words.bySense[1][n])
        })
        guess[0] += 1 - inside
        const { shares, others } = guessedSenses(words, guess)
        expect(shares[0]).toBeCloseTo(inside * weight, 4)
        expect(shares[1]).toBeCloseTo(inside * (1 - weight), 4)
        expect(others).toBeCloseTo(1 - inside, 9)
      }),
    )
  })

  it('is none where no word of any sense is guessed', () => {
    const words = wordsAt('Nora saw the tip and')!
    expect(guessedSenses(words, guessOf({ nora: 1 }))).toEqual({ shares: [0, 0], others: 1 })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pieces, type SplitName, splitNames } from './index.ts'

describe('a text is cut', () => {
  test('before the space, so that it goes with the word after it', () => {
    for (const split of ['gpt2', 'cl100k', 'o200k'] as const)
      expect(pieces('Nora went home', split)).toEqual(['Nora', ' went', ' home'])
  })

  test('so that the last of several spaces goes with the word', () => {
    for (const split of ['gpt2', 'cl100k', 'o200k'] as const)
      expect(pieces('a   b', split)).toEqual(['a', '  ', ' b'])
  })

  test('at endings like ’s, which only the newer ones find in capitals', () => {
    expect(pieces("Nora's NORA'S", 'gpt2')).toEqual(['Nora', "'s", ' NORA', "'", 'S'])
    expect(pieces("Nora's NORA'S", 'cl100k')).toEqual(['Nora', "'s", ' NORA', "'S"])
    // And the newest leaves them with their word.
    expect(pieces("Nora's NORA'S", 'o200k')).toEqual(["Nora's", " NORA'S"])
  })

  test('so that the newer ones have numbers of at most three digits, the newest parts at capitals', () => {
    expect(pieces('in 12345', 'gpt2')).toEqual(['in', ' 12345'])
    expect(pieces('in 12345', 'cl100k')).toEqual(['in', ' ', '123', '45'])
    expect(pieces('noRaB', 'cl100k')).toEqual(['noRaB'])
    expect(pieces('noRaB', 'o200k')).toEqual(['no', 'Ra', 'B'])
  })

  test('into nothing but itself: the pieces make it up again, and none is empty', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...splitNames),
        fc.oneof(
          fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
          fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '\r', '1', '.', "'", 's', '/') }),
        ),
        (split, text) => {
          const cut = pieces(text, split)
          expect(cut.join('')).toBe(text)
          expect(cut).not.toContain('')
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('by a known pattern', () => {
    expect(() => pieces('x', 'gpt5' as SplitName)).toThrow('split needs one of gpt2, cl100k')
    expect(pieces('', 'gpt2')).toEqual([])
  })
})

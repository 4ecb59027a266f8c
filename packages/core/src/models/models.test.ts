import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../formats/index.ts'
import { rowOf, vectorOf } from '../embeddings/index.ts'
import { type MapModule, wordMap, type WordsModule, wordTable } from './index.ts'
import { map2000 } from './map-2000.ts'
import { map5000 } from './map-5000.ts'
import { words2000 } from './words-2000.ts'
import { words5000 } from './words-5000.ts'

const page = wordTable(words2000)
const explore = wordTable(words5000)

describe('the word vectors that ship', () => {
  test('are about 2,000 words for the page and 5,000 that hold them, of the same vectors', () => {
    expect(page.words.length).toBe(2000)
    expect(explore.words.length).toBe(5000)
    page.words.forEach((word, row) => {
      const other = rowOf(explore, word)
      expect(other, word).toBeDefined()
      expect(vectorOf(page, row), word).toEqual(vectorOf(explore, other!))
    })
    expect(page.mean).toEqual(explore.mean)
    expect(page.common).toEqual(explore.common)
  })

  test('are plain words, in lower case', () => {
    for (const word of explore.words) expect(word).toMatch(/^[a-z]{2,}$/)
  })
})

const refused = (module: object) =>
  expect(() => wordTable({ ...words2000, ...module } as WordsModule)).toThrow(FormatError)

describe('unpacking', () => {
  test('another format, another version, sizes that don’t fit and damage are refused', () => {
    expect(() => wordTable(null as unknown as WordsModule)).toThrow(FormatError)
    refused({ format: 'nextword-map' })
    refused({ version: 2 })
    refused({ version: '1' })
    for (const size of [1999, 2001, -1, 1.5, NaN, 2 ** 40, '2000']) refused({ count: size })
    for (const size of [99, 101, 0, -1, NaN, 2 ** 40]) refused({ width: size })
    refused({ checksum: words2000.checksum ^ 1 })
    refused({ words: words2000.words.replace('dog', 'dig') })
    refused({ words: null })
    refused({ bytes: `${words2000.bytes.slice(0, -4)}AAAA` })
    refused({ bytes: words2000.bytes.slice(4) })
    refused({ values: `A${words2000.values.slice(1)}` })
    refused({ values: `${words2000.values}A` })
    refused({ values: `é${words2000.values.slice(1)}` })
    refused({ values: undefined })
  })

  test('any single letter that is another is noticed', () => {
    const places = fc.record({
      part: fc.constantFrom('words' as const, 'bytes' as const, 'values' as const),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      letter: fc.constantFrom('A', 'z', '9', '_', ' ', '"', 'é', '\0'),
    })
    fc.assert(
      fc.property(places, ({ part, at, letter }) => {
        const text = words2000[part]
        const place = Math.floor(at * text.length)
        if (text[place] === letter) return
        const spoilt = text.slice(0, place) + letter + text.slice(place + 1)
        expect(() => wordTable({ ...words2000, [part]: spoilt })).toThrow(FormatError)
      }),
      { numRuns: 40 },
    )
  })

  test('a map is refused where it is damaged or of other words', () => {
    const map = (module: object, table = page) =>
      expect(() => wordMap({ ...map2000, ...module } as MapModule, table)).toThrow(FormatError)
    map({}, explore)
    map({ version: 0 })
    map({ format: 'nextword-words' })
    map({ bytes: `AAAA${map2000.bytes.slice(4)}` })
    map({ bytes: map2000.bytes.slice(1) })
    map({ bytes: 3 })
    map({ count: 5000 })
    map({}, { ...page, words: page.words.toReversed() })
  })
})

describe('the maps', () => {
  test.each([
    [map2000, page],
    [map5000, explore],
  ] as const)('have each word within 0 … 1, filling the longer side', (module, table) => {
    const { points, kept } = wordMap(module, table)
    expect(points.length).toBe(2 * table.words.length)
    const across = points.filter((_, at) => at % 2 === 0)
    const down = points.filter((_, at) => at % 2 === 1)
    const sides = [across, down].map((values) => Math.max(...values) - Math.min(...values))
    expect(Math.max(...sides)).toBeCloseTo(1, 3)
    expect(Math.min(...points)).toBeGreaterThanOrEqual(0)
    expect(kept).toBeGreaterThan(0.25)
  })
})

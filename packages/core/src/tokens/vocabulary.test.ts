import { describe, expect, test } from 'vitest'
import {
  byteStringOf,
  gpt2ByteOrder,
  type Merge,
  mergeTable,
  printableFrom,
  TokenError,
  VocabularyError,
  vocabularyFromMerges,
  vocabularyFromRanks,
  vocabularyFromTable,
} from './index.ts'

/** The bytes as a table of ranks has them: texts where they are characters. */
const bytes: (string | number[])[] = Array.from({ length: 256 }, (_, byte) =>
  byte < 128 ? String.fromCharCode(byte) : [byte],
)

describe('a vocabulary by rank', () => {
  test('takes texts and bytes, and leaves holes unused', () => {
    const holey = [...bytes, 'é', undefined, [0xf0, 0x9f]]
    Reflect.deleteProperty(holey, 257)
    const vocabulary = vocabularyFromRanks(holey, 'gpt2')
    expect(vocabulary.size).toBe(259)
    expect(vocabulary.ids.get('\xc3\xa9')).toBe(256)
    expect(vocabulary.ids.get('\xf0\x9f')).toBe(258)
    expect(vocabulary.tokens[257]).toBe('')
    expect(vocabulary.ids.size).toBe(258)
    expect(vocabulary.longest).toBe(2)
  })

  test.each([
    ['a token twice', [...bytes, 'ab', 'ab'], 'the same bytes at 256 and 257'],
    ['a text that is another’s bytes', [...bytes, [97, 98], 'ab'], 'the same bytes at 256 and 257'],
    ['an empty token', [...bytes, ''], 'got nothing at id 256'],
    ['no bytes', [...bytes, []], 'got object at id 256'],
    ['a byte over 255', [...bytes, [256]], 'got object at id 256'],
    ['a negative byte', [...bytes, [-1]], 'got object at id 256'],
    ['a fraction of a byte', [...bytes, [1.5]], 'got object at id 256'],
    ['a number', [...bytes, 7], 'got 7 at id 256'],
    ['null', [...bytes, null], 'got null at id 256'],
    ['half a surrogate pair', [...bytes, '\ud800'], 'at id 256'],
    ['a byte without a token', bytes.slice(0, 255), 'got none for 255'],
    ['nothing at all', [], 'got none for 0'],
  ])('refuses %s', (_, ranks, message) => {
    const build = () => vocabularyFromRanks(ranks as string[], 'gpt2')
    expect(build).toThrow(VocabularyError)
    expect(build).toThrow(message)
  })

  test('refuses what is no list, an unknown split, and more tokens than there may be', () => {
    expect(() => vocabularyFromRanks({ length: 3 } as unknown as string[], 'gpt2')).toThrow(
      TypeError,
    )
    expect(() => vocabularyFromRanks(bytes, 'x' as 'gpt2')).toThrow('split needs one of')
    const many = [...bytes]
    many[2 ** 21] = 'too many'
    expect(() => vocabularyFromRanks(many, 'gpt2')).toThrow('at most 2097152 tokens, got 2097153')
  })
})

describe('a vocabulary by merges', () => {
  test.each([
    ['a token that isn’t there yet', [[97, 256]], 'merge 0 needs two ids from 0 to 255'],
    [
      'itself',
      [
        [97, 98],
        [257, 99],
      ],
      'merge 1 needs two ids from 0 to 256, got 257 and 99',
    ],
    ['a negative id', [[-1, 97]], 'got -1 and 97'],
    ['a fraction', [[1.5, 97]], 'got 1.5 and 97'],
    ['no number', [[Number.NaN, 97]], 'got NaN and 97'],
    ['three', [[97, 98, 99]], 'merge 0 needs two ids'],
    ['no pair', [97], 'got 97'],
    [
      'a pair twice',
      [
        [97, 98],
        [97, 98],
      ],
      'the same bytes at 256 and 257',
    ],
    [
      'other halves of the same bytes',
      [
        [97, 98],
        [98, 99],
        [256, 99],
        [97, 257],
      ],
      'the same bytes',
    ],
    // bc is merged before ab, so that abc is never ab and c.
    [
      'what never comes about',
      [
        [98, 99],
        [97, 98],
        [257, 99],
      ],
      'merge 2 of 257 and 99 never comes about',
    ],
  ])('refuses a merge of %s', (_, merges, message) => {
    const build = () => vocabularyFromMerges(merges as unknown as Merge[], 'whole')
    expect(build).toThrow(VocabularyError)
    expect(build).toThrow(message)
  })

  test('refuses bytes that aren’t all 256, and what is no list', () => {
    expect(() => vocabularyFromMerges([], 'whole', [1, 2])).toThrow('all 256 bytes first, got 2')
    expect(() => vocabularyFromMerges([], 'whole', new Array(256).fill(7))).toThrow(VocabularyError)
    expect(() => vocabularyFromMerges('ab' as unknown as Merge[], 'whole')).toThrow(TypeError)
  })
})

describe('GPT-2’s merge table', () => {
  test('writes every byte as a character of its own that can be seen', () => {
    const printed = gpt2ByteOrder.map((byte) => printableFrom(String.fromCharCode(byte)))
    expect(new Set(printed).size).toBe(256)
    expect(printed.join('')).not.toMatch(/[\s\p{C}]/u)
    expect(printableFrom(byteStringOf(' Nora\n'))).toBe('ĠNoraĊ')
    expect(new Set(gpt2ByteOrder).size).toBe(256)
  })

  test('is read and written alike', () => {
    const table = '#version: 0.2\nĠ t\nh e\nĠt he\n# #\n'
    const vocabulary = vocabularyFromTable(table)
    expect(vocabulary.tokens.slice(256)).toEqual([' t', 'he', ' the', '##'])
    // A hash mark opens a token too.
    expect(mergeTable(vocabulary)).toBe(table)
    expect(vocabularyFromTable(table.replaceAll('\n', '\r\n')).tokens).toEqual(vocabulary.tokens)
    expect(vocabularyFromTable('').size).toBe(256)
  })

  test.each([
    ['one token', 'he', 'merge 0 needs two tokens made before'],
    ['three', 'h e r', 'merge 0 needs two tokens'],
    ['an empty line', 'h e\n\nĠ t', 'merge 1 needs two tokens'],
    ['a token not made yet', 'Ġ th', 'merge 0 needs two tokens made before'],
    ['a character that is no byte', 'h 日', "GPT-2's characters, got '日'"],
    ['a pair twice', 'h e\nh e', 'the same bytes'],
    ['a web page', '<!doctype html>', 'merge 0 needs two tokens'],
  ])('refuses %s', (_, table, message) => {
    expect(() => vocabularyFromTable(table)).toThrow(VocabularyError)
    expect(() => vocabularyFromTable(table)).toThrow(message)
  })

  test('can’t be written of a token without parents', () => {
    expect(() => mergeTable(vocabularyFromRanks([...bytes, 'xyz'], 'gpt2'))).toThrow(TokenError)
    expect(() => vocabularyFromTable(7 as unknown as string)).toThrow(TypeError)
  })
})

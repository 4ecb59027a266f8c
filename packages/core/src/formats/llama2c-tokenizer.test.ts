import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/formats.json'
import {
  decodeScored,
  encodeScored,
  scoredStreamDecoder,
  scoredVocabulary,
  TokenError,
  VocabularyError,
} from '../tokens/index.ts'
import { readLlama2cTokenizer, WeightsError, writeLlama2cTokenizer } from './index.ts'

const file = Buffer.from(fixture.llama2c.tokenizer, 'base64')
const vocabulary = readLlama2cTokenizer(file)

describe('tokenizer.bin', () => {
  test('gives its tokens and scores, and is written back byte for byte', () => {
    expect(vocabulary.size).toBe(fixture.llama2c.vocabulary)
    expect(vocabulary.tokens.slice(0, 4)).toEqual(['<unk>', '\n<s>\n', '\n</s>\n', '<0x00>'])
    expect(vocabulary.tokens[259]).toBe(' t')
    expect([...vocabulary.scores.subarray(258, 262)]).toEqual([0, -0, -1, -2])
    expect(Buffer.from(writeLlama2cTokenizer(vocabulary)).equals(file)).toBe(true)
  })

  test('any vocabulary comes back', () => {
    const piece = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)) })
    const pieces = fc.uniqueArray(fc.tuple(piece, fc.float({ noNaN: true })), {
      selector: ([text]) => text,
      maxLength: 9,
    })
    fc.assert(
      fc.property(pieces, (given) => {
        const more = given.filter(([text]) => text !== ' ')
        const tokens = [...vocabulary.tokens.slice(0, 259), ' ', ...more.map(([text]) => text)]
        const scores = [...Array<number>(260).fill(0), ...more.map(([, score]) => score)]
        const made = scoredVocabulary(tokens, scores)
        expect(readLlama2cTokenizer(writeLlama2cTokenizer(made))).toEqual(made)
      }),
    )
  })

  test('refuses a file cut off anywhere but between tokens, and one that is something else', () => {
    let whole = 0
    for (let length = 0; length < file.length; length++)
      try {
        readLlama2cTokenizer(file.subarray(0, length))
        whole++
      } catch (error) {
        expect(error).toBeInstanceOf(WeightsError)
      }
    // A vocabulary needs 259 tokens and the space; what is cut off after it still is one.
    expect(whole).toBeLessThan(vocabulary.size - 259)
    expect(() => readLlama2cTokenizer(Buffer.from('404: Not Found'))).toThrow('not a model file')
    const long = Uint8Array.from(file)
    new DataView(long.buffer).setInt32(8, -1, true)
    expect(() => readLlama2cTokenizer(long)).toThrow('got 4294967295 at byte 4')
  })
})

describe('encodeScored', () => {
  test.each(fixture.llama2c.texts)('as run.c: $text', ({ text, tokens }) => {
    expect(encodeScored(vocabulary, text)).toEqual(tokens)
  })

  test('the end is marked where it is asked for, the beginning unless it isn’t', () => {
    expect(encodeScored(vocabulary, '', { end: true })).toEqual([1, 2])
    expect(encodeScored(vocabulary, ' t', { begin: false })).toHaveLength(2)
    expect(() => encodeScored(vocabulary, 3 as unknown as string)).toThrow(TypeError)
  })

  test('any text comes back, whatever characters it has', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'the cat once é!\n<0xA>'), maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, (given) => {
        const tokens = encodeScored(vocabulary, given, { end: true })
        expect(decodeScored(vocabulary, tokens)).toBe(given.toWellFormed())
      }),
    )
  })

  test('what looks like a special token or a byte stays text', () => {
    const newline = 3 + 10
    for (const [text, special] of [
      ['\n<s>\n', 1],
      ['<unk>', 0],
      ['<0x0A>', newline],
    ] as const)
      expect(encodeScored(vocabulary, text, { begin: false })).not.toContain(special)
  })

  test('a long text of one letter takes no time that grows with its square', () => {
    const tokens = encodeScored(vocabulary, 'the '.repeat(1e5))
    expect(decodeScored(vocabulary, tokens)).toHaveLength(4e5)
  })

  test('of equal scores the leftmost pair is merged first', () => {
    const bytes = Array.from({ length: 259 }, (_, id) => `<${id}>`)
    const tokens = [...bytes, ' ', 'a', 'b', 'ab', 'ba']
    const even = scoredVocabulary(tokens, [...bytes.map(() => 0), -9, -9, -9, 1, 1])
    const spelt = encodeScored(even, 'aba', { begin: false }).map((id) => even.tokens[id])
    expect(spelt).toEqual([' ', 'ab', 'a'])
  })

  test('refuses a vocabulary that nothing can be encoded with', () => {
    const tokens = [...vocabulary.tokens]
    const scores = [...vocabulary.scores]
    expect(() => scoredVocabulary(tokens.slice(1), scores)).toThrow(VocabularyError)
    expect(() => scoredVocabulary(tokens.slice(0, 9), scores.slice(0, 9))).toThrow('259')
    expect(() => scoredVocabulary(tokens, scores.with(300, NaN))).toThrow('NaN at id 300')
    const space = tokens.indexOf(' ')
    expect(() => scoredVocabulary(tokens.with(space, '_'), scores)).toThrow('space')
  })
})

describe('scoredStreamDecoder', () => {
  test('shows a character with the last of its bytes, and drops only the first space', () => {
    const decoder = scoredStreamDecoder(vocabulary)
    const tokens = encodeScored(vocabulary, ' ☃')
    expect(tokens.map((token) => decoder.next(token)).join('|')).toBe('|| |||☃')
    expect(decoder.end()).toBe('')
  })

  test('refuses ids that the vocabulary hasn’t', () => {
    for (const id of [-1, 1.5, NaN, vocabulary.size])
      expect(() => decodeScored(vocabulary, [id])).toThrow(TokenError)
  })
})

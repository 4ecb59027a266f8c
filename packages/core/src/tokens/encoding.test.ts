import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  bytesOf,
  byteStringFrom,
  byteStringOf,
  decode,
  decodeBytes,
  encode,
  encodeBytes,
  encodeTrace,
  learnMerges,
  type Merge,
  partsAfter,
  pieces,
  type SplitName,
  splitNames,
  streamDecoder,
  textOf,
  tokenBytes,
  TokenError,
  tokenParents,
  tokenText,
  tokenTrace,
  type Vocabulary,
  vocabularyFromMerges,
} from './index.ts'

// A vocabulary for paper: ab, bc and abc, learnt in this order.
const [a, b, c] = [97, 98, 99]
const paperMerges: readonly Merge[] = [
  [a, b],
  [b, c],
  [256, c],
]
const paper = vocabularyFromMerges(paperMerges, 'whole')

const learnt = (text: string, split: SplitName = 'gpt2', merges = 200): Vocabulary => {
  const learning = learnMerges(text, { split, merges })
  let turn = learning.next()
  while (turn.done !== true) turn = learning.next()
  return vocabularyFromMerges(turn.value, split)
}
const sample =
  'Nora went to the bank. Nora’s boat was at the bank, too: 12 metres of river, 1200 of money.\n' +
  'Der Fluß 日本語 שלום 🙂🙂 naïve café — the the the then there.\r\n\tNora NORA nora'
const vocabularies = splitNames.map((split) => learnt(sample, split))

// A machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

/** Any UTF-16 code units, halves of pairs among them. */
const anyText = fc.oneof(
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'b', 'N', 'ora', ' ', '\n', '’', "'", 's', '1', '\u{1f642}'),
  }),
)

describe('encoding', () => {
  test('merges what was learnt first, and of equal pairs the first', () => {
    expect(encode(paper, 'abc')).toEqual([258])
    expect(encode(paper, 'bc')).toEqual([257])
    // Were "bc" merged first, "abcc" would begin with a lone a.
    expect(encode(paper, 'abcc')).toEqual([258, c])
    expect(encode(paper, 'ababa')).toEqual([256, 256, a])
    expect(encode(paper, 'aab')).toEqual([a, 256])
  })

  test('of nothing is nothing', () => {
    for (const vocabulary of vocabularies) {
      expect(encode(vocabulary, '')).toEqual([])
      expect(encodeTrace(vocabulary, '')).toEqual([])
      expect(decode(vocabulary, [])).toBe('')
      expect(encodeBytes(vocabulary, new Uint8Array())).toEqual([])
    }
  })

  test('gives back every text there is, with lone surrogates made whole', () => {
    for (const vocabulary of vocabularies)
      fc.assert(
        fc.property(anyText, (text) => {
          expect(decode(vocabulary, encode(vocabulary, text))).toBe(text.toWellFormed())
        }),
        { numRuns: 500 },
      )
  })

  test('keeps joined emoji, directions, NUL, the byte order mark, CRLF and hard spaces', () => {
    for (const vocabulary of vocabularies)
      for (const text of [
        '\ufeffNora',
        'a\ufeff\ufeff b',
        '\0\0',
        '👩‍👩‍👧‍👦🏳️‍🌈',
        '\u202eNora\u202c \u2066x\u2069',
        'a\r\n\r\nb\u00a0c\u2028\u0085',
        'e\u0301\u0301\u0301',
      ])
        expect(decode(vocabulary, encode(vocabulary, text))).toBe(text)
  })

  test('of bytes gives back the bytes, whether or not they are text', () => {
    for (const vocabulary of vocabularies)
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
          expect(decodeBytes(vocabulary, encodeBytes(vocabulary, bytes))).toEqual(bytes)
        }),
        { numRuns: 500 },
      )
  })

  test('of a text’s bytes is that of the text', () => {
    for (const vocabulary of vocabularies)
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          const bytes = new TextEncoder().encode(text)
          expect(encodeBytes(vocabulary, bytes)).toEqual(encode(vocabulary, text))
        }),
      )
  })

  test('leaves the same text in other company alone: a piece’s tokens are its own', () => {
    const [gpt2] = vocabularies
    fc.assert(
      fc.property(anyText, (text) => {
        expect(pieces(text, 'gpt2').flatMap((piece) => encode(gpt2, piece))).toEqual(
          encode(gpt2, text),
        )
      }),
    )
  })

  test('needs a text, or bytes', () => {
    expect(() => encode(paper, 7 as unknown as string)).toThrow('encode needs a text, got 7')
    expect(() => encodeTrace(paper, null as unknown as string)).toThrow(TypeError)
    expect(() => encodeBytes(paper, 'x' as unknown as Uint8Array)).toThrow(TypeError)
  })
})

describe('decoding', () => {
  test('token by token is decoding at once, also in the middle of a character', () => {
    for (const vocabulary of vocabularies)
      fc.assert(
        fc.property(fc.array(fc.nat(vocabulary.size - 1)), (tokens) => {
          const decoder = streamDecoder(vocabulary)
          const shown = tokens.map((token) => decoder.next(token))
          expect(shown.join('') + decoder.end()).toBe(decode(vocabulary, tokens))
        }),
      )
  })

  test('shows a character with the last of its bytes', () => {
    const decoder = streamDecoder(paper)
    const shown = [...new TextEncoder().encode('é🙂')].map((byte) => decoder.next(byte))
    expect(shown).toEqual(['', 'é', '', '', '', '🙂'])
    expect(decoder.end()).toBe('')
    expect(streamDecoder(paper).next(0xf0)).toBe('')
  })

  test('says of a character that never ends that it isn’t one', () => {
    const decoder = streamDecoder(paper)
    expect(decoder.next(0xf0) + decoder.next(0x9f) + decoder.end()).toBe('\ufffd')
  })

  test('refuses ids that the vocabulary hasn’t', () => {
    for (const bad of [-1, 1.5, Number.NaN, Infinity, paper.size, 2 ** 40, '97', null, undefined]) {
      const token = bad as number
      expect(() => decode(paper, [a, token])).toThrow(TokenError)
      expect(() => decodeBytes(paper, [token])).toThrow(TokenError)
      expect(() => streamDecoder(paper).next(token)).toThrow(TokenError)
      expect(() => tokenBytes(paper, token)).toThrow(TokenError)
      expect(() => tokenText(paper, token)).toThrow(TokenError)
      expect(() => tokenTrace(paper, token)).toThrow(TokenError)
      expect(() => tokenParents(paper, token)).toThrow(TokenError)
    }
    expect(() => decode(paper, [a, -1])).toThrow(
      'decode needs ids from 0 to 258, got -1 at index 1',
    )
  })
})

describe('the trace', () => {
  test('tells each merge: which parts, where, and what they became', () => {
    const [trace] = encodeTrace(paper, 'cabc')
    expect(trace.steps).toEqual([
      { left: a, right: b, token: 256, start: 1, middle: 2, end: 3 },
      { left: 256, right: c, token: 258, start: 1, middle: 3, end: 4 },
    ])
    expect([0, 1, 2].map((merges) => partsAfter(trace, merges))).toEqual([
      ['c', 'a', 'b', 'c'],
      ['c', 'ab', 'c'],
      ['c', 'abc'],
    ])
    expect(() => partsAfter(trace, 3)).toThrow('from 0 to 2, got 3')
  })

  test('ends in what encode gives, for every text', () => {
    for (const vocabulary of vocabularies)
      fc.assert(
        fc.property(anyText, (text) => {
          const traces = encodeTrace(vocabulary, text)
          expect(traces.flatMap(({ tokens }) => tokens)).toEqual(encode(vocabulary, text))
          for (const trace of traces) {
            const last = partsAfter(trace, trace.steps.length)
            expect(last.map((part) => vocabulary.ids.get(part))).toEqual(trace.tokens)
            for (const { left, right, token, start, middle, end } of trace.steps) {
              expect(vocabulary.tokens[left]).toBe(trace.bytes.slice(start, middle))
              expect(vocabulary.tokens[right]).toBe(trace.bytes.slice(middle, end))
              expect(vocabulary.tokens[token]).toBe(trace.bytes.slice(start, end))
            }
          }
        }),
      )
  })

  test('of a token finds the merges that made it', () => {
    expect(tokenParents(paper, 258)).toEqual([256, c])
    expect(tokenParents(paper, a)).toBeNull()
    expect(tokenTrace(paper, a).steps).toEqual([])
    expect(tokenTrace(paper, 258).steps.map(({ token }) => token)).toEqual([256, 258])
  })

  test('finds every merge of a vocabulary that was learnt', () => {
    const learning = learnMerges(sample, { merges: 300 })
    let turn = learning.next()
    while (turn.done !== true) turn = learning.next()
    const vocabulary = vocabularyFromMerges(turn.value, 'gpt2')
    expect(turn.value.map((_, at) => tokenParents(vocabulary, 256 + at))).toEqual(turn.value)
  })

  test('takes a token that merging doesn’t lead to whole, without steps', () => {
    // "xyz" is a token, but neither "xy" nor "yz" is.
    const tokens = [...paper.tokens, 'xyz']
    const ids = new Map(tokens.map((token, id) => [token, id]))
    const odd = { ...paper, tokens, ids, size: tokens.length }
    expect(encode(odd, 'xyz')).toEqual([259])
    expect(encodeTrace(odd, 'xyz')).toEqual([{ bytes: 'xyz', steps: [], tokens: [259] }])
    expect(tokenParents(odd, 259)).toBeNull()
  })
})

describe('the worst inputs', () => {
  /** How often tokens are looked up while a text is encoded: the work, without a clock. */
  const lookups = (vocabulary: Vocabulary, text: string): number => {
    let count = 0
    const ids = {
      get: (bytes: string) => {
        count++
        return vocabulary.ids.get(bytes)
      },
    } as unknown as ReadonlyMap<string, number>
    encode({ ...vocabulary, ids }, text)
    return count
  }
  const long = learnt('x'.repeat(4096) + ' '.repeat(4096) + 'abcdefgh'.repeat(64), 'whole', 40)

  test('cost a handful of look-ups a byte, however long one piece is', () => {
    for (const text of ['x', ' ', 'ab', 'abcdefgh', 'é', 'xyz', ' x'].map((part) =>
      part.repeat(20_000 / part.length),
    )) {
      const bytes = byteStringOf(text).length
      expect(lookups(long, text)).toBeLessThanOrEqual(4 * bytes + 2)
    }
  })

  test('are encoded and come back: a million x, ten thousand of each character, with spaces or not', () => {
    const million = 'x'.repeat(1_000_000)
    expect(encode(long, million).length).toBeLessThan(500)
    expect(decode(long, encode(long, million)) === million).toBe(true)
    for (const vocabulary of vocabularies)
      for (const one of ['x', ' ', '\n', '1', '.', "'", 'é', '日', '🙂', '\ud800', '\0', '\u0301'])
        for (const text of [one, ` ${one}`, `${one} `].map((end) =>
          end.length > one.length ? end.replace(one, one.repeat(10_000)) : one.repeat(10_000),
        ))
          expect(decode(vocabulary, encode(vocabulary, text)) === text.toWellFormed()).toBe(true)
  })
})

describe('byte strings', () => {
  test('are a text’s UTF-8 bytes, as TextEncoder has them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = bytesOf(byteStringOf(text))
        expect(bytes).toEqual(new TextEncoder().encode(text))
        expect(byteStringFrom(bytes)).toBe(byteStringOf(text))
        expect(textOf(byteStringOf(text))).toBe(text.toWellFormed())
      }),
    )
  })

  test('tell a token that is text from one that isn’t', () => {
    expect(tokenText(paper, 258)).toBe('abc')
    expect(tokenText(paper, 0xc3)).toBeNull()
    expect([...tokenBytes(paper, 258)]).toEqual([a, b, c])
  })
})

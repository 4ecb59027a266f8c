import { globSync, readFileSync } from 'node:fs'
import cl100k from 'gpt-tokenizer/encoding/cl100k_base'
import o200k from 'gpt-tokenizer/encoding/o200k_base'
import r50k from 'gpt-tokenizer/encoding/r50k_base'
import cl100kRanks from 'gpt-tokenizer/bpeRanks/cl100k_base'
import o200kRanks from 'gpt-tokenizer/bpeRanks/o200k_base'
import r50kRanks from 'gpt-tokenizer/bpeRanks/r50k_base'
import { describe, expect, test, vi } from 'vitest'
import { type Random, seededRandom } from '../numbers/index.ts'
import {
  decode,
  encode,
  encodeTrace,
  mergeTable,
  tokenParents,
  tokenTrace,
  vocabularyFromRanks,
  vocabularyFromTable,
} from './index.ts'

// The authority is gpt-tokenizer 4, told to take special tokens as text.
const asText = { disallowedSpecial: new Set<string>() }
const encodings = [
  { name: 'r50k', vocabulary: vocabularyFromRanks(r50kRanks, 'gpt2'), peer: r50k },
  { name: 'cl100k', vocabulary: vocabularyFromRanks(cl100kRanks, 'cl100k'), peer: cl100k },
  { name: 'o200k', vocabulary: vocabularyFromRanks(o200kRanks, 'o200k'), peer: o200k },
]
const [gpt2] = encodings

const long = Boolean(process.env['LONG'])
/** For each vocabulary: 12,000 in all. */
const fuzzed = long ? 100_000 : 4_000
vi.setConfig({ testTimeout: long ? 600_000 : 60_000 })

/** Texts as no person writes them: bits of many scripts and bare UTF-16 code units, thrown together. The byte order mark is tested by itself. */
function fuzzedText(random: Random): string {
  const below = (limit: number): number => Math.floor(random() * limit)
  const bits = [
    () => String.fromCharCode(below(0x80)),
    () => String.fromCharCode(below(0x10000)),
    () => String.fromCharCode(0xd800 + below(0x800)),
    () => String.fromCodePoint(0x10000 + below(0x20000)),
    () => String.fromCharCode(0x300 + below(0x70)),
    () => ' \n\r\t\u00a0\u2003\u2028\u3000\u0085'[below(9)],
    () => parts[below(parts.length)],
    () => parts[below(parts.length)].repeat(1 + below(6)),
  ]
  const only = below(bits.length + 2)
  let text = ''
  for (let left = below(32); left > 0; left--) text += (bits[only] ?? bits[below(bits.length)])()
  return text.replaceAll('\ufeff', '')
}

const parts =
  "the | Nora|NORA|noRa|bank|'s|'S|'ll|'VE|’s|'|!|?!|...|, |  |\r\n|\n\n|\t|0|12|345|6789|½|٣|Ⅷ|é|ß|Ÿ|ſ|ǅ|ʰ|日本語|かな|한국|שלום|مرحبا|हिन्दी|ไทย|👩‍👩‍👧|🏳️‍🌈|e\u0301|<|endoftext|>|<|im_start|>|/|//|</p>|{}|__|_|x|X|\0|\u202e".split(
    '|',
  )

const languages = [
  'The bank of the river was muddy; the bank in town was shut. Nora’s 2,350 coins didn’t fit.',
  'Zoë aß im Café eine Brühe für 12,50 € – „köstlich“, schrieb sie.',
  'Être ou ne pas être ? L’été, à Nîmes, il fait 38 °C aujourd’hui.',
  'Привет, мир! Сегодня 5-е мая, и река поднялась на 1,5 метра.',
  'Γειά σου Κόσμε — ποταμός και τράπεζα.',
  '銀行は川のほとりにあります。ノラは二十三個の硬貨を持っていた。',
  '河岸上有一家银行,诺拉有23枚硬币。',
  '강가에 은행이 있고 노라는 동전 23개를 가지고 있다.',
  'הבנק ליד הנהר סגור, ולנורה 23 מטבעות.',
  'البنك قرب النهر مغلق، ومع نورا ٢٣ قطعة نقدية.',
  'नदी के किनारे एक बैंक है और नोरा के पास २३ सिक्के हैं।',
  'ธนาคารอยู่ริมแม่น้ำ และโนรามีเหรียญ ๒๓ เหรียญ',
  'const total = items.reduce((sum, { price }) => sum + price, 0) // €\n\treturn total / 3\r\n',
]

describe.each(encodings)(
  'as $name, agreeing with gpt-tokenizer id for id',
  ({ vocabulary, peer }) => {
    test(`on fuzzed strings, and back`, () => {
      const random = seededRandom(12)
      const differing: string[] = []
      for (let n = 0; n < fuzzed; n++) {
        const text = fuzzedText(random)
        const tokens = encode(vocabulary, text)
        if (tokens.join() !== peer.encode(text, asText).join()) differing.push(JSON.stringify(text))
        if (decode(vocabulary, tokens) !== text.toWellFormed()) differing.push(JSON.stringify(text))
      }
      expect(differing).toEqual([])
    })

    test('on real text: twelve languages, this project’s sources and their licence', () => {
      const files = ['../../LICENSE', '../../README.md', ...globSync('src/*/*.ts')]
      const texts = [
        ...languages,
        languages.join('\n'),
        ...files.map((file) => readFileSync(file, 'utf8')),
      ]
      for (const text of texts) expect(encode(vocabulary, text)).toEqual(peer.encode(text, asText))
    })

    test('on what looks like a special token, which stays text', () => {
      for (const text of ['<|endoftext|>', '<|fim_prefix|>', 'a<|im_start|>b<|endofprompt|>']) {
        const tokens = encode(vocabulary, text)
        expect(tokens).toEqual(peer.encode(text, asText))
        expect(tokens.length).toBeGreaterThan(1)
        expect(decode(vocabulary, tokens)).toBe(text)
      }
    })

    test('on one character a thousand times over', () => {
      for (const one of ['x', ' ', '\n', '1', '.', 'é', '日', '🙂', '\0'])
        for (const text of [one.repeat(1000), ` ${one.repeat(1000)}`, `${one.repeat(1000)} `])
          expect(encode(vocabulary, text)).toEqual(peer.encode(text, asText))
    })
  },
)

test('the byte order mark has tokens of its own, as tiktoken 1 has them; gpt-tokenizer overlooks those', () => {
  const [, cl100kOurs, o200kOurs] = encodings.map(({ vocabulary }) => vocabulary)
  const texts = ['\ufeff', '\ufeffusing', 'a\ufeff', ' \ufeff', '\ufeff\n', '\ufeff\ufeff']
  expect(texts.map((text) => encode(cl100kOurs, text))).toEqual([
    [3305],
    [4117],
    [64, 3305],
    [76880],
    [62619],
    [3305, 3305],
  ])
  expect(texts.map((text) => encode(o200kOurs, text))).toEqual([
    [5574],
    [9251],
    [64, 5574],
    [71280],
    [61992],
    [135153],
  ])
})

describe('the merges behind the tokens', () => {
  test('are found for every token of each vocabulary', () => {
    for (const { vocabulary } of encodings) {
      const step = long ? 1 : 37
      for (let token = 256; token < vocabulary.size; token += step) {
        const [left, right] = tokenParents(vocabulary, token) ?? []
        expect(Math.max(left!, right!)).toBeLessThan(token)
        expect(vocabulary.tokens[left!] + vocabulary.tokens[right!]).toBe(vocabulary.tokens[token])
      }
    }
  })

  test('of r50k are GPT-2’s: its first are those that open its merges.txt', () => {
    const table = mergeTable(gpt2.vocabulary)
    expect(table.split('\n').slice(0, 7)).toEqual([
      '#version: 0.2',
      'Ġ t',
      'Ġ a',
      'h e',
      'i n',
      'r e',
      'o n',
    ])
    const again = vocabularyFromTable(table)
    expect(again.size).toBe(50_256)
    expect(again.tokens).toEqual(gpt2.vocabulary.tokens)
  })

  test('make “ Nora” one token of four bytes and a space', () => {
    const { vocabulary } = gpt2
    const [token, ...others] = encode(vocabulary, ' Nora')
    expect(others).toEqual([])
    expect(tokenTrace(vocabulary, token).steps).toHaveLength(4)
    expect(encodeTrace(vocabulary, 'Nora').flatMap(({ tokens }) => tokens)).toHaveLength(2)
  })
})

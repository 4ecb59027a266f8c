import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  encode,
  learnMerges,
  type Merge,
  type MergeReport,
  type MergeSettings,
  vocabularyFromMerges,
} from './index.ts'

function learn(
  text: string,
  settings: Partial<MergeSettings> = {},
): { reports: MergeReport[]; merges: Merge[] } {
  const reports: MergeReport[] = []
  const learning = learnMerges(text, settings)
  let turn = learning.next()
  for (; turn.done !== true; turn = learning.next()) reports.push(turn.value)
  return { reports, merges: turn.value }
}

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('Nora ', 'bank ', 'the ', 'river', '\n', 'é', '🙂'),
    maxLength: 40,
  }),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
)
const splits = fc.constantFrom('gpt2' as const, 'cl100k' as const, 'whole' as const)

describe('learning', () => {
  test('merges aaabdaaabac as one would on paper', () => {
    const { reports, merges } = learn('aaabdaaabac', { split: 'whole' })
    expect(
      reports.map(({ bytes, count, ties, textTokens }) => [bytes, count, ties, textTokens]),
    ).toEqual([
      // aa stands in four places, two of which overlap with others: two merges each time.
      ['aa', 4, 0, 9],
      ['ab', 2, 1, 7],
      ['aaab', 2, 0, 5],
    ])
    expect(merges).toEqual([
      [97, 97],
      [97, 98],
      [256, 257],
    ])
  })

  test('settles ties by the lower left id, then by the lower right one', () => {
    expect(learn('cdcdabab', { split: 'whole', merges: 1 }).reports[0]).toMatchObject({
      bytes: 'ab',
      count: 2,
    })
    expect(learn('zb za zb za', { merges: 1 }).reports[0].bytes).toBe(' z')
    expect(learn('zbyzaxzbwzav', { split: 'whole', merges: 1 }).reports[0].bytes).toBe('za')
  })

  test('never merges over a cut', () => {
    const { reports } = learn('so so so so', { leastCount: 1 })
    expect(reports.map(({ bytes }) => bytes)).toEqual(['so', ' so'])
  })

  test('stops at so many merges, or where no pair stands often enough', () => {
    expect(learn('aaaa bbbb', { merges: 1 }).reports).toHaveLength(1)
    expect(learn('aaaa bbbb', { merges: 0 }).merges).toEqual([])
    expect(learn('abcd').merges).toEqual([])
    expect(learn('').merges).toEqual([])
    expect(learn('abcd', { leastCount: 1 }).merges).toHaveLength(3)
  })

  test('is the same every time, and a turn at a time', () => {
    const text = 'the river, the bank, the money and the river bank'
    expect(learn(text)).toEqual(learn(text))
    const learning = learnMerges(text)
    expect(learning.next().value).toEqual(learn(text).reports[0])
  })

  test('leaves the text cut as encoding with its merges cuts it', () => {
    fc.assert(
      fc.property(texts, splits, fc.nat(30), (text, split, most) => {
        const { reports, merges } = learn(text, { split, merges: most, leastCount: 1 })
        const vocabulary = vocabularyFromMerges(merges, split)
        if (reports.length > 0)
          expect(encode(vocabulary, text)).toHaveLength(reports.at(-1)!.textTokens)
        expect(vocabulary.tokens.slice(256)).toEqual(reports.map(({ bytes }) => bytes))
      }),
      { numRuns: 300 },
    )
  })

  test('takes at each turn the commonest pair, counted afresh', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { reports, merges } = learn(text, { split: 'whole', leastCount: 1, merges: 20 })
        for (const [turn, { merge, count }] of reports.entries()) {
          const tokens = encode(vocabularyFromMerges(merges.slice(0, turn), 'whole'), text)
          const counts = new Map<string, number>()
          for (let at = 0; at + 1 < tokens.length; at++) {
            const pair = `${tokens[at]} ${tokens[at + 1]}`
            counts.set(pair, (counts.get(pair) ?? 0) + 1)
          }
          expect(count).toBe(Math.max(...counts.values()))
          const [first] = [...counts]
            .filter(([, times]) => times === count)
            .map(([pair]) => pair.split(' ').map(Number))
            .sort((one, other) => one[0] - other[0] || one[1] - other[1])
          expect(merge).toEqual(first)
        }
      }),
    )
  })

  test('needs a text and settings in range', () => {
    expect(() => learn(3 as unknown as string)).toThrow('learnMerges needs a text, got 3')
    expect(() => learn('a', { merges: -1 })).toThrow('merges needs a whole number from 0')
    expect(() => learn('a', { leastCount: 0 })).toThrow('leastCount needs a whole number from 1')
    expect(() => learn('a', { split: 'gpt9' as 'gpt2' })).toThrow('split needs one of')
  })
})

import { byteStringOf, decode } from '@nextword/core/tokens'
import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { plainText } from '../../../kit/sentence.ts'
import { gptVocabulary } from '../../../kit/vocabularies.ts'
import { en } from '../../../words/en.ts'
import { choiceAfter } from '../../../kit/choice-keys.ts'
import { spaceComparison, stripTokens, tokenAt, withSpaceToggled } from './strip-tokens.ts'
import { arrivingSentence, mostDrawn, stripView, type StripView } from './view.ts'

// A machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const vocabulary = gptVocabulary('r50k', ranks)
const sentence = 'Nora talked about the river. Then she walked to the bank and'
const view = (text: string, chosen = 0): StripView =>
  stripView({ text, vocabulary, chosen, words: en, lang: 'en' })
const labels = (text: string): string[] =>
  view(text).tokens.map((token) => token.space + token.text)

const anyText = fc.oneof(
  fc.array(fc.nat(0xffff), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom('Nora', ' ', '🙂', '\n', 'é', "'s", '1'), maxLength: 80 }),
)

describe('a name at the beginning', () => {
  it('is two tokens, and one with its space', () => {
    expect(plainText(view(sentence).sentence)).toBe(
      'Here “Nora” is 2 tokens, N · ora (45, 5799). With a space before it, it would be one token, ␣Nora (32561).',
    )
    const spaced = view(` ${sentence}`)
    expect(plainText(spaced.sentence)).toBe(
      'With its space, “Nora” is one token, ␣Nora (32561). Without, it would be 2 tokens, N · ora (45, 5799).',
    )
    expect(spaced.tokens).toHaveLength(view(sentence).tokens.length - 1)
  })

  it('says on its button what it would do, and does it there and back', () => {
    const without = view(sentence)
    expect(without.space?.label).toBe('Put a space before “Nora”')
    const text = withSpaceToggled(sentence, without.space!.piece)
    expect(text).toBe(` ${sentence}`)
    const withIt = view(text)
    expect(withIt.space?.label).toBe('Take the space before “Nora” away')
    expect(withSpaceToggled(text, withIt.space!.piece)).toBe(sentence)
  })

  it('is told about from either of its tokens', () => {
    expect(view(sentence, 1).chosen).toBe(1)
    expect(view(sentence, 1).sentence).toEqual(view(sentence, 3).sentence)
    expect(
      view(sentence, 3)
        .tokens.map(({ near }) => near)
        .slice(0, 3),
    ).toEqual([true, true, false])
    expect(view(sentence, 0).detail(1)).toEqual({
      label: 'ora',
      facts: ['token 2 of 14', 'id 5799', 'bytes 6F 72 61'],
      rows: [
        { label: 'by itself', parts: ['N', 'ora'], ids: '45 5799', here: true },
        { label: 'with a space', parts: ['␣Nora'], ids: '32561', here: false },
      ],
    })
  })
})

describe('the strip', () => {
  it('shows spaces and line breaks', () => {
    expect(labels('so a\n  b')).toEqual(['so', '␣a', '↵', '␣', '␣b'])
  })

  it('writes the bytes of a token that is only a part of a character, and says of which', () => {
    const shown = view('🙂')
    expect(shown.tokens.every(({ isPart }) => isPart)).toBe(true)
    expect(shown.tokens.map(({ text }) => text).join(' ')).toBe('F0 9F 99 82')
    expect(shown.detail(0)?.facts).toContain('a part of 🙂')
  })

  it('adjoins the tokens of one piece and keeps pieces apart', () => {
    expect(
      view(sentence)
        .tokens.map(({ ends }) => ends)
        .slice(0, 3),
    ).toEqual([false, true, true])
  })

  it('draws the first of very many and counts them all', () => {
    const text = 'one two three '.repeat(8000)
    const shown = view(text)
    expect(shown.tokens).toHaveLength(mostDrawn)
    expect(shown.more).toBe('… and 23,953 more tokens, counted but not drawn')
    expect(shown.table.caption).toBe('The first 48 of 24,001 tokens')
    expect(shown.readings[0]).toEqual(['tokens', '24,001'])
    // A word without an end is one piece.
    expect(view('x'.repeat(100_000)).tokens).toHaveLength(mostDrawn)
  })

  it('compares a word of any length with and without its space', () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'
    const shown = view(word)
    expect(plainText(shown.sentence)).toBe(
      'Here “Donaudampfs…enabzeichen” is 26 tokens. With a space before it, it would be 26 tokens as well.',
    )
    expect(shown.space?.label).toBe('Put a space before “Donau…ichen”')
    expect(shown.detail(3)?.rows).toHaveLength(2)
    const endless = view('x'.repeat(100_000))
    expect(plainText(endless.sentence)).toMatch(
      /^Here “x×100000” is \d+,\d{3} tokens\. With a space/,
    )
    expect(endless.detail(0)?.rows).toHaveLength(2)
  })

  it('owns up to halves of characters, once, and tells of what is put in their place', () => {
    const shown = view('\ud800abc')
    expect(plainText(shown.sentence)).not.toContain('D800')
    expect(shown.tokens[0]?.text).toBe('�')
    expect(shown.notice).toBe(
      '1 half of a character has no bytes of its own: � stands in its place.',
    )
    expect(view('\ud800\udc00 \udc00\ud800').notice).toContain('2 halves of characters have')
    expect(view('🙂 �').notice).toBe('')
  })

  it('of nothing is empty', () => {
    const shown = view('')
    expect(shown.tokens).toEqual([])
    expect(plainText(shown.sentence)).toBe('No text, no tokens.')
    expect(shown.detail(0)).toBeNull()
    expect(shown.space).toBeNull()
    expect(shown.readings[2]?.[1]).toBe('–')
  })

  it('compares nothing where a space would make no other word', () => {
    expect(plainText(view('\n').sentence)).toBe('1 character is 1 token.')
    expect(view('\n').detail(0)?.rows).toEqual([])
    expect(spaceComparison(vocabulary, '  ')).toBeNull()
  })

  it('is true of any text: its tokens are the text’s first, byte for byte', () => {
    fc.assert(
      fc.property(anyText, fc.nat(500), (text, chosen) => {
        const { tokens, pieces, count } = stripTokens(vocabulary, text, 20)
        const bytes = byteStringOf(text)
        for (const token of tokens) {
          expect(bytes.slice(token.start, token.end)).toBe(vocabulary.tokens[token.id])
          if (token.text === null) expect(token.partOf).not.toBe('')
        }
        expect(tokens.length).toBe(Math.min(20, count))
        if (tokens.length === count)
          expect(
            decode(
              vocabulary,
              tokens.map(({ id }) => id),
            ),
          ).toBe(text.toWellFormed())
        for (const { text: piece, at } of pieces)
          expect(text.slice(at, at + piece.length)).toBe(piece)
        const at = tokenAt(tokens, chosen)
        expect(at).toBeGreaterThanOrEqual(0)
        const shown = view(text, chosen)
        expect(JSON.stringify(shown)).not.toMatch(/NaN|undefined/)
        if (shown.space !== null) expect(withSpaceToggled(text, shown.space.piece)).not.toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the keys of the strip', () => {
  it('move by one, to either end, and not beyond', () => {
    const after = (key: string, chosen: number) => choiceAfter(key, chosen, 5)
    expect([after('ArrowRight', 1), after('ArrowLeft', 1)]).toEqual([2, 0])
    expect([after('ArrowDown', 4), after('ArrowUp', 0)]).toEqual([4, 0])
    expect([after('Home', 3), after('End', 3), after('x', 3)]).toEqual([0, 4, null])
  })
})

describe('while a vocabulary is on its way', () => {
  it('says whose, and whose is shown meanwhile', () => {
    const says = (shown: 'r50k' | null, failed = false) =>
      plainText(arrivingSentence({ name: 'o200k', shown, failed }, en))
    expect(says(null)).toBe('GPT-4o’s vocabulary is on its way.')
    expect(says('r50k')).toContain('this is still GPT-2’s')
    expect(says('r50k', true)).toBe('GPT-4o’s vocabulary didn’t arrive.')
  })
})

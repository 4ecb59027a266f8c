import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { plainText } from '../../kit/sentence.ts'
import { gptVocabulary, loadVocabulary } from '../../kit/vocabularies.ts'
import { en } from '../../words/en.ts'
import { mostRungs, realView, type RealView } from './real-view.ts'

// A machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const vocabulary = gptVocabulary('r50k', ranks)
const view = (word: string, chosen = 0): RealView =>
  realView({ word, vocabulary, chosen, words: en, lang: 'en' })
const written = ({ rungs }: RealView): string[] =>
  rungs.map(({ label, parts }) => `${label}: ${parts.map(({ text }) => text).join(' ')}`)

describe('the merges of a token', () => {
  it('lead from its bytes to the whole, in the order in which GPT learnt them', () => {
    expect(written(view(' Nora'))).toEqual([
      'bytes: ␣ N o r a',
      'merge 18: ␣ N or a',
      'merge 144: ␣N or a',
      'merge 5,159: ␣Nor a',
      'merge 32,306: ␣Nora',
    ])
    expect(plainText(view(' Nora').sentence)).toBe(
      '␣Nora, with the id 32561, is merge 32,306: ␣Nor and a became one. Both were there before it.',
    )
    expect(view(' Nora').table?.rows.at(-1)).toEqual(['32,306', '␣Nor', 'a', '␣Nora', '32561'])
  })

  it('are others in another vocabulary', async () => {
    const cl100k = await loadVocabulary('cl100k')
    const shown = realView({ word: ' Nora', vocabulary: cl100k, chosen: 0, words: en, lang: 'en' })
    expect(shown.rungs.at(-2)?.parts.map(({ text }) => text)).toEqual(['␣N', 'ora'])
  })

  it('are offered for each token of a word that is several', () => {
    const shown = view('Nora')
    expect(shown.tokens).toEqual([
      { text: 'N', id: '45' },
      { text: 'ora', id: '5799' },
    ])
    expect(plainText(shown.sentence)).toContain('“Nora” is 2 tokens')
    expect(plainText(shown.sentence)).toContain('N is a single byte, with the id 45')
    expect(view('Nora', 1).rungs.at(-1)?.parts).toEqual([{ text: 'ora', isNew: true }])
    expect(view('Nora', 7).chosen).toBe(1)
  })

  it('of a long token are drawn from the last, and the others counted', async () => {
    const o200k = await loadVocabulary('o200k')
    const shown = realView({
      word: ' internationalization',
      vocabulary: o200k,
      chosen: 0,
      words: en,
      lang: 'en',
    })
    expect(shown.rungs.length).toBeLessThanOrEqual(mostRungs)
    expect(shown.skipped).toMatch(/left out here/)
  })

  it('of nothing are nothing, and of any text something whole', () => {
    expect(plainText(view('').sentence)).toContain('Write a word')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(20), (word, chosen) => {
        const shown = view(word, chosen)
        expect(JSON.stringify(shown)).not.toMatch(/NaN|undefined/)
      }),
    )
  })
})

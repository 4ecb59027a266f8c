import { encode, tokenText } from '@nextword/core/tokens'
import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import { expect, it, vi } from 'vitest'
import { gptVocabulary, loadVocabulary } from './vocabularies.ts'
import { vocabularyNames } from './vocabulary-names.ts'

// A machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

it('The vocabularies are fetched by name, each once.', async () => {
  const sizes = []
  for (const name of vocabularyNames) {
    const vocabulary = await loadVocabulary(name)
    expect(await loadVocabulary(name)).toBe(vocabulary)
    sizes.push(vocabulary.size)
  }
  expect(sizes).toEqual([50_256, 100_256, 199_998])
})

it('One made from imported ranks is the one that is fetched.', async () => {
  const vocabulary = gptVocabulary('r50k', ranks)
  expect(await loadVocabulary('r50k')).toBe(vocabulary)
})

it('In each of them a name splits at the beginning and is whole with its space.', async () => {
  for (const name of vocabularyNames) {
    const vocabulary = await loadVocabulary(name)
    const parts = (text: string) =>
      encode(vocabulary, text).map((token) => tokenText(vocabulary, token))
    expect(parts('Nora')).toEqual(['N', 'ora'])
    expect(parts(' Nora')).toEqual([' Nora'])
  }
})

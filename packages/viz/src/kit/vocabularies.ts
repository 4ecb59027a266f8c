import { type SplitName, type Vocabulary, vocabularyFromRanks } from '@nextword/core/tokens'
import type { VocabularyName } from './vocabulary-names.ts'

/** The default export of `gpt-tokenizer/bpeRanks/<name>_base`: each token by id. */
export type Ranks = readonly (string | readonly number[])[]

const splits: Readonly<Record<VocabularyName, SplitName>> = {
  r50k: 'gpt2',
  cl100k: 'cl100k',
  o200k: 'o200k',
}

// One import each, spelt out, so that every bundler finds it and fetches it by itself.
const modules: Readonly<Record<VocabularyName, () => Promise<{ readonly default: Ranks }>>> = {
  r50k: () => import('gpt-tokenizer/bpeRanks/r50k_base'),
  cl100k: () => import('gpt-tokenizer/bpeRanks/cl100k_base'),
  o200k: () => import('gpt-tokenizer/bpeRanks/o200k_base'),
}

const built = new WeakMap<Ranks, Vocabulary>()

/**
 * A vocabulary at once, from ranks that were imported with the page; the same ranks give the same one.
 * @example
 * import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
 * const vocabulary = gptVocabulary('r50k', ranks)
 */
export function gptVocabulary(name: VocabularyName, ranks: Ranks): Vocabulary {
  let vocabulary = built.get(ranks)
  if (vocabulary === undefined) {
    vocabulary = vocabularyFromRanks(ranks, splits[name])
    built.set(ranks, vocabulary)
  }
  return vocabulary
}

/** Fetches a vocabulary, once; a failure is forgotten, so that it can be tried again. */
export async function loadVocabulary(name: VocabularyName): Promise<Vocabulary> {
  const { default: ranks } = await modules[name]()
  return gptVocabulary(name, ranks)
}

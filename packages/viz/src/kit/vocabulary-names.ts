/** GPT's vocabularies: of GPT-2 and GPT-3, of GPT-3.5 and GPT-4, of GPT-4o and after. */
export type VocabularyName = 'r50k' | 'cl100k' | 'o200k'

/** The smallest first. */
export const vocabularyNames: readonly VocabularyName[] = ['r50k', 'cl100k', 'o200k']

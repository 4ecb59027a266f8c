// Everything that brings the figures about words to life but their data, to be fetched beforehand.
export * as attention from '@nextword/viz/attention'
export * as embeddings from '@nextword/viz/embeddings'
export * as tokens from '@nextword/viz/tokens'
export * as transformer from '@nextword/viz/transformer'
export * as vocabulary from './page-vocabulary.ts'
export * as words from './page-words.ts'
export * as figure from './page-figure.ts'
export * as sentences from './take-sentence.ts'

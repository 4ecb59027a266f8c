export { bytesOf, type ByteString, byteStringFrom, byteStringOf, textOf } from './byte-string.ts'
export { decode, decodeBytes, type StreamDecoder, streamDecoder } from './decode.ts'
export { encode, encodeBytes } from './encode.ts'
export { mergeTable, vocabularyFromTable } from './merge-table.ts'
export { gpt2ByteOrder, printableFrom } from './printable.ts'
export { pieces, type SplitName, splitNames } from './split.ts'
export {
  decodeScored,
  encodeScored,
  type ScoredVocabulary,
  scoredStreamDecoder,
  scoredVocabulary,
} from './scored-vocabulary.ts'
export { TokenError, VocabularyError } from './token-errors.ts'
export {
  encodeTrace,
  type MergeStep,
  partsAfter,
  type PieceTrace,
  tokenParents,
  tokenTrace,
} from './trace.ts'
export { defaultMerging, learnMerges, type MergeReport, type MergeSettings } from './learn.ts'
export {
  type Merge,
  tokenBytes,
  tokenText,
  type Vocabulary,
  vocabularyFromMerges,
  vocabularyFromRanks,
} from './vocabulary.ts'

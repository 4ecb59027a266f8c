export {
  attend,
  type AttendOptions,
  type AttentionTrace,
  attentionTrace,
  mixOf,
  scaledScores,
  scoresOf,
} from './attend.ts'
export {
  type ContextForm,
  contextForms,
  contextMix,
  type ContextOptions,
  type ContextTrace,
  type ContextWord,
  likenessTo,
  middleOf,
} from './context.ts'
export { type AttentionAxis, type AttentionGrid } from './grid.ts'
export {
  attendInHeads,
  type AttentionName,
  attentionValue,
  type HeadsOptions,
  type HeadsTrace,
  headsTrace,
  joinHeads,
  type Projection,
  splitHeads,
} from './heads.ts'
export { causalMask, type Mask, maskedScores, maskOf, withoutKeys } from './mask.ts'
export { averagePattern, patternOf, withPinned } from './pattern.ts'
export { type RotaryOptions, rotated, sinusoidalPositions, withPositions } from './position.ts'
export { isStopWord, stopWords } from './stop-words.ts'
export { vectorAt, type Vectors, vectors, vectorsFrom } from './vectors.ts'

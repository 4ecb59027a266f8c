export { type Analogy, analogy, type AnalogyOptions, offsetBetween } from './analogy.ts'
export { tableInKernels } from './in-kernels.ts'
export { type Metric, metrics } from './metric.ts'
export { nearestRows, type NearestOptions, type Neighbour } from './nearest.ts'
export { type Components, principalComponents, projectOnto } from './projection.ts'
export {
  commonDirection,
  type SentenceOptions,
  sentenceVector,
  sentenceVectors,
  withoutDirection,
  wordWeight,
} from './sentence.ts'
export { cosine, degreesBetween, distance } from './similarity.ts'
export {
  createEmbeddingTable,
  type EmbeddingParts,
  type EmbeddingTable,
  rowOf,
  vectorOf,
  type VectorOptions,
} from './table.ts'

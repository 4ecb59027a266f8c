import { requireInteger, requireNumber, requireNumbers } from '../numbers/require.ts'
import { addScaledInto, dot } from '../numbers/vector.ts'
import { symmetricEigen } from './symmetric-eigen.ts'
import { type EmbeddingTable, requireRow, vectorOf } from './table.ts'

/** How a sentence's words are weighed. */
export interface SentenceOptions {
  /** The `a` of a/(a + p): the smaller, the less common words count. Infinity: a plain mean. */
  readonly smoothing?: number
}

/**
 * One vector for a sentence: the mean of its words' vectors, where a common word counts less.
 *
 * The weight of a word is a/(a + p), p being its share of running text: 'the' says little.
 * @param rows - [words] of the sentence; words that the table hasn't are left out by the caller
 * @returns [width]; zeros for no words
 * @throws RangeError for a row that there isn't, or a table without frequencies
 * @see Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings"
 */
export function sentenceVector(
  table: EmbeddingTable,
  rows: readonly number[],
  options: SentenceOptions = {},
): Float64Array {
  const total = new Float64Array(table.width)
  for (const row of rows)
    addScaledInto(total, vectorOf(table, row), wordWeight(table, row, options) / rows.length)
  return total
}

/**
 * How much a word counts in its sentence: 1 for a very rare one, near 0 for the commonest.
 * @throws RangeError for a row that there isn't, or a table without frequencies
 */
export function wordWeight(
  table: EmbeddingTable,
  row: number,
  { smoothing = 1e-3 }: SentenceOptions = {},
): number {
  requireRow(table, row)
  if (smoothing === Infinity) return 1
  requireNumber('sentence smoothing', smoothing, Number.MIN_VALUE, Number.MAX_VALUE)
  if (table.frequencies === null)
    throw new RangeError('sentence weights need a table with frequencies, got none')
  return smoothing / (smoothing + table.frequencies[row])
}

/**
 * The direction that sentences have in common, whatever they are about.
 * @param vectors - [sentences][width]
 * @returns [width], a unit vector, its largest entry positive
 * @throws RangeError if there are no vectors, or their widths differ
 */
export function commonDirection(vectors: readonly ArrayLike<number>[]): Float64Array {
  requireInteger('commonDirection vectors', vectors.length, 1, 2 ** 24)
  const width = vectors[0].length
  const products = new Float64Array(width * width)
  for (const vector of vectors) {
    requireNumbers('commonDirection vector', vector, width)
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++) products[i * width + j] += vector[i] * vector[j]
  }
  return symmetricEigen(products, width).vectors[0]
}

/**
 * What is left of a vector at right angles to a direction.
 * @param vector - [width]
 * @param direction - [width], a unit vector
 * @returns [width]
 * @throws RangeError if the widths differ
 * @example
 * withoutDirection([3, 4], [1, 0]) // => Float64Array [0, 4]
 */
export function withoutDirection(
  vector: ArrayLike<number>,
  direction: ArrayLike<number>,
): Float64Array {
  requireNumbers('withoutDirection', vector, direction.length)
  const rest = Float64Array.from(vector)
  addScaledInto(rest, direction, -dot(vector, direction))
  return rest
}

/**
 * Sentence vectors that can be compared: weighed, and without what they have in common.
 * @param sentences - [sentences][words], rows of the table
 * @param options.common - [width], the common direction; that of these sentences if left out, which
 * takes a good number of them to mean anything
 * @returns [sentences][width]
 * @throws RangeError as `sentenceVector` and `withoutDirection` do
 */
export function sentenceVectors(
  table: EmbeddingTable,
  sentences: readonly (readonly number[])[],
  options: SentenceOptions & { readonly common?: ArrayLike<number> } = {},
): Float64Array[] {
  const vectors = sentences.map((rows) => sentenceVector(table, rows, options))
  if (vectors.length === 0) return []
  const common = options.common ?? commonDirection(vectors)
  return vectors.map((vector) => withoutDirection(vector, common))
}

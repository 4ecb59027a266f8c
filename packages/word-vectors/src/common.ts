import { commonDirection, wordWeight, type EmbeddingTable } from '@nextword/core/embeddings'
import { seededRandom } from '@nextword/core/numbers'
import type { Source } from './source.ts'

/** The mean vector of the commonest words of the source. @returns [width] */
export function meanOfCommonest(source: Source, count: number): Float64Array {
  const { width, vectors } = source
  const mean = new Float64Array(width)
  for (let at = 0; at < count * width; at++) mean[at % width] += vectors[at] / count
  return mean
}

const sentences = 20_000
const wordsEach = 10

/**
 * The direction that sentences have in common, without a text at hand: that of many sentences of
 * ten words, each drawn as often as it is said.
 * @returns [width], a unit vector
 */
export function commonOfDrawnSentences(table: EmbeddingTable): Float64Array {
  const { width, words, frequencies, values } = table
  const upTo: number[] = []
  let total = 0
  for (const share of frequencies!) upTo.push((total += share))
  const weights = words.map((_, row) => wordWeight(table, row))
  const random = seededRandom(1)
  const vectors = Array.from({ length: sentences }, () => {
    const vector = new Float64Array(width)
    for (let n = 0; n < wordsEach; n++) {
      const row = firstAbove(upTo, random() * total)
      for (let i = 0; i < width; i++)
        vector[i] += (weights[row] * values[row * width + i]) / wordsEach
    }
    return vector
  })
  return commonDirection(vectors)
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}

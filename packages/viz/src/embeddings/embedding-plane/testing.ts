import { createEmbeddingTable, type EmbeddingTable } from '@nextword/core/embeddings'
import { seededRandom } from '@nextword/core/numbers'
import { chosenWords, wordGroups } from './chosen.ts'
import type { PlaneMap } from './placing.ts'

/** Words in clusters: those of a group lie around their group's own direction. */
export function clusteredTable(count = 300, width = 20, seed = 7): EmbeddingTable {
  const random = seededRandom(seed)
  const between = (): number => random() * 2 - 1
  const centres = wordGroups.map(() => Float32Array.from({ length: width }, between))
  const filler = Array.from({ length: Math.max(0, count - chosenWords.length) }, (_, i) => `w${i}`)
  // The groups' words are strewn among the others, as frequency strews them.
  const words = [...filler]
  chosenWords.forEach((word, i) => words.splice((i * 41 + 17) % (words.length + 1), 0, word))
  const values = new Float32Array(words.length * width)
  words.forEach((word, row) => {
    const group = wordGroups.findIndex((one) => one.words.includes(word))
    for (let i = 0; i < width; i++)
      values[row * width + i] = (group < 0 ? 0 : centres[group][i] * 2) + between() * 0.8
  })
  return createEmbeddingTable({ words, width, values })
}

/** A map of a table's words: each somewhere, the same every time. */
export function strewnMap(table: EmbeddingTable, seed = 3): PlaneMap {
  const random = seededRandom(seed)
  return { points: Float32Array.from({ length: 2 * table.words.length }, random) }
}

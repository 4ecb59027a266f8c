import type { EmbeddingTable } from '../embeddings/table.ts'
import { FormatError } from '../formats/format-error.ts'
import { checksumOf, partsOf, requireData } from './shipped-data.ts'

/** A flat map of word vectors as a module holds it: what `wordMap` unpacks. */
export interface MapModule {
  readonly format: 'nextword-map'
  readonly version: 1
  readonly count: number
  /** CRC-32 of the letters of the words, with a space between, and of `bytes`. */
  readonly checksum: number
  /** Of a word's ten nearest in all directions, the share that is among its ten nearest on the map. */
  readonly kept: number
  /** Little-endian bytes in base64url: two 16-bit whole numbers a word, across and down. */
  readonly bytes: string
}

/** Where each word of a table lies on a flat map. */
export interface WordMap {
  /** [words, 2]: across and down, each 0 to 1; both axes to the same scale. */
  readonly points: Float32Array
  /** Of a word's ten nearest in all directions, the share that is among its ten nearest here. */
  readonly kept: number
}

/**
 * The flat map of a table's words, such as `@nextword/core/models/map-5000`.
 * @throws FormatError for another format or version, damage, or a map of other words
 */
export function wordMap(module: MapModule, table: EmbeddingTable): WordMap {
  requireData(module, 'nextword-map', 1)
  const { count, kept, checksum } = module
  if (count !== table.words.length)
    throw new FormatError(`a map of ${count} words needs as many, got ${table.words.length}`)
  const take = partsOf(module.bytes, 4 * count)
  if (checksumOf(table.words.join(' '), module.bytes) !== checksum)
    throw new FormatError('a map is damaged or one of other words: its checksum differs')
  return { points: Float32Array.from(take.shorts(2 * count), (x) => x / 65535), kept }
}

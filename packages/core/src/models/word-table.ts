import { createEmbeddingTable, type EmbeddingTable } from '../embeddings/table.ts'
import { fromBase64urlDigits } from '../formats/base64url.ts'
import { FormatError } from '../formats/format-error.ts'
import { checksumOf, partsOf, requireData } from './shipped-data.ts'

/** Word vectors as a module holds them: what `wordTable` unpacks. */
export interface WordsModule {
  readonly format: 'nextword-words'
  readonly version: 1
  /** Where the numbers come from, and under which licence. */
  readonly source: string
  readonly count: number
  readonly width: number
  /** CRC-32 of the letters of `words`, `bytes` and `values`. */
  readonly checksum: number
  /** All words, the commonest first, with a space between. */
  readonly words: string
  /**
   * Bytes in base64url, a little-endian number in a row of them: the mean and the common direction
   * (f32, [width] each), the upper and then the lower halves of the words' scales (the first two
   * bytes of an f32, whose others are 0), and their frequencies (32 times minus the decimal logarithm).
   */
  readonly bytes: string
  /**
   * [words, width], int8: a number is the value times its word's scale, plus the mean. Letters of
   * base64url: first the upper six bits of every value plus 128, then their lower two, three to a
   * letter. So a letter stands for the same bits throughout, and the text packs as well as bytes do.
   */
  readonly values: string
}

/** Word vectors with all that sentences need. */
export interface WordTable extends EmbeddingTable {
  readonly frequencies: Float64Array
  /** [width], a unit vector: the direction that all sentences have in common. */
  readonly common: Float64Array
  readonly source: string
}

/**
 * The word vectors of a shipped module, such as `@nextword/core/models/words-2000`.
 * @throws FormatError for another format or version, or damage
 */
export function wordTable(module: WordsModule): WordTable {
  requireData(module, 'nextword-words', 1)
  const { count, width, checksum, source } = module
  for (const text of [module.words, module.bytes, module.values, source])
    if (typeof text !== 'string')
      throw new FormatError(`word vectors need words, bytes and values as text, got ${typeof text}`)
  const words = count === 0 ? [] : module.words.split(' ')
  if (words.length !== count)
    throw new FormatError(`word vectors need ${count} words, got ${words.length}`)
  if (checksumOf(module.words, module.bytes, module.values) !== checksum)
    throw new FormatError('word vectors are damaged: their checksum differs')
  const take = partsOf(module.bytes, 8 * width + 3 * count)
  const mean = take.floats(width)
  const common = Float64Array.from(take.floats(width))
  const scales = scalesOf(take.unsigned(count), take.unsigned(count))
  const frequencies = Float64Array.from(take.unsigned(count), (level) => 10 ** (-level / 32))
  const values = new Float32Array(count * width)
  const levels = eightBits(module.values, count * width)
  for (let row = 0, at = 0; row < count; row++)
    for (let i = 0; i < width; i++, at++) values[at] = (levels[at] - 128) * scales[row] + mean[i]
  try {
    const table = createEmbeddingTable({ words, width, values, mean, frequencies })
    // Onto the very same object: what is known of a table is remembered by it.
    return Object.assign(table, { frequencies, common, source })
  } catch (error) {
    throw new FormatError(`word vectors are no table: ${(error as Error).message}`)
  }
}

/** f32 numbers from their upper bytes; the two others are 0. */
function scalesOf(upper: Uint8Array, lower: Uint8Array): Float32Array {
  const bits = Uint32Array.from(upper, (byte, n) => (byte << 24) | (lower[n] << 16))
  return new Float32Array(bits.buffer)
}

/** Bytes from the letters of their upper six bits, and then of their lower two, three to a letter. */
function eightBits(text: string, count: number): Uint8Array {
  const digits = fromBase64urlDigits(text)
  const wanted = count + Math.ceil(count / 3)
  if (digits.length !== wanted)
    throw new FormatError(`word vectors need ${wanted} letters of values, got ${digits.length}`)
  const bytes = new Uint8Array(count)
  for (let at = 0, low = count; at < count; at += 3, low++)
    for (let k = 0; k < 3 && at + k < count; k++)
      bytes[at + k] = (digits[at + k] << 2) | ((digits[low] >> (4 - 2 * k)) & 3)
  return bytes
}

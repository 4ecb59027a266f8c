import { describe, requireFinite, requireInteger, requireLength } from '../numbers/require.ts'
import { norm } from '../numbers/vector.ts'

/** Words and the vector of each. Nothing in it is to be written to. */
export interface EmbeddingTable {
  /** [words], the commonest first */
  readonly words: readonly string[]
  readonly width: number
  /** [words, width], row-major */
  readonly values: Int8Array | Float32Array
  /** [words]: what a row's values are multiplied by; null where they are the numbers themselves. */
  readonly scales: Float32Array | null
  /** [width]: the middle that centred vectors are measured from. */
  readonly mean: Float64Array
  /** [words]: each word's share of all words of a running text; null where it isn't known. */
  readonly frequencies: Float64Array | null
}

/** What a table is made of. The arrays are used as they are, not copied. */
export interface EmbeddingParts {
  readonly words: readonly string[]
  readonly width: number
  /** [words, width], row-major */
  readonly values: Int8Array | Float32Array
  /** [words]; needed for int8 */
  readonly scales?: Float32Array | null
  /** [width]; the average of all rows if left out */
  readonly mean?: ArrayLike<number>
  /** [words], each from 0 to 1 */
  readonly frequencies?: ArrayLike<number> | null
}

// A million words of a thousand numbers each are nobody's on a page.
const mostNumbers = 2 ** 28

/**
 * A table of word vectors.
 * @throws RangeError for a wrong length, a number that isn't finite, a word that stands twice, or
 * int8 without scales
 * @throws TypeError for values that are neither int8 nor f32, or words that aren't strings
 * @example
 * createEmbeddingTable({ words: ['up', 'down'], width: 1, values: Float32Array.of(1, -1) }).mean // => Float64Array [0]
 */
export function createEmbeddingTable(parts: EmbeddingParts): EmbeddingTable {
  const { width, values } = parts
  if (!Array.isArray(parts.words))
    throw new TypeError(`an embedding table needs words, got ${describe(parts.words)}`)
  const words: readonly string[] = [...parts.words]
  requireInteger('embedding width', width, 1, 2 ** 16)
  requireInteger('embedding table numbers', words.length * width, 0, mostNumbers)
  if (!(values instanceof Int8Array || values instanceof Float32Array))
    throw new TypeError(
      `embedding values need an Int8Array or a Float32Array, got ${describe(values)}`,
    )
  requireLength(`embedding values of ${words.length} × ${width}`, values, words.length * width)
  if (values instanceof Float32Array) requireFinite('embedding values', values)
  const scales = parts.scales ?? null
  if (scales === null && values instanceof Int8Array)
    throw new RangeError('embedding values in int8 need a scale for each row, got none')
  if (scales !== null) {
    if (!(scales instanceof Float32Array))
      throw new TypeError(`embedding scales need a Float32Array, got ${describe(scales)}`)
    requireLength('embedding scales', scales, words.length)
    requireFinite('embedding scales', scales)
  }
  const given = { words, width, values, scales }
  const mean = parts.mean === undefined ? meanOf(given) : new Float64Array(parts.mean)
  requireLength('embedding mean', mean, width)
  requireFinite('embedding mean', mean)
  const frequencies = parts.frequencies == null ? null : new Float64Array(parts.frequencies)
  if (frequencies !== null) requireShares(frequencies, words.length)
  const table: EmbeddingTable = { ...given, mean, frequencies }
  rowsByWord.set(table, uniqueRows(words))
  return table
}

/**
 * The row of a word: as it is written, or else in lower case.
 * @returns undefined where the table hasn't the word
 */
export function rowOf(table: EmbeddingTable, word: string): number | undefined {
  let rows = rowsByWord.get(table)
  if (rows === undefined) rowsByWord.set(table, (rows = uniqueRows(table.words)))
  return rows.get(word) ?? rows.get(word.toLowerCase())
}

/** How a row's vector is read. */
export interface VectorOptions {
  /** Measured from the table's mean. */
  readonly centred?: boolean
  /** Brought to length 1, after that; one of all zeros stays. */
  readonly unit?: boolean
}

/**
 * The vector of a row, in double precision.
 * @returns [width]
 * @throws RangeError if the table has no such row
 */
export function vectorOf(
  table: EmbeddingTable,
  row: number,
  { centred = false, unit = false }: VectorOptions = {},
): Float64Array {
  requireRow(table, row)
  const { width, values, scales, mean } = table
  const scale = scales === null ? 1 : scales[row]
  const vector = new Float64Array(width)
  for (let i = 0; i < width; i++) vector[i] = values[row * width + i] * scale
  if (centred) for (let i = 0; i < width; i++) vector[i] -= mean[i]
  const length = unit ? norm(vector) : 1
  if (length !== 0 && length !== 1) for (let i = 0; i < width; i++) vector[i] /= length
  return vector
}

/** @throws RangeError unless the table has that row. */
export function requireRow(table: EmbeddingTable, row: number): void {
  requireInteger('embedding row', row, 0, table.words.length - 1)
}

const rowsByWord = new WeakMap<EmbeddingTable, ReadonlyMap<string, number>>()

function uniqueRows(words: readonly string[]): Map<string, number> {
  const rows = new Map<string, number>()
  words.forEach((word, row) => {
    if (typeof word !== 'string')
      throw new TypeError(`embedding words need to be strings, got ${describe(word)}`)
    if (rows.has(word))
      throw new RangeError(`an embedding table needs each word once, got ${describe(word)} twice`)
    rows.set(word, row)
  })
  return rows
}

function meanOf(table: Pick<EmbeddingTable, 'words' | 'width' | 'values' | 'scales'>) {
  const { words, width, values, scales } = table
  const mean = new Float64Array(width)
  for (let row = 0; row < words.length; row++) {
    const share = (scales === null ? 1 : scales[row]) / words.length
    for (let i = 0; i < width; i++) mean[i] += values[row * width + i] * share
  }
  return mean
}

function requireShares(frequencies: Float64Array, length: number): void {
  requireLength('embedding frequencies', frequencies, length)
  for (const share of frequencies)
    if (!(share >= 0 && share <= 1))
      throw new RangeError(`embedding frequencies need shares from 0 to 1, got ${share}`)
}

import { fromBase64url } from '../formats/base64url.ts'
import { crc32 } from '../formats/checksum.ts'
import { FormatError } from '../formats/format-error.ts'
import { describe } from '../numbers/require.ts'

/** @throws FormatError unless it is a module of that format and version, with a count (and a width) */
export function requireData(module: unknown, format: string, version: number): void {
  if (typeof module !== 'object' || module === null)
    throw new FormatError(`shipped data need an object, got ${describe(module)}`)
  const given = module as Record<string, unknown>
  if (given.format !== format)
    throw new FormatError(`this reads format '${format}', got ${describe(given.format)}`)
  if (given.version !== version)
    throw new FormatError(
      `this reads ${format} of version ${version}, got ${describe(given.version)}`,
    )
  for (const size of ['count', 'width'])
    if (size in given && !(Number.isInteger(given[size]) && isWithin(given[size] as number)))
      throw new FormatError(`${format} needs a whole ${size}, got ${describe(given[size])}`)
}

const isWithin = (size: number): boolean => size >= 0 && size <= 2 ** 20

/** What is cut off the bytes of such data, piece after piece. */
export interface Pieces {
  /** The next little-endian f32 numbers. */
  floats(count: number): Float32Array
  /** The next little-endian 16-bit whole numbers. */
  shorts(count: number): Uint16Array
  /** The next bytes. */
  unsigned(count: number): Uint8Array
}

/** CRC-32 of the letters of all texts, one after the other; they are plain (ASCII). */
export function checksumOf(...texts: readonly string[]): number {
  const letters = new Uint8Array(texts.reduce((length, text) => length + text.length, 0))
  let at = 0
  for (const text of texts) for (let i = 0; i < text.length; i++) letters[at++] = text.charCodeAt(i)
  return crc32(letters)
}

/** @throws FormatError unless the text holds exactly `length` bytes */
export function partsOf(text: unknown, length: number): Pieces {
  if (typeof text !== 'string')
    throw new FormatError(`shipped data need their bytes as text, got ${describe(text)}`)
  // Before anything is unpacked: four letters hold three bytes.
  if (text.length !== Math.ceil((length * 4) / 3))
    throw new FormatError(
      `shipped data of ${length} bytes need ${Math.ceil((length * 4) / 3)} letters, got ${text.length}`,
    )
  const bytes = fromBase64url(text)
  const view = new DataView(bytes.buffer)
  let at = 0
  const next = (size: number): number => (at += size) - size
  return {
    floats: (count) => Float32Array.from({ length: count }, () => view.getFloat32(next(4), true)),
    shorts: (count) => Uint16Array.from({ length: count }, () => view.getUint16(next(2), true)),
    unsigned: (count) => bytes.slice(at, (at += count)),
  }
}

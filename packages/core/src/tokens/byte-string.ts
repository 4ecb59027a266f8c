import { utf8Decoder } from './text-decoder.ts'

/**
 * Bytes kept as a text of the characters U+0000 to U+00FF, one a byte: cut, joined, compared and
 * looked up as quickly as any text. Of plain English the byte string is the text itself.
 */
export type ByteString = string

/**
 * The UTF-8 bytes of a text; a lone half of a surrogate pair becomes U+FFFD, as `toWellFormed` has it.
 * @example
 * byteStringOf('é').length // => 2
 */
export function byteStringOf(text: string): ByteString {
  let at = asciiLength(text)
  if (at === text.length) return text
  let bytes = text.slice(0, at)
  for (; at < text.length; at++) {
    const point = text.codePointAt(at) as number
    bytes += byteStringOfPoint(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
    if (point > 0xffff) at++
  }
  return bytes
}

function byteStringOfPoint(point: number): ByteString {
  const { fromCharCode } = String
  const low = 0x80 | (point & 63)
  if (point < 0x80) return fromCharCode(point)
  if (point < 0x800) return fromCharCode(0xc0 | (point >> 6), low)
  const middle = 0x80 | ((point >> 6) & 63)
  if (point < 0x10000) return fromCharCode(0xe0 | (point >> 12), middle, low)
  return fromCharCode(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), middle, low)
}

/** Bytes as a byte string. */
export function byteStringFrom(bytes: ArrayLike<number>): ByteString {
  let written = ''
  for (let at = 0; at < bytes.length; at++) written += String.fromCharCode(bytes[at])
  return written
}

/** [length]: the bytes of a byte string. */
export function bytesOf(bytes: ByteString): Uint8Array {
  const values = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) values[at] = bytes.charCodeAt(at)
  return values
}

/** The text that bytes spell; what isn't UTF-8 becomes U+FFFD. */
export function textOf(bytes: ByteString): string {
  return asciiLength(bytes) === bytes.length ? bytes : utf8Decoder().decode(bytesOf(bytes))
}

/** How many characters at the front are plain ASCII. */
function asciiLength(text: string): number {
  let at = 0
  while (at < text.length && text.charCodeAt(at) < 0x80) at++
  return at
}

import { FormatError } from './format-error.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** [128]: the digit of each plain letter, 255 where it is none. */
const digitOf = new Uint8Array(128).fill(255)
for (let digit = 0; digit < 64; digit++) digitOf[alphabet.charCodeAt(digit)] = digit

/**
 * Bytes as text that may stand in a link: four letters for three bytes, no padding.
 * @see RFC 4648, section 5
 * @example
 * toBase64url(Uint8Array.of(251, 240)) // => '-_A'
 */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const block = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let k = 0; k < Math.min(4, left + 1); k++) text += alphabet[(block >> (18 - 6 * k)) & 63]
  }
  return text
}

/**
 * The bytes that such a text holds. Each text has one reading: stray bits at the end are refused.
 * @throws FormatError for a letter outside the alphabet or a length that no bytes give
 */
export function fromBase64url(text: string): Uint8Array {
  const left = text.length % 4
  if (left === 1) throw new FormatError(`base64url needs whole bytes, got ${text.length} letters`)
  const digits = fromBase64urlDigits(text)
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (const digit of digits) {
    held = ((held << 6) | digit) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) throw new FormatError('base64url has stray bits at its end')
  return bytes
}

/**
 * Numbers from 0 to 63 as one letter each, of the same alphabet.
 * @example
 * toBase64urlDigits([0, 25, 63]) // => 'AZ_'
 */
export function toBase64urlDigits(digits: ArrayLike<number>): string {
  return Array.from(digits, (digit) => alphabet[digit & 63]).join('')
}

/**
 * The numbers that such letters stand for.
 * @throws FormatError for a letter outside the alphabet
 */
export function fromBase64urlDigits(text: string): Uint8Array {
  const digits = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const digit = digitOf[text.charCodeAt(at)]
    // Beyond the plain letters there is no entry at all.
    if (!(digit < 64))
      throw new FormatError(`base64url needs letters, digits, - and _, got '${letterAt(text, at)}'`)
    digits[at] = digit
  }
  return digits
}

const letterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at)!)

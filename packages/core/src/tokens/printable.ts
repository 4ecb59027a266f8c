import type { ByteString } from './byte-string.ts'
import { VocabularyError } from './token-errors.ts'

// GPT-2's files show every byte as a character that can be seen: itself where it can, otherwise the
// next from U+0100 on. The space, byte 32, is Ġ.
const visible = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad)
const everyByte = Array.from({ length: 256 }, (_, byte) => byte)
const shown = everyByte.filter(visible)
const hidden = everyByte.filter((byte) => !visible(byte))

/** [256]: the bytes in the order of GPT-2's first 256 ids: those that can be seen come first. */
export const gpt2ByteOrder: readonly number[] = [...shown, ...hidden]

const printableOf = new Map<string, string>()
const byteOf = new Map<string, string>()
for (const [at, byte] of gpt2ByteOrder.entries()) {
  const printed = String.fromCharCode(at < shown.length ? byte : 0x100 + at - shown.length)
  printableOf.set(String.fromCharCode(byte), printed)
  byteOf.set(printed, String.fromCharCode(byte))
}

/**
 * Bytes as GPT-2's files write them.
 * @example
 * printableFrom(byteStringOf(' Nora')) // => 'ĠNora'
 */
export function printableFrom(bytes: ByteString): string {
  return Array.from(bytes, (byte) => printableOf.get(byte)).join('')
}

/**
 * And back.
 * @throws VocabularyError for a character that stands for no byte
 */
export function byteStringFromPrintable(printed: string): ByteString {
  return Array.from(printed, (character) => {
    const byte = byteOf.get(character)
    if (byte === undefined)
      throw new VocabularyError(`a merge table needs GPT-2's characters, got '${character}'`)
    return byte
  }).join('')
}

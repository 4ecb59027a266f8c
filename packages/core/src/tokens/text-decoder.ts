/** As every browser and Node have it; core's types know neither. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string
}

interface WebGlobals {
  readonly TextDecoder: new (label: string, options: { readonly ignoreBOM: boolean }) => Utf8Decoder
}

/** Bytes to text: what isn't UTF-8 becomes U+FFFD, and a byte order mark is a character like others. */
export function utf8Decoder(): Utf8Decoder {
  const { TextDecoder } = globalThis as unknown as WebGlobals
  return new TextDecoder('utf-8', { ignoreBOM: true })
}

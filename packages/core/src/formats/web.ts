/** What browsers and Node both have, and core's types know nothing of. */
interface WebGlobals {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string }
  readonly TextEncoder: new () => { encode(text: string): Uint8Array }
  readonly crypto?: {
    readonly subtle?: { digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer> }
  }
}

/** What is used of an `AbortSignal`. */
export interface AbortSignalLike {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** What is used of a `ReadableStream` of bytes. */
export interface ByteStreamLike {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
    cancel(): Promise<void>
  }
}

/** What is used of a `Response`. */
export interface ResponseLike {
  readonly ok: boolean
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: ByteStreamLike | null
  readonly bodyUsed?: boolean
}

const web = globalThis as unknown as WebGlobals

/** @throws TypeError where the bytes aren't UTF-8 */
export const textFromUtf8 = (bytes: Uint8Array): string =>
  new web.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

export const utf8Of = (text: string): Uint8Array => new web.TextEncoder().encode(text)

/** The SHA-256 of bytes in hexadecimal; undefined where a page isn't allowed to compute it. */
export async function sha256Of(bytes: Uint8Array): Promise<string | undefined> {
  const digest = await web.crypto?.subtle?.digest('SHA-256', bytes)
  return (
    digest && Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('')
  )
}

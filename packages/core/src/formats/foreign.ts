import { WeightsError } from './format-error.ts'

/**
 * Refuses what a server sends where a model was meant: a page of HTML or another text, or a gzip archive.
 * A model's first 8 bytes always have one that no text has.
 * @param start - the first bytes, best 9
 * @throws WeightsError of kind `foreign`
 */
export function refuseForeign(start: Uint8Array): void {
  // A byte order mark says already that it is text.
  const from = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0
  const first = start.subarray(from, 8)
  if (first.length > 4 && first.every(isOfText)) {
    const text = String.fromCharCode(...first).trim()
    const kind = text[0] === '<' ? 'HTML' : 'text'
    throw new WeightsError('foreign', `not a model file but ${kind}: it begins with '${text}'`)
  }
  // A safetensors header of 560,927 bytes begins alike, but then '{'.
  if (start[0] === 0x1f && start[1] === 0x8b && start[2] === 8 && start[8] !== 0x7b)
    throw new WeightsError('foreign', 'not a model file but gzip: it needs to be unpacked first')
}

const isOfText = (byte: number): boolean =>
  (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13

import { byteStringFrom, bytesOf } from '../tokens/byte-string.ts'
import { type ScoredVocabulary, scoredVocabulary } from '../tokens/scored-vocabulary.ts'
import { refuseForeign } from './foreign.ts'
import { WeightsError } from './format-error.ts'

/**
 * The vocabulary in a `tokenizer.bin` of llama2.c: the length of the longest token, then for each its
 * score, its length and its bytes. How many there are the file doesn't say; it is read to its end.
 * @throws WeightsError for a file that isn't one
 * @see karpathy/llama2.c, `tokenizer.py`
 */
export function readLlama2cTokenizer(bytes: Uint8Array): ScoredVocabulary {
  refuseForeign(bytes.subarray(0, 9))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const truncated = (at: number): WeightsError =>
    new WeightsError('truncated', `tokenizer.bin ends within its entry at byte ${at}`)
  if (bytes.length < 4) throw truncated(0)
  const longest = view.getUint32(0, true)
  const tokens: string[] = []
  const scores: number[] = []
  for (let at = 4; at < bytes.length;) {
    if (at + 8 > bytes.length) throw truncated(at)
    const length = view.getUint32(at + 4, true)
    if (length > longest)
      throw new WeightsError(
        'damaged',
        `tokenizer.bin needs tokens of at most ${longest} bytes, got ${length} at byte ${at}`,
      )
    const end = at + 8 + length
    if (end > bytes.length) throw truncated(at)
    scores.push(view.getFloat32(at, true))
    tokens.push(byteStringFrom(bytes.subarray(at + 8, end)))
    at = end
  }
  try {
    return scoredVocabulary(tokens, scores)
  } catch (error) {
    throw new WeightsError('damaged', `tokenizer.bin: ${(error as Error).message}`)
  }
}

/** A `tokenizer.bin` of llama2.c that holds a vocabulary. */
export function writeLlama2cTokenizer({
  tokens,
  scores,
}: ScoredVocabulary): Uint8Array<ArrayBuffer> {
  const longest = tokens.reduce((most, token) => Math.max(most, token.length), 0)
  const length = tokens.reduce((sum, token) => sum + 8 + token.length, 4)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  view.setUint32(0, longest, true)
  let at = 4
  for (const [id, token] of tokens.entries()) {
    view.setFloat32(at, scores[id], true)
    view.setUint32(at + 4, token.length, true)
    file.set(bytesOf(token), at + 8)
    at += 8 + token.length
  }
  return file
}

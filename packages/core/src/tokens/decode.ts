import { describe } from '../numbers/require.ts'
import { bytesOf, textOf } from './byte-string.ts'
import { utf8Decoder } from './text-decoder.ts'
import { TokenError } from './token-errors.ts'
import { tokenByteString, type Vocabulary } from './vocabulary.ts'

/**
 * The text that tokens spell. Bytes that make no whole character become U+FFFD.
 * @param tokens - [tokens]: ids
 * @throws TokenError for an id that the vocabulary hasn't
 * @example
 * decode(vocabularyFromMerges([[97, 98]], 'whole'), [256, 98, 97]) // => 'abba'
 */
export function decode(vocabulary: Vocabulary, tokens: ArrayLike<number>): string {
  return textOf(byteStringOfTokens(vocabulary, tokens))
}

/**
 * The bytes that tokens stand for, whether or not they are text.
 * @param tokens - [tokens]: ids
 * @returns [length], 0 … 255
 * @throws TokenError for an id that the vocabulary hasn't
 */
export function decodeBytes(vocabulary: Vocabulary, tokens: ArrayLike<number>): Uint8Array {
  return bytesOf(byteStringOfTokens(vocabulary, tokens))
}

function byteStringOfTokens(vocabulary: Vocabulary, tokens: ArrayLike<number>): string {
  let bytes = ''
  for (let at = 0; at < tokens.length; at++) {
    const token = vocabulary.tokens[tokens[at]]
    if (typeof tokens[at] !== 'number' || token === undefined || token === '')
      throw new TokenError(
        `decode needs ids from 0 to ${vocabulary.size - 1}, got ${describe(tokens[at])} at index ${at}`,
      )
    bytes += token
  }
  return bytes
}

/** Tokens to text, one at a time. */
export interface StreamDecoder {
  /**
   * The characters that this token completes: none while one is still partial.
   * @throws TokenError for an id that the vocabulary hasn't
   */
  next(token: number): string
  /** What is left: U+FFFD for a character that never came to its end. */
  end(): string
}

/**
 * Decodes tokens as they come, as a chat shows them: a character that is spread over several tokens
 * appears with its last. All together it is what `decode` gives.
 * @example
 * streamDecoder(vocabularyFromMerges([[97, 98]], 'whole')).next(256) // => 'ab'
 */
export function streamDecoder(vocabulary: Vocabulary): StreamDecoder {
  const decoder = utf8Decoder()
  return {
    next: (token) => decoder.decode(bytesOf(tokenByteString(vocabulary, token)), { stream: true }),
    end: () => decoder.decode(),
  }
}

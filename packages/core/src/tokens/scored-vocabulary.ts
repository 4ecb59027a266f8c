import { describe } from '../numbers/require.ts'
import { bytesOf, type ByteString, byteStringOf } from './byte-string.ts'
import type { StreamDecoder } from './decode.ts'
import { mergedParts, type TokenTable } from './merging.ts'
import { utf8Decoder } from './text-decoder.ts'
import { TokenError, VocabularyError } from './token-errors.ts'

/**
 * Tokens with scores, as SentencePiece learns them for LLaMA: of two neighbours that each make a token,
 * those with the higher score are merged first. Ids 0 to 2 are unknown, begin and end; 3 to 258 are
 * the bytes, for characters that are no token. A space is part of the word that follows it.
 *
 * Made by `scoredVocabulary`, which checks it.
 */
export interface ScoredVocabulary {
  readonly size: number
  /** [size]: the bytes of each token. */
  readonly tokens: readonly ByteString[]
  /** [size] */
  readonly scores: Float32Array
  readonly table: TokenTable
  /** The id of each token that merges make. */
  readonly ids: ReadonlyMap<ByteString, number>
}

const beginToken = 1
const endToken = 2
const firstByte = 3
const firstPiece = 259

/**
 * A vocabulary from its tokens and their scores by id.
 * @param tokens - [ids]: the bytes of each
 * @param scores - [ids]
 * @throws VocabularyError for fewer than the 259 that every one has, other numbers of tokens and
 * scores, a score that is none, or no token for a space
 */
export function scoredVocabulary(
  tokens: readonly ByteString[],
  scores: ArrayLike<number>,
): ScoredVocabulary {
  if (tokens.length < firstPiece || tokens.length > 2 ** 20 || tokens.length !== scores.length)
    throw new VocabularyError(
      `a scored vocabulary needs ${firstPiece} to ${2 ** 20} tokens with a score each, got ${tokens.length} and ${scores.length}`,
    )
  const held = Float32Array.from(scores)
  const bad = held.findIndex(Number.isNaN)
  if (bad >= 0) throw new VocabularyError(`a scored vocabulary needs numbers, got NaN at id ${bad}`)
  // A rank a score: the higher the score, the lower the rank; equal ones merge from the left.
  const ranks = new Map(
    [...new Set(held)].sort((a, b) => b - a).map((score, rank) => [score, rank]),
  )
  const ids = new Map<ByteString, number>()
  const rankOf = new Map<ByteString, number>()
  let longest = 1
  for (let id = firstPiece; id < tokens.length; id++) {
    ids.set(tokens[id], id)
    rankOf.set(tokens[id], ranks.get(held[id]) as number)
    longest = Math.max(longest, tokens[id].length)
  }
  if (!ids.has(' ')) throw new VocabularyError('a scored vocabulary needs a token for a space')
  return { size: tokens.length, tokens, scores: held, ids, table: { ids: rankOf, longest } }
}

/**
 * A text's tokens. A space is put before it, and a character that is no token becomes its bytes.
 * @param options - whether the token that begins a text comes first (it does), and the one that ends
 * it last (it doesn't)
 * @returns [tokens]: ids
 * @throws TypeError for what is no text
 * @see Kudo and Richardson 2018, "SentencePiece"; karpathy/llama2.c, `run.c`
 */
export function encodeScored(
  { ids, table }: ScoredVocabulary,
  text: string,
  options: { readonly begin?: boolean; readonly end?: boolean } = {},
): number[] {
  if (typeof text !== 'string')
    throw new TypeError(`encodeScored needs a text, got ${describe(text)}`)
  const { begin = true, end = false } = options
  const encoded = begin ? [beginToken] : []
  // Characters that are tokens can merge with their neighbours; others never do, so they part the text.
  let run = ''
  let ends: number[] = []
  const flush = (): void => {
    for (const part of mergedParts(table, run, Infinity, undefined, ends))
      encoded.push(ids.get(part) as number)
    run = ''
    ends = []
  }
  for (const character of text === '' ? '' : ` ${text}`) {
    const bytes = byteStringOf(character)
    if (ids.has(bytes)) {
      run += bytes
      ends.push(run.length)
    } else {
      flush()
      for (const byte of bytesOf(bytes)) encoded.push(firstByte + byte)
    }
  }
  flush()
  if (end) encoded.push(endToken)
  return encoded
}

/**
 * The text that tokens spell, without those that begin and end it.
 * @param tokens - [tokens]: ids
 * @throws TokenError for an id that the vocabulary hasn't
 */
export function decodeScored(vocabulary: ScoredVocabulary, tokens: Iterable<number>): string {
  const decoder = scoredStreamDecoder(vocabulary)
  let text = ''
  for (const token of tokens) text += decoder.next(token)
  return text + decoder.end()
}

/** Decodes such tokens as they come; a space right after the token that begins a text is left out. */
export function scoredStreamDecoder({ tokens, size }: ScoredVocabulary): StreamDecoder {
  const decoder = utf8Decoder()
  let isFirst = false
  return {
    next: (token) => {
      if (!Number.isInteger(token) || token < 0 || token >= size)
        throw new TokenError(`a token needs an id from 0 to ${size - 1}, got ${describe(token)}`)
      const wasFirst = isFirst
      isFirst = token === beginToken
      if (isFirst || token === endToken) return ''
      const piece = tokens[token]
      const bytes =
        token >= firstByte && token < firstPiece
          ? Uint8Array.of(token - firstByte)
          : bytesOf(wasFirst && piece.startsWith(' ') ? piece.slice(1) : piece)
      return decoder.decode(bytes, { stream: true })
    },
    end: () => decoder.decode(),
  }
}

import { describe, requireChoice } from '../numbers/require.ts'
import { bytesOf, type ByteString, byteStringFrom, byteStringOf, textOf } from './byte-string.ts'
import { mergedTokens, type TokenTable } from './merging.ts'
import { type SplitName, splitNames } from './split.ts'
import { TokenError, VocabularyError } from './token-errors.ts'

/**
 * The tokens there are. A token's id is its rank: of two pairs of neighbours that each make a token,
 * the one with the lower id is merged first.
 *
 * Made by `vocabularyFromRanks` or `vocabularyFromMerges`, which check it.
 */
export interface Vocabulary extends TokenTable {
  readonly split: SplitName
  /** One more than the highest id. */
  readonly size: number
  /** [size]: the bytes of each token; '' where an id is not used. */
  readonly tokens: readonly ByteString[]
}

/** Two tokens that become one: their ids. */
export type Merge = readonly [left: number, right: number]

/** As many ids as a place in a text can be told apart by in one number. */
const mostTokens = 2 ** 21

/**
 * A vocabulary from its tokens by id, as tiktoken's files and the package gpt-tokenizer have them: the
 * text of each or, where the bytes are no whole characters, the bytes. A hole is an id not used.
 * @param ranks - [ids]
 * @throws VocabularyError for a token twice, an empty one, bytes that are none, or a byte without a
 * token of its own
 * @throws TypeError for what is no list
 */
export function vocabularyFromRanks(
  ranks: readonly (string | readonly number[] | undefined)[],
  split: SplitName,
): Vocabulary {
  if (!Array.isArray(ranks))
    throw new TypeError(`vocabulary needs a list of tokens, got ${describe(ranks)}`)
  return vocabularyOf(Array.from(ranks, byteStringOfRank), split)
}

function byteStringOfRank(token: unknown, id: number): ByteString {
  if (token === undefined) return ''
  if (typeof token === 'string' && token.isWellFormed() && token !== '') return byteStringOf(token)
  if (Array.isArray(token) && token.length > 0 && token.every(isByte)) return byteStringFrom(token)
  throw new VocabularyError(
    `vocabulary needs a text or bytes for each token, got ${token === '' ? 'nothing' : describe(token)} at id ${id}`,
  )
}

const isByte = (byte: unknown): boolean =>
  Number.isInteger(byte) && (byte as number) >= 0 && (byte as number) <= 255

/**
 * A vocabulary from merges in their order. The first 256 ids are the bytes; each merge makes the next.
 * @param merges - [merges]: pairs of ids made before
 * @param bytes - [256]: which byte each of the first ids is; `gpt2ByteOrder` for GPT-2's own merges
 * @throws VocabularyError for a merge of tokens that aren't there yet, one whose bytes are a token
 * already, one that earlier merges never let come about, or bytes that aren't all 256
 * @throws TypeError for what is no list
 * @example
 * vocabularyFromMerges([[97, 98]], 'whole').size // => 257
 */
export function vocabularyFromMerges(
  merges: readonly Merge[],
  split: SplitName,
  bytes: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte),
): Vocabulary {
  if (!Array.isArray(merges) || !Array.isArray(bytes))
    throw new TypeError(`vocabulary needs a list of merges, got ${describe(merges)}`)
  if (bytes.length !== 256 || !bytes.every(isByte))
    throw new VocabularyError(`vocabulary needs all 256 bytes first, got ${bytes.length}`)
  const tokens = bytes.map((byte: number) => String.fromCharCode(byte))
  for (const [at, merge] of merges.entries()) tokens.push(joined(tokens, merge, at))
  const vocabulary = vocabularyOf(tokens, split)
  for (const [at, merge] of merges.entries()) requireParents(vocabulary, 256 + at, merge)
  return vocabulary
}

function joined(tokens: readonly ByteString[], merge: unknown, at: number): ByteString {
  const isPair = Array.isArray(merge) && merge.length === 2
  const parts = isPair ? merge.map((id: number) => tokens[id]) : []
  if (!isPair || parts.some((part) => part === undefined))
    throw new VocabularyError(
      `merge ${at} needs two ids from 0 to ${tokens.length - 1}, got ${isPair ? merge.map(describe).join(' and ') : describe(merge)}`,
    )
  return parts.join('')
}

// Merging looks at bytes, not at how a token was made; for merges that were learnt it is the same.
function requireParents(vocabulary: Vocabulary, id: number, [left, right]: Merge): void {
  const parents = mergedTokens(vocabulary, vocabulary.tokens[id], id)
  if (parents.length !== 2 || parents[0] !== left || parents[1] !== right)
    throw new VocabularyError(
      `merge ${id - 256} of ${left} and ${right} never comes about: earlier merges make ${parents.join(', ')} of its bytes`,
    )
}

function vocabularyOf(tokens: readonly ByteString[], split: SplitName): Vocabulary {
  requireChoice('split', split, splitNames)
  if (tokens.length > mostTokens)
    throw new VocabularyError(`vocabulary needs at most ${mostTokens} tokens, got ${tokens.length}`)
  const ids = new Map<ByteString, number>()
  let longest = 1
  for (const [id, token] of tokens.entries()) {
    if (token === '') continue
    const before = ids.get(token)
    if (before !== undefined)
      throw new VocabularyError(
        `vocabulary needs each token once, got the same bytes at ${before} and ${id}`,
      )
    ids.set(token, id)
    longest = Math.max(longest, token.length)
  }
  for (let byte = 0; byte < 256; byte++)
    if (!ids.has(String.fromCharCode(byte)))
      throw new VocabularyError(`vocabulary needs a token for every byte, got none for ${byte}`)
  return { split, size: tokens.length, tokens, ids, longest }
}

/**
 * A token's bytes.
 * @returns [length], 0 … 255
 * @throws TokenError for an id that the vocabulary hasn't
 */
export function tokenBytes(vocabulary: Vocabulary, token: number): Uint8Array {
  return bytesOf(tokenByteString(vocabulary, token))
}

/**
 * A token's text; null where its bytes are no whole characters.
 * @throws TokenError for an id that the vocabulary hasn't
 */
export function tokenText(vocabulary: Vocabulary, token: number): string | null {
  const bytes = tokenByteString(vocabulary, token)
  const text = textOf(bytes)
  return byteStringOf(text) === bytes ? text : null
}

/** @throws TokenError for an id that the vocabulary hasn't */
export function tokenByteString({ tokens, size }: Vocabulary, token: number): ByteString {
  const bytes = tokens[token]
  if (typeof token !== 'number' || bytes === undefined || bytes === '')
    throw new TokenError(`a token needs an id from 0 to ${size - 1}, got ${describe(token)}`)
  return bytes
}

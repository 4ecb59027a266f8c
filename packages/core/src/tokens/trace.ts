import { describe, requireInteger } from '../numbers/require.ts'
import { type ByteString, byteStringOf } from './byte-string.ts'
import { pieceTokens } from './encode.ts'
import { mergedTokens } from './merging.ts'
import { pieces } from './split.ts'
import { type Merge, tokenByteString, type Vocabulary } from './vocabulary.ts'

/** One merge inside a piece. */
export interface MergeStep {
  /** The two neighbours that became one: their ids. */
  readonly left: number
  readonly right: number
  /** What they became: its id, which is also its rank. */
  readonly token: number
  /** Where the new part begins, where its two halves meet and where it ends, in bytes of the piece. */
  readonly start: number
  readonly middle: number
  readonly end: number
}

/** How one piece became tokens. */
export interface PieceTrace {
  /** The piece's bytes. */
  readonly bytes: ByteString
  /** [merges], in their order. */
  readonly steps: readonly MergeStep[]
  /** [tokens]: ids. */
  readonly tokens: readonly number[]
}

/**
 * A text's tokens with every merge that led to them, piece by piece.
 *
 * A piece that is a token merging doesn't lead to (none is in OpenAI's vocabularies) has no steps.
 * @returns [pieces]; their tokens one after another are what `encode` gives
 * @throws TypeError for what is no text
 * @example
 * encodeTrace(vocabularyFromMerges([[97, 98]], 'whole'), 'abba')[0].steps.length // => 1
 */
export function encodeTrace(vocabulary: Vocabulary, text: string): PieceTrace[] {
  if (typeof text !== 'string')
    throw new TypeError(`encodeTrace needs a text, got ${describe(text)}`)
  return pieces(text, vocabulary.split).map((piece) => {
    const bytes = byteStringOf(piece)
    const trace = traceOf(vocabulary, bytes, Infinity)
    const tokens = pieceTokens(vocabulary, bytes)
    return tokens.length === trace.tokens.length ? trace : { bytes, steps: [], tokens }
  })
}

/**
 * The merges that make one token out of its bytes: its bytes merged as if the vocabulary ended with it.
 * The last step is the token itself; a byte has none.
 *
 * That also finds the merges behind a vocabulary of which only the tokens are known, as of cl100k and
 * o200k.
 * @throws TokenError for an id that the vocabulary hasn't
 * @example
 * tokenTrace(vocabularyFromMerges([[97, 98], [256, 99]], 'whole'), 257).steps.length // => 2
 */
export function tokenTrace(vocabulary: Vocabulary, token: number): PieceTrace {
  return traceOf(vocabulary, tokenByteString(vocabulary, token), token + 1)
}

/**
 * The two tokens that a token was merged from; null for a single byte, and for a token that merging
 * doesn't lead to.
 * @throws TokenError for an id that the vocabulary hasn't
 */
export function tokenParents(vocabulary: Vocabulary, token: number): Merge | null {
  const parts = mergedTokens(vocabulary, tokenByteString(vocabulary, token), token)
  return parts.length === 2 ? [parts[0], parts[1]] : null
}

function traceOf(vocabulary: Vocabulary, bytes: ByteString, below: number): PieceTrace {
  const { ids } = vocabulary
  const idOf = (from: number, to: number): number => ids.get(bytes.slice(from, to)) as number
  const steps: MergeStep[] = []
  const tokens = mergedTokens(vocabulary, bytes, below, (start, middle, end, token) =>
    steps.push({
      left: idOf(start, middle),
      right: idOf(middle, end),
      token,
      start,
      middle,
      end,
    }),
  )
  return { bytes, steps, tokens }
}

/**
 * A piece's parts after so many of its merges: all its bytes after none, its tokens after all.
 * @returns [parts]: the bytes of each
 * @throws RangeError for more merges than there are
 * @example
 * partsAfter(encodeTrace(vocabularyFromMerges([[97, 98]], 'whole'), 'abba')[0], 1) // => ['ab', 'b', 'a']
 */
export function partsAfter({ bytes, steps }: PieceTrace, merges: number): ByteString[] {
  requireInteger('merges', merges, 0, steps.length)
  const gone = new Set(steps.slice(0, merges).map(({ middle }) => middle))
  const starts = Array.from(bytes, (_, at) => at).filter((at) => !gone.has(at))
  return starts.map((start, part) => bytes.slice(start, starts[part + 1]))
}

import { describe } from '../numbers/require.ts'
import { type ByteString, byteStringFrom, byteStringOf, textOf } from './byte-string.ts'
import { mergedTokens } from './merging.ts'
import { forEachPiece } from './split.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * A text's tokens: it is cut into pieces, and in each the bytes are merged.
 *
 * What looks like a special token is text like any other. A lone half of a surrogate pair counts as
 * U+FFFD.
 * @returns [tokens]: ids
 * @throws TypeError for what is no text
 * @see Radford et al. 2019, section 2.2
 * @example
 * encode(vocabularyFromMerges([[97, 98]], 'whole'), 'abba') // => [256, 98, 97]
 */
export function encode(vocabulary: Vocabulary, text: string): number[] {
  if (typeof text !== 'string') throw new TypeError(`encode needs a text, got ${describe(text)}`)
  const known = knownPieces(vocabulary)
  const tokens: number[] = []
  forEachPiece(text, vocabulary.split, (piece) => {
    const found = known.get(piece) ?? learn(vocabulary, known, piece)
    if (typeof found === 'number') tokens.push(found)
    else for (const token of found) tokens.push(token)
  })
  return tokens
}

/**
 * The tokens of any bytes: as the text where they are UTF-8, and merged by themselves where not, so
 * that `decodeBytes` gives them back whatever they are.
 * @param bytes - [length], 0 … 255
 * @returns [tokens]: ids
 */
export function encodeBytes(vocabulary: Vocabulary, bytes: Uint8Array): number[] {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError(`encodeBytes needs a Uint8Array, got ${describe(bytes)}`)
  const runs = byteStringFrom(bytes).match(runsOfText) ?? []
  return runs.flatMap((run) =>
    beginsText.test(run) ? encode(vocabulary, textOf(run)) : pieceTokens(vocabulary, run),
  )
}

// The table of well-formed UTF-8 of the Unicode Standard, 3-7, over byte strings.
const character =
  // eslint-disable-next-line no-control-regex -- bytes, not control characters
  /[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/
const beginsText = new RegExp(`^(?:${character.source})`)
const runsOfText = new RegExp(`(?:${character.source})+|(?:(?!${character.source})[^])+`, 'g')

/** The tokens of one piece. A piece that is a token is taken whole, as tiktoken does. */
export function pieceTokens(vocabulary: Vocabulary, bytes: ByteString): number[] {
  const whole = vocabulary.ids.get(bytes)
  return whole === undefined ? mergedTokens(vocabulary, bytes) : [whole]
}

type Known = Map<string, number | readonly number[]>

// The same words come again and again; what is longer than any word is rarely met twice.
const longestKnown = 64
const mostKnown = 50_000
const knownOf = new WeakMap<Vocabulary, Known>()

function knownPieces(vocabulary: Vocabulary): Known {
  let known = knownOf.get(vocabulary)
  if (known === undefined) {
    known = new Map()
    knownOf.set(vocabulary, known)
  }
  return known
}

function learn(vocabulary: Vocabulary, known: Known, piece: string): number | readonly number[] {
  const tokens = pieceTokens(vocabulary, byteStringOf(piece))
  const found = tokens.length === 1 ? tokens[0] : tokens
  if (piece.length <= longestKnown) {
    if (known.size >= mostKnown) known.clear()
    // A copy: a piece is a view into its text, and would keep the whole of it alive.
    known.set(` ${piece}`.slice(1), found)
  }
  return found
}

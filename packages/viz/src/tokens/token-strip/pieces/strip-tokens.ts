import {
  byteStringOf,
  encode,
  pieces,
  tokenBytes,
  tokenText,
  type Vocabulary,
} from '@nextword/core/tokens'

/** A token where it stands in the text. */
export interface StripToken {
  readonly id: number
  /** [length] */
  readonly bytes: Uint8Array
  /** Where in the text's bytes it begins and ends. */
  readonly start: number
  readonly end: number
  /** Its text; null where its bytes are only a part of a character. */
  readonly text: string | null
  /** Of a token that is only a part: the characters that it makes with its neighbours. */
  readonly partOf: string | null
  /** The piece of the text, counted from 0, that it was merged in. */
  readonly piece: number
  /** Whether that piece begins with it. */
  readonly begins: boolean
}

/** A stretch of the text whose bytes are merged with each other and with no others. */
export interface StripPiece {
  readonly text: string
  /** Where it begins in the text, in UTF-16 units. */
  readonly at: number
}

export interface StripTokens {
  /** The first of them, as many as are drawn. */
  readonly tokens: readonly StripToken[]
  /** The pieces of those. */
  readonly pieces: readonly StripPiece[]
  /** How many tokens the whole text is. */
  readonly count: number
  /** How many characters. */
  readonly characters: number
}

/**
 * The tokens of a text: all counted, the first of them told one by one.
 * @param most - how many are told
 */
export function stripTokens(vocabulary: Vocabulary, text: string, most: number): StripTokens {
  const tokens: StripToken[] = []
  const told: StripPiece[] = []
  let at = 0
  let byte = 0
  for (const piece of pieces(text, vocabulary.split)) {
    if (tokens.length >= most) break
    const ids = encode(vocabulary, piece).slice(0, most - tokens.length)
    for (const [n, id] of ids.entries()) {
      const bytes = tokenBytes(vocabulary, id)
      tokens.push({
        id,
        bytes,
        start: byte,
        end: byte + bytes.length,
        text: tokenText(vocabulary, id),
        partOf: null,
        piece: told.length,
        begins: n === 0,
      })
      byte += bytes.length
    }
    told.push({ text: piece, at })
    at += piece.length
  }
  return {
    tokens: withWholeCharacters(tokens, text),
    pieces: told,
    count: encode(vocabulary, text).length,
    characters: [...text].length,
  }
}

/** Finds, for each token that is only a part, the characters its neighbours complete it to. */
function withWholeCharacters(tokens: readonly StripToken[], text: string): StripToken[] {
  if (tokens.every((token) => token.text !== null)) return [...tokens]
  const end = tokens.at(-1)?.end ?? 0
  const ends: { readonly character: string; readonly start: number; readonly end: number }[] = []
  let byte = 0
  for (const character of text) {
    if (byte >= end) break
    const start = byte
    byte += byteStringOf(character).length
    ends.push({ character, start, end: byte })
  }
  return tokens.map((token) =>
    token.text !== null
      ? token
      : {
          ...token,
          partOf: ends
            .filter((one) => one.start < token.end && one.end > token.start)
            .map(({ character }) => character)
            .join(''),
        },
  )
}

/** How many halves of characters a text has that can't be written in bytes. */
export function loneHalves(text: string): number {
  if (text.isWellFormed()) return 0
  let count = 0
  for (const character of text) if (!character.isWellFormed()) count++
  return count
}

/** A word as it is cut by itself and with a space before it. */
export interface SpaceComparison {
  /** The piece without its space. */
  readonly word: string
  /** Whether it has its space in the text. */
  readonly spaced: boolean
  /** [tokens]: ids */
  readonly alone: readonly number[]
  readonly withSpace: readonly number[]
}

/** What a space before a piece does to its tokens; null for white space. */
export function spaceComparison(vocabulary: Vocabulary, piece: string): SpaceComparison | null {
  const spaced = piece.startsWith(' ')
  const word = spaced ? piece.slice(1) : piece
  if (word.trim() === '') return null
  return {
    word,
    spaced,
    alone: encode(vocabulary, word),
    withSpace: encode(vocabulary, ` ${word}`),
  }
}

/** The text with the space before a piece put in or taken out. */
export function withSpaceToggled(text: string, { at, text: piece }: StripPiece): string {
  return piece.startsWith(' ')
    ? text.slice(0, at) + text.slice(at + 1)
    : `${text.slice(0, at)} ${text.slice(at)}`
}

/** The token that a byte of the text belongs to; the last one for what lies behind them all. */
export function tokenAt(tokens: readonly StripToken[], byte: number): number {
  const found = tokens.findIndex(({ end }) => byte < end)
  return found === -1 ? Math.max(0, tokens.length - 1) : found
}

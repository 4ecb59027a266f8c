import { tokenText, type Vocabulary } from '@nextword/core/tokens'
import { formatCount, formatNumber } from '../../../kit/format.ts'
import type { Sentence } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import { hexBytes, shortVisible } from '../../../kit/visible-text.ts'
import type { VocabularyChoice } from '../../../kit/vocabulary-choice.svelte.ts'
import type { Words } from '../../../words/en.ts'
import { wholeText } from '../whole-text.ts'
import {
  loneHalves,
  type SpaceComparison,
  spaceComparison,
  type StripPiece,
  type StripToken,
  stripTokens,
  type StripTokens,
  tokenAt,
} from './strip-tokens.ts'

/** So many tokens are drawn; all are counted. */
export const mostDrawn = 48
/** And so many of a word's; in a sentence it is fewer. */
const mostParts = 6
const mostTold = 4

export interface StripAsked {
  readonly text: string
  readonly vocabulary: Vocabulary
  /** The chosen token is the one that this byte of the text belongs to. */
  readonly chosen: number
  readonly words: Words
  readonly lang: string
}

/** How a token is drawn. */
export interface TokenLabel {
  /** Its space, where it begins with one. */
  readonly space: string
  readonly text: string
  readonly id: string
  /** Its bytes are written, since they are only a part of a character. */
  readonly isPart: boolean
  /** A piece of the text ends with it; the others adjoin the token after. */
  readonly ends: boolean
  /** Belongs to the piece of the chosen token. */
  readonly near: boolean
  /** What is read out where that is more than what is seen. */
  readonly spoken: string | undefined
}

/** Everything about one token. */
export interface TokenDetail {
  readonly label: string
  readonly facts: readonly string[]
  /** Its word by itself and with a space: each token's text, and the ids. */
  readonly rows: readonly {
    readonly label: string
    readonly parts: readonly string[]
    readonly ids: string
    /** This is how it stands in the text. */
    readonly here: boolean
  }[]
}

export interface StripView {
  readonly tokens: readonly TokenLabel[]
  /** Where each begins in the text's bytes. */
  readonly starts: readonly number[]
  /** Which of them is chosen. */
  readonly chosen: number
  /** How many more there are, in words; '' where all are drawn. */
  readonly more: string
  readonly sentence: Sentence
  readonly readings: readonly (readonly [label: string, value: string])[]
  readonly table: Table
  /** What of the text had to be put in another way, in words; '' where nothing had. */
  readonly notice: string
  /** The piece that a space can be put before, and what the button says. */
  readonly space: { readonly piece: StripPiece; readonly label: string } | null
  /** About any of the drawn tokens. */
  detail(at: number): TokenDetail | null
}

export function stripView({
  text: written,
  vocabulary,
  chosen,
  words,
  lang,
}: StripAsked): StripView {
  const w = words.tokenStrip
  // What is told is what is cut; it is as long as what was written.
  const text = written.toWellFormed()
  const halves = loneHalves(written)
  const strip = stripTokens(vocabulary, text, mostDrawn)
  const at = tokenAt(strip.tokens, chosen)
  const piece = strip.pieces[strip.tokens[at]?.piece ?? -1]
  const comparison = piece === undefined ? null : spaceComparison(vocabulary, piece.text)
  const left = strip.count - strip.tokens.length
  return {
    tokens: strip.tokens.map((token, n) => ({
      ...labelOf(token, words),
      ends: strip.tokens[n + 1]?.begins !== false,
      near: token.piece === strip.tokens[at]?.piece,
    })),
    starts: strip.tokens.map(({ start }) => start),
    chosen: at,
    more: left > 0 ? w.more(left, formatCount(left, lang)) : '',
    sentence: sentenceOf(strip, comparison, vocabulary, words, lang),
    readings: [
      [w.readTokens, formatCount(strip.count, lang)],
      [w.readCharacters, formatCount(strip.characters, lang)],
      [w.readEach, strip.count === 0 ? '–' : formatNumber(strip.characters / strip.count, lang, 1)],
    ],
    table: tableOf(strip, words, lang),
    notice: halves > 0 ? w.halves(halves, formatCount(halves, lang)) : '',
    space:
      piece === undefined || comparison === null
        ? null
        : {
            piece,
            label: (comparison.spaced ? w.takeSpace : w.addSpace)(
              `“${wholeText(comparison.word, 12)}”`,
            ),
          },
    detail: (n) =>
      detailOf(
        strip,
        n,
        strip.tokens[n]?.piece === strip.tokens[at]?.piece
          ? comparison
          : spaceComparison(vocabulary, strip.pieces[strip.tokens[n]?.piece ?? -1]?.text ?? ''),
        vocabulary,
        words,
        lang,
      ),
  }
}

function labelOf(token: StripToken, words: Words): Omit<TokenLabel, 'ends' | 'near'> {
  const w = words.tokenStrip
  const { text, bytes } = token
  const id = String(token.id)
  const spaced = text !== null && text.length > 1 && text.startsWith(' ')
  const shown = text === null ? hexBytes(bytes, 6) : shortVisible(spaced ? text.slice(1) : text)
  const seen = `${spaced ? '␣' : ''}${shown} ${id}`
  return {
    space: spaced ? '␣' : '',
    text: shown,
    id,
    isPart: text === null,
    spoken: text === null ? w.part(seen) : spaced ? w.spaceFirst(seen) : undefined,
  }
}

/** A token's text as it is drawn, in one. */
const written = (vocabulary: Vocabulary, id: number, bytes: ArrayLike<number>): string => {
  const text = tokenText(vocabulary, id)
  return text === null ? hexBytes(bytes, 6) : shortVisible(text)
}

const partsOf = (vocabulary: Vocabulary, ids: readonly number[]): string[] =>
  ids.map((id) =>
    written(
      vocabulary,
      id,
      Array.from(vocabulary.tokens[id] ?? '', (byte) => byte.charCodeAt(0)),
    ),
  )

function sentenceOf(
  { characters, count }: StripTokens,
  comparison: SpaceComparison | null,
  vocabulary: Vocabulary,
  words: Words,
  lang: string,
): Sentence {
  const w = words.tokenStrip
  if (count === 0) return [w.nothing]
  const whole = w.says(characters, formatCount(characters, lang), count, formatCount(count, lang))
  if (comparison === null) return whole
  const { word, spaced, alone, withSpace } = comparison
  const cut = (ids: readonly number[]) => ({
    parts: ids.length > mostTold ? '' : partsOf(vocabulary, ids).join(' · '),
    ids: ids.length > mostTold ? '' : ids.join(', '),
    count: ids.length,
    written: formatCount(ids.length, lang),
  })
  const [here, other] = spaced ? [withSpace, alone] : [alone, withSpace]
  return (spaced ? w.spaced : w.unspaced)(wholeText(word), cut(here), cut(other))
}

function detailOf(
  strip: StripTokens,
  at: number,
  comparison: SpaceComparison | null,
  vocabulary: Vocabulary,
  words: Words,
  lang: string,
): TokenDetail | null {
  const w = words.tokenStrip
  const token = strip.tokens[at]
  if (token === undefined) return null
  const row = (label: string, ids: readonly number[], here: boolean) => ({
    label,
    parts: [
      ...partsOf(vocabulary, ids.slice(0, mostParts)),
      ...(ids.length > mostParts ? ['…'] : []),
    ],
    ids: ids.slice(0, mostParts).join(' '),
    here,
  })
  return {
    label: written(vocabulary, token.id, token.bytes),
    facts: [
      w.place(formatCount(at + 1, lang), formatCount(strip.count, lang)),
      w.id(String(token.id)),
      w.bytes(token.bytes.length, hexBytes(token.bytes)),
      ...(token.partOf === null ? [] : [w.partOf(shortVisible(token.partOf, 8))]),
    ],
    rows:
      comparison === null
        ? []
        : [
            row(w.alone, comparison.alone, !comparison.spaced),
            row(w.withSpace, comparison.withSpace, comparison.spaced),
          ],
  }
}

function tableOf({ tokens, count }: StripTokens, words: Words, lang: string): Table {
  const w = words.tokenStrip
  const all = formatCount(count, lang)
  return {
    caption:
      tokens.length < count ? w.tableOf(formatCount(tokens.length, lang), all) : w.table(all),
    columns: w.columns,
    rows: tokens.map(({ text, bytes, id }, at) => [
      text === null ? hexBytes(bytes) : shortVisible(text),
      formatCount(at + 1, lang),
      String(id),
      hexBytes(bytes),
    ]),
  }
}

/** What is said while a vocabulary isn't there. */
export function arrivingSentence(
  { name, shown, failed }: Pick<VocabularyChoice, 'name' | 'shown' | 'failed'>,
  words: Words,
): Sentence {
  const w = words.tokenStrip
  const called = w.vocabularies[name]
  if (failed) return [w.failed(called)]
  return [shown === null ? w.arriving(called) : w.meanwhile(called, w.vocabularies[shown])]
}

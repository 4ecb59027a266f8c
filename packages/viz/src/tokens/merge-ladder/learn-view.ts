import {
  encode,
  type MergeReport,
  pieces,
  tokenBytes,
  tokenText,
  type Vocabulary,
  vocabularyFromMerges,
} from '@nextword/core/tokens'
import { formatCount } from '../../kit/format.ts'
import type { Sentence } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import { hexBytes, shortVisible } from '../../kit/visible-text.ts'
import type { Words } from '../../words/en.ts'
import type { Learnt } from './learning.ts'

/** So much of the text is drawn, in characters, and so many merges are listed. */
export const mostShown = 320
export const mostListed = 6

export interface LearnView {
  /** The pieces of the text, each with its tokens; what was merged last is new. */
  readonly pieces: readonly (readonly { readonly text: string; readonly isNew: boolean }[])[]
  /** What isn't drawn, in words. */
  readonly moreText: string
  /** The merges, the last first; the one that comes next before them all. */
  readonly rows: readonly MergeRow[]
  /** How many merges aren't listed, in words. */
  readonly earlier: string
  readonly sentence: Sentence
  readonly readings: readonly (readonly [label: string, value: string])[]
  readonly table: Table
}

export interface MergeRow {
  /** Its number, or that it comes next. */
  readonly number: string
  readonly left: string
  readonly right: string
  readonly token: string
  readonly times: string
  readonly isNext: boolean
}

export interface LearnAsked {
  readonly text: string
  readonly learnt: Learnt
  readonly words: Words
  readonly lang: string
}

export function learnView({ text, learnt, words, lang }: LearnAsked): LearnView {
  const w = words.mergeLadder
  const { reports, next, bytes } = learnt
  const vocabulary = vocabularyFromMerges(
    (next === null ? reports : [...reports, next]).map(({ merge }) => merge),
    'gpt2',
  )
  const shown = [...text].slice(0, mostShown).join('')
  const tokens = reports.at(-1)?.textTokens ?? bytes
  const earlier = reports.length - mostListed
  const rowOf = (report: MergeReport, number: string, isNext = false): MergeRow => ({
    number,
    left: tokenLabel(vocabulary, report.merge[0]),
    right: tokenLabel(vocabulary, report.merge[1]),
    token: tokenLabel(vocabulary, report.token),
    times: w.times(formatCount(report.count, lang)),
    isNext,
  })
  const numbered = reports.map((report, at) => rowOf(report, formatCount(at + 1, lang)))
  const left = [...text].length - [...shown].length
  return {
    pieces: piecesOf(shown, learnt),
    moreText: left > 0 ? w.moreText(left, formatCount(left, lang)) : '',
    rows: [
      ...(next === null ? [] : [rowOf(next, w.next, true)]),
      ...numbered.slice(-mostListed).reverse(),
    ],
    earlier: earlier > 0 ? w.earlier(earlier, formatCount(earlier, lang)) : '',
    sentence: sentenceOf(learnt, tokens, vocabulary, words, lang),
    readings: [
      [w.readMerges, formatCount(reports.length, lang)],
      [w.readTokens, formatCount(tokens, lang)],
    ],
    table: {
      caption: w.learnTable,
      columns: w.learnColumns,
      rows: numbered.map(({ number, left, right, token }, at) => [
        number,
        left,
        right,
        token,
        formatCount(reports[at]?.count ?? 0, lang),
        formatCount(reports[at]?.textTokens ?? 0, lang),
      ]),
    },
  }
}

/** The text as the merges so far cut it. */
function piecesOf(shown: string, { reports }: Learnt): LearnView['pieces'] {
  const vocabulary = vocabularyFromMerges(
    reports.map(({ merge }) => merge),
    'gpt2',
  )
  const last = reports.at(-1)?.token
  return pieces(shown, 'gpt2').map((piece) =>
    encode(vocabulary, piece).map((token) => ({
      text: tokenLabel(vocabulary, token),
      isNew: token === last,
    })),
  )
}

/** A token as it is drawn: its text, or its bytes where they are no whole characters. */
export function tokenLabel(vocabulary: Vocabulary, token: number): string {
  const text = tokenText(vocabulary, token)
  return text === null ? hexBytes(tokenBytes(vocabulary, token), 6) : shortVisible(text, 20)
}

function sentenceOf(
  { reports, next, bytes }: Learnt,
  tokens: number,
  vocabulary: Vocabulary,
  words: Words,
  lang: string,
): Sentence {
  const w = words.mergeLadder
  const count = (value: number): string => formatCount(value, lang)
  const pairOf = ({ merge: [left, right] }: MergeReport): string =>
    `${tokenLabel(vocabulary, left)} · ${tokenLabel(vocabulary, right)}`
  const last = reports.at(-1)
  if (bytes === 0) return [w.nothing]
  if (last === undefined)
    return next === null
      ? w.none(count(bytes))
      : w.start(count(bytes), pairOf(next), count(next.count))
  if (next === null) return w.done(count(bytes), count(tokens), count(reports.length))
  return w.merged(
    pairOf(last),
    tokenLabel(vocabulary, last.token),
    count(last.count),
    last.ties,
    count(last.ties),
    count(tokens),
  )
}

import { encode, partsAfter, tokenTrace, type Vocabulary } from '@nextword/core/tokens'
import { formatCount } from '../../kit/format.ts'
import type { Sentence } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import { shortVisible } from '../../kit/visible-text.ts'
import type { Words } from '../../words/en.ts'
import { tokenLabel } from './learn-view.ts'

/** So many rungs are drawn: of a longer ladder the last. */
export const mostRungs = 10
/** So many tokens of a word are offered. */
const mostTokens = 12

/** A rung: the token's bytes as they are after so many merges. */
export interface Rung {
  /** Which merge came: "merge 18"; of the first rung, that these are bytes. */
  readonly label: string
  readonly parts: readonly { readonly text: string; readonly isNew: boolean }[]
}

export interface RealView {
  readonly tokens: readonly { readonly text: string; readonly id: string }[]
  /** Which of them is shown. */
  readonly chosen: number
  readonly rungs: readonly Rung[]
  /** How many rungs aren't drawn, in words. */
  readonly skipped: string
  readonly sentence: Sentence
  readonly table: Table | undefined
}

export interface RealAsked {
  /** The word, with its space where it has one. */
  readonly word: string
  readonly vocabulary: Vocabulary
  /** Which of the word's tokens. */
  readonly chosen: number
  readonly words: Words
  readonly lang: string
}

/** The first 256 ids are the bytes; a token with the id 256 came of the first merge. */
const firstMerge = 255

export function realView({ word, vocabulary, chosen, words, lang }: RealAsked): RealView {
  const w = words.mergeLadder
  const all = encode(vocabulary, word)
  const tokens = all.slice(0, mostTokens)
  const at = Math.min(chosen, tokens.length - 1)
  const token = tokens[at]
  const offered = tokens.map((id) => ({ text: tokenLabel(vocabulary, id), id: String(id) }))
  if (token === undefined)
    return {
      tokens: [],
      chosen: 0,
      rungs: [],
      skipped: '',
      sentence: [w.noWord],
      table: undefined,
    }
  const trace = tokenTrace(vocabulary, token)
  const { steps } = trace
  const number = (id: number): string => formatCount(id - firstMerge, lang)
  const first = Math.max(0, steps.length + 1 - mostRungs)
  const rungs = Array.from({ length: steps.length + 1 - first }, (_, n): Rung => {
    const merges = first + n
    const step = steps[merges - 1]
    let start = 0
    return {
      label: step === undefined ? w.bytes : w.merge(number(step.token)),
      parts: partsAfter(trace, merges).map((bytes) => {
        const isNew = start === step?.start
        start += bytes.length
        return { text: tokenLabel(vocabulary, vocabulary.ids.get(bytes) ?? 0), isNew }
      }),
    }
  })
  const label = tokenLabel(vocabulary, token)
  const last = steps.at(-1)
  return {
    tokens: offered,
    chosen: at,
    rungs,
    skipped: first > 0 ? w.skipped(first, formatCount(first, lang)) : '',
    sentence: [
      ...(all.length > 1
        ? [...w.several(shortVisible(word, 20), formatCount(all.length, lang)), ' ']
        : []),
      ...(last === undefined
        ? (trace.bytes.length === 1 ? w.byte : w.unmade)(label, String(token))
        : w.joined(
            label,
            String(token),
            w.merge(number(token)),
            tokenLabel(vocabulary, last.left),
            tokenLabel(vocabulary, last.right),
          )),
    ],
    table: {
      caption: w.realTable(label),
      columns: w.realColumns,
      rows: steps.map((step) => [
        number(step.token),
        tokenLabel(vocabulary, step.left),
        tokenLabel(vocabulary, step.right),
        tokenLabel(vocabulary, step.token),
        String(step.token),
      ]),
    },
  }
}

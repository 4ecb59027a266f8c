import { formatCount, formatNumber, formatShare } from '../../../kit/format.ts'
import type { Sentence } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import { saidName } from '../../../kit/language/name.ts'
import type { Words } from '../../../words/en.ts'
import type { LastRun } from './run.ts'

/** A word's way from its score to its share. */
export interface ScoreRow {
  readonly name: string
  /** The logit; null for all other words together. */
  readonly score: number | null
  /** e to what the score is more than the best one, at most 1; for others their sum. */
  readonly power: number
  /** Of the sum of all powers. */
  readonly share: number
}

export interface Scores {
  readonly rows: readonly ScoreRow[]
  /** All other words together; null where there are none. */
  readonly others: ScoreRow | null
  readonly best: number
  /** Of all powers: what each is divided by. */
  readonly sum: number
}

/**
 * Softmax in steps that can be checked by hand: e to the power of each score, measured from the best
 * one, divided by the sum of all.
 */
export function scoresOf({ logits, next }: LastRun, words: Words, lang = 'en'): Scores {
  const best = Math.max(...logits)
  const powers = logits.map((logit) => Math.exp(logit - best))
  const sum = powers.reduce((all, power) => all + power, 0)
  const rows = next.rows.map((row) => ({
    name: saidName(row, words),
    score: logits[row.id],
    power: powers[row.id],
    share: powers[row.id] / sum,
  }))
  const rest = sum - rows.reduce((all, { power }) => all + power, 0)
  const others = {
    name: words.machine.others(formatCount(next.others.count, lang)),
    score: null,
    power: Math.max(0, rest),
    share: Math.max(0, rest) / sum,
  }
  return { rows, others: next.others.count > 0 ? others : null, best, sum }
}

/** How the gap between the two best scores becomes that between their shares. */
export function scoresSentence({ rows }: Scores, words: Words, lang = 'en'): Sentence {
  const w = words.machine.last
  const [first, second] = rows
  if (first?.score == null) return []
  const score = formatNumber(first.score, lang)
  const share = formatShare(first.share, lang, 1)
  if (second?.score == null) return w.saysOne(first.name, score, share)
  // As it is written, so that whoever checks it finds the same.
  const gap = Number((first.score - second.score).toFixed(2))
  return w.says(
    first.name,
    score,
    formatNumber(gap, lang),
    second.name,
    formatNumber(Math.exp(gap), lang, 1),
    share,
    formatShare(second.share, lang, 1),
  )
}

export function scoresTable(scores: Scores, words: Words, lang = 'en'): Table {
  const w = words.machine
  const { rows, others, sum } = scores
  const cells = ({ name, score, power, share }: ScoreRow): string[] => [
    name,
    score === null ? '' : formatNumber(score, lang, 3),
    formatNumber(power, lang, 4),
    formatShare(share, lang, 2),
  ]
  return {
    caption: w.last.table,
    columns: [w.columns.word, w.columns.score, w.last.power, w.parts.shares],
    rows: [
      ...[...rows, ...(others === null ? [] : [others])].map(cells),
      [w.last.sum, '', formatNumber(sum, lang, 4), formatShare(1, lang)],
    ],
  }
}

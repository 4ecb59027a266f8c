import { formatNumber, formatShare } from '../../kit/format.ts'
import { plainText, type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import type { Named } from '../../words/en/output-bars.ts'
import { type Answer, type Answers, bestTwo, togetherOf } from './answers.ts'
import { arithmeticOf } from './arithmetic.ts'
import { type Shown, sharesText } from './drawings.ts'

/** Two shares as near as this are told as a tie. */
const asGoodAs = 0.1
const mostRows = 10

/** What is shown of so many outputs, and how each is called. */
export function shownOf(answers: Answers, words: Words, lang: string): Shown {
  const shares = answers.answers[0].shares ?? []
  const count = shares.length
  const places = Array.from({ length: count }, (_, i) => i)
  return {
    words,
    lang,
    names: places.map((i) => (count === 4 ? words.symbols.names[i] : String(i + 1))),
    rows:
      count <= mostRows
        ? places
        : places
            .sort((a, b) => shares[b] - shares[a])
            .slice(0, mostRows)
            .sort((a, b) => a - b),
  }
}

export interface OutputBarsView {
  readonly sentence: Sentence
  readonly live: string
  readonly table: Table
}

export function outputBarsView(answers: Answers, shown: Shown): OutputBarsView {
  const { words, lang, names } = shown
  const own = words.outputBars
  const [first, ...others] = answers.answers
  const parts = [answerSentence(first, shown)]
  if (!first.whole && first.shares !== null)
    parts.push(own.noWhole(formatNumber(togetherOf(first.shares), lang)))
  for (const answer of others) {
    if (answer.shares === null) continue
    const isTruth = answer === others.at(-1) && answer.label === own.truth
    const two = twoOf(answer, shown)
    parts.push(isTruth ? own.truly(...two) : own.other(answer.label, ...two))
  }
  const { errors } = answers
  if (errors !== null) parts.push(own.error(names[errors.target], arithmeticOf(errors, lang).short))
  return {
    sentence: sentences(...parts),
    live: plainText(
      sentences(...(errors === null ? [parts[0]] : [parts[0], parts[parts.length - 1]])),
    ),
    table: tableOf(answers, shown),
  }
}

function answerSentence(answer: Answer, shown: Shown): Sentence {
  const own = shown.words.outputBars
  const shares = answer.shares ?? []
  const [best, second] = bestTwo(shares)
  const [one, other] = twoOf(answer, shown)
  const torn = best !== second && shares[best] - shares[second] < asGoodAs
  if (torn) return own.torn(answer.label, one, other)
  return (answer.whole ? own.says : own.saysAlone)(answer.label, one)
}

function twoOf(answer: Answer, shown: Shown): readonly [Named, Named] {
  const texts = sharesText(answer, shown.lang)
  const [best, second] = bestTwo(answer.shares ?? [])
  return [
    { name: shown.names[best], share: texts[best] },
    { name: shown.names[second], share: texts[second] },
  ]
}

/** What the two squashes make of the same sums. */
export const squashesSentence = (answers: Answers, { words, lang }: Shown): Sentence =>
  words.outputBars.squashes.says(
    formatNumber(togetherOf(answers.sigmoid), lang),
    formatShare(1, lang),
  )

function tableOf(answers: Answers, shown: Shown): Table {
  const { words, lang, names } = shown
  const own = words.outputBars
  const { errors } = answers
  const arithmetic = errors === null ? null : arithmeticOf(errors, lang)
  const texts = answers.answers.map((answer) => sharesText(answer, lang))
  return {
    caption: own.table,
    columns: [
      own.columns.output,
      ...answers.answers.map((answer) => answer.label),
      own.columns.sum,
      own.columns.sigmoid,
      own.columns.softmax,
      ...(arithmetic === null ? [] : [own.errors.right, own.errors.difference, own.errors.term]),
    ],
    rows: names.map((name, i) => [
      name,
      ...texts.map((of) => of[i] ?? own.waiting),
      formatNumber(answers.sums[i], lang),
      formatNumber(answers.sigmoid[i], lang, 3),
      formatShare(answers.softmax[i], lang, 1),
      ...(arithmetic === null
        ? []
        : [arithmetic.rows[i].right, arithmetic.rows[i].difference, arithmetic.rows[i].term]),
    ]),
  }
}

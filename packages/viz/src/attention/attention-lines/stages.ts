import { contextForms } from '@nextword/core/attention'
import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import {
  formNames,
  likenessOf,
  type FormName,
  type Likeness,
  type Looked,
  traceOf,
  mostLooked,
  sideOf,
} from './looking.ts'
import { noteOf } from './numbers-table.ts'

export const stageNames = ['scores', 'scaled', 'masked', 'pattern', 'mix'] as const
export type StageName = (typeof stageNames)[number]

/** One word's way through the stages. */
export interface StageRow {
  readonly place: number
  readonly word: string
  /** [stages]: each cell as it is written. */
  readonly cells: readonly string[]
}

/** Every word that the table has, from its dot product to its part of the mix. */
export function stageRows(looked: Looked, text: Words, lang: string): StageRow[] {
  const { asked, places, trace } = looked
  const { scores, scaled, masked, pattern } = trace.attention
  const w = text.attentionLines.stages
  return places.map((place, i) => ({
    place,
    word: asked.words[place].written,
    cells: [
      formatNumber(scores.data[i], lang),
      formatNumber(scaled.data[i], lang),
      masked.data[i] === -Infinity ? '−∞' : formatNumber(masked.data[i], lang),
      formatNumber(pattern.data[i], lang, 3),
      pattern.data[i] > 0 ? w.mixedIn(formatNumber(pattern.data[i], lang)) : w.notMixed,
    ],
  }))
}

const termsShown = 3

/** What a cell is made of, so that it can be checked by hand. */
export function cellText(
  looked: Looked,
  row: number,
  stage: StageName,
  text: Words,
  lang: string,
): string {
  const { asked, places, trace } = looked
  const { scores, scaled, masked, pattern } = trace.attention
  const w = text.attentionLines.stages
  const place = places[row]
  const word = asked.words[place].written
  const name = asked.words[asked.focus].written
  const number = (value: number, digits = 2): string => formatNumber(value, lang, digits)
  const isMasked = masked.data[row] === -Infinity
  switch (stage) {
    case 'scores':
      return scoreText(looked, row, name, word, w, lang)
    case 'scaled':
      return w.scaledIs(
        number(scores.data[row]),
        formatCount(trace.vectors.width, lang),
        number(scaled.data[row]),
      )
    case 'masked':
      return isMasked
        ? w.maskedIs(word, text.attentionLines.notes[noteOf(looked, place)])
        : w.keptIs(word, number(scaled.data[row]))
    case 'pattern':
      return isMasked ? w.nothingIs(word) : patternText(looked, row, w, lang)
    case 'mix':
      return pattern.data[row] > 0 ? mixText(looked, row, word, w, lang) : w.nothingIs(word)
  }
}

type StageWords = Words['attentionLines']['stages']

function scoreText(
  { trace, asked, places }: Looked,
  row: number,
  name: string,
  word: string,
  w: StageWords,
  lang: string,
): string {
  const { width, data } = trace.vectors
  const query = places.indexOf(asked.focus)
  const a = data.subarray(query * width, (query + 1) * width)
  const b = data.subarray(row * width, (row + 1) * width)
  const products = Array.from(a, (x, i) => x * b[i])
  const largest = largestOf(products, termsShown)
  const shown = largest.map((i) =>
    w.term(
      formatCount(i + 1, lang),
      formatNumber(a[i], lang, 3),
      signedFactor(b[i], lang),
      formatNumber(products[i], lang, 3),
    ),
  )
  const score = trace.attention.scores.data[row]
  const rest = score - largest.reduce((sum, i) => sum + products[i], 0)
  return w.scoresAre(
    name,
    word,
    shown.join('; '),
    formatNumber(rest, lang, 3),
    formatCount(width - largest.length, lang),
    formatNumber(score, lang, 3),
  )
}

function patternText({ trace, asked }: Looked, row: number, w: StageWords, lang: string): string {
  const { masked, pattern } = trace.attention
  const kept = Array.from(masked.data).filter((score) => score !== -Infinity)
  const written = formatNumber(pattern.data[row], lang, 3)
  const touched = asked.pins.length > 0
  if (asked.average && !touched) return w.averageIs(formatCount(kept.length, lang), written)
  const sum = kept.reduce((total, score) => total + Math.exp(score), 0)
  const raised = Math.exp(masked.data[row])
  const digits = sum < 1 ? 4 : 2
  const computed = formatNumber(raised / sum, lang, 3)
  if (touched && computed !== written) return w.pinnedIs(computed, written)
  return w.patternIs(
    formatNumber(masked.data[row], lang),
    formatNumber(raised, lang, digits),
    formatNumber(sum, lang, digits),
    written,
  )
}

function mixText(
  { trace }: Looked,
  row: number,
  word: string,
  w: StageWords,
  lang: string,
): string {
  const { width, data } = trace.vectors
  const weight = trace.attention.pattern.data[row]
  const products = Array.from({ length: width }, (_, i) => weight * data[row * width + i])
  const shown = largestOf(products, termsShown).map((i) =>
    w.mixTerm(
      formatCount(i + 1, lang),
      formatNumber(weight, lang, 3),
      signedFactor(data[row * width + i], lang),
      formatNumber(products[i], lang, 3),
      formatNumber(trace.mix[i], lang, 3),
    ),
  )
  return w.mixIs(word, shown.join('; '))
}

/** Where the largest are, whichever their sign. */
function largestOf(values: readonly number[], count: number): number[] {
  return values
    .map((_, i) => i)
    .sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]) || a - b)
    .slice(0, count)
}

const signedFactor = (value: number, lang: string): string =>
  value < 0 ? `(${formatNumber(value, lang, 3)})` : formatNumber(value, lang, 3)

/** What a form makes of the sentence, with all of the mix taken in. */
export interface FormRow {
  readonly name: FormName | 'average'
  readonly most: string
  readonly likeness: Likeness
  /** The first word of the meaning that it is more like. */
  readonly side: string
  /** What the word gives itself; null where it doesn't look at itself. */
  readonly itself: string | null
}

/** The forms one after another, and the plain average beside them. */
export function formRows(looked: Looked, text: Words, lang: string): FormRow[] {
  const { asked, senses } = looked
  const w = text.attentionLines
  const plain = { ...asked, pins: [], dropped: [] }
  return [...formNames, 'average' as const].map((name) => {
    const form = contextForms[name === 'average' ? 'othersAdded' : name]
    const { trace, places } = traceOf({ ...plain, average: name === 'average' }, form)
    const most = mostLooked(trace.weights)
    const likeness = likenessOf(trace.mixed, senses)
    const itself = trace.weights[places.indexOf(asked.focus)]
    return {
      name,
      most:
        most < 0
          ? '–'
          : w.stages.most(
              asked.words[places[most]].written,
              formatShare(trace.weights[most], lang),
            ),
      likeness,
      side: senses[sideOf(likeness)].words[0],
      itself: form.itself === 'among' ? formatShare(itself, lang) : null,
    }
  })
}

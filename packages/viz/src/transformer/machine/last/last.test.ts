import { softmax } from '@nextword/core/numbers'
import { traceOf } from '@nextword/core/transformer'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../kit/drawing.ts'
import { heard, tokensOf } from '../../../kit/language/heard.ts'
import { loadLanguage } from '../../../kit/language/language.ts'
import { nextWords } from '../../../kit/language/next-words.ts'
import { beginningText, firstBeginning } from '../../../kit/language/beginning.ts'
import { plainText } from '../../../kit/sentence.ts'
import { en } from '../../../words/en.ts'
import { tinyLanguages } from '../testing.ts'
import { lastNet, shownNeurons } from './net.ts'
import { type LastRun, lastRun } from './run.ts'
import { scoresOf, scoresSentence, scoresTable } from './scores.ts'

const sum = (count: number, of: (at: number) => number): number =>
  Array.from({ length: count }, (_, at) => of(at)).reduce((all, one) => all + one, 0)

describe.each(Object.entries(tinyLanguages))('the last net, %s', (_name, language) => {
  const { model, world } = language
  const { width, hidden, layers, vocabulary } = model.config
  const text = heard(world, 'Tom runs and')
  const run = lastRun(language, text)

  it('has lines that add up to each neuron, to what the net gives, and to each score', () => {
    const trace = traceOf(model, tokensOf(text, model.tokens))
    const given = trace[`blocks.${layers - 1}.mlp.output`].values.slice(-width)
    for (let to = 0; to < hidden; to++)
      expect(sum(width, (from) => run.products(0, to, from))).toBeCloseTo(run.values[1][to], 5)
    for (let to = 0; to < width; to++)
      expect(sum(hidden, (from) => run.products(1, to, from))).toBeCloseTo(given[to], 5)
    run.next.rows.forEach((_, to) =>
      expect(sum(width, (from) => run.products(2, to, from))).toBeCloseTo(run.values[3][to], 4),
    )
  })

  it('says what the model says', () => {
    const wanted = nextWords(language, text)
    expect(run.next.rows.map(({ word }) => word)).toEqual(wanted.rows.map(({ word }) => word))
    expect(run.sizes).toEqual([width, hidden, width, vocabulary])
    expect(run.word).toBe('and')
  })

  it('is drawn with those neurons that bring most to the likeliest word', () => {
    const shown = shownNeurons(run)
    expect(shown.map(({ length }) => length)).toEqual([5, 5, 5, 5])
    const least = Math.min(...shown[2].map((from) => Math.abs(run.products(2, 0, from))))
    for (let from = 0; from < width; from++)
      if (!shown[2].includes(from))
        expect(Math.abs(run.products(2, 0, from))).toBeLessThanOrEqual(least)
  })

  it.each([272, 336, 560, 900])('stays in its picture at %d px, and has no bad number', (px) => {
    const drawing = lastNet(run, en, 'en', px)
    expect(JSON.stringify(drawing)).not.toMatch(/NaN|null|undefined/)
    const each = (marks: readonly Mark[]): readonly Mark[] =>
      marks.flatMap((mark) => (mark.kind === 'group' ? each(mark.marks) : [mark]))
    for (const mark of each(drawing.marks)) {
      if (mark.kind !== 'circle' && mark.kind !== 'rect' && mark.kind !== 'text') continue
      const at = mark.kind === 'circle' ? mark : { x: mark.x, y: mark.y }
      expect(at.x).toBeGreaterThanOrEqual(0)
      expect(at.x).toBeLessThanOrEqual(px)
      expect(at.y).toBeLessThanOrEqual(drawing.height)
    }
  })

  it('reads a text without words, too', () => {
    const empty = lastRun(language, heard(world, ''))
    expect(empty.word).toBe('')
    expect(lastNet(empty, en, 'en', 336).label).toContain('start')
  })
})

describe('from scores to shares', () => {
  const run: LastRun = {
    word: 'and',
    values: [],
    sizes: [1, 1, 1, 3],
    products: () => 0,
    logits: Float64Array.of(0, Math.log(2), Math.log(4)),
    next: {
      rows: [
        { word: 'sat', written: 'sat', id: 2, model: 4 / 7, truth: null },
        { word: 'ran', written: 'ran', id: 1, model: 2 / 7, truth: null },
      ],
      others: { count: 1, model: 1 / 7, truth: null },
      kl: null,
    },
  }

  it('is e to the power of each gap, divided by all of them', () => {
    const { rows, others, sum: all } = scoresOf(run, en)
    expect(rows.map(({ power }) => power)).toEqual([1, expect.closeTo(0.5, 12)])
    expect(all).toBeCloseTo(1.75, 12)
    expect(rows[0].share).toBeCloseTo(4 / 7, 12)
    expect(others?.share).toBeCloseTo(1 / 7, 12)
  })

  it('is said so that it can be checked', () => {
    const scores = scoresOf(run, en)
    expect(plainText(scoresSentence(scores, en))).toBe(
      '‘sat’ scores 1.39, 0.69 more than ‘ran’. e^0.69 is about 2.0: so many times as large is its share, 57.1% beside 28.6%.',
    )
    expect(scoresTable(scores, en).rows).toEqual([
      ['sat', '1.386', '1.0000', '57.14%'],
      ['ran', '0.693', '0.5000', '28.57%'],
      ['1 other words', '', '0.2500', '14.29%'],
      ['together', '', '1.7500', '100%'],
    ])
  })

  it('says less where there is one word, or none', () => {
    const only = (count: number) =>
      scoresOf({ ...run, next: { ...run.next, rows: run.next.rows.slice(0, count) } }, en)
    expect(plainText(scoresSentence(only(1), en))).toBe('‘sat’ scores 1.39: its share is 57.1%.')
    expect(scoresSentence(only(0), en)).toEqual([])
  })

  it('agrees with softmax in the model that ships', async () => {
    const language = await loadLanguage()
    const shipped = lastRun(language, heard(language.world, beginningText(firstBeginning)))
    const wanted = softmax(shipped.logits)
    const { rows, others } = scoresOf(shipped, en)
    rows.forEach(({ share }, i) => expect(share).toBeCloseTo(wanted[shipped.next.rows[i].id], 12))
    expect(rows.reduce((all, { share }) => all + share, others!.share)).toBeCloseTo(1, 12)
    expect(rows[0].name).toBe('sat')
  })
})

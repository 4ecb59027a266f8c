import { contextForms, contextMix, isStopWord } from '@nextword/core/attention'
import { rowOf, vectorOf } from '@nextword/core/embeddings'
import { describe, expect, it } from 'vitest'
import { exampleOf } from './ambiguous.ts'
import { lookIn, story, table } from './fixtures.ts'
import { type Likeness, sideOf } from './looking.ts'
import { tallyOf } from './ten.ts'

/**
 * What was measured before there was a widget, held against the vectors that ship.
 *
 * The figures .30/.56 → .64/.45 (river .74) and .34/.68 (money .67) were taken from sentences with
 * one other content word and from the mean of the commonest 20,000 words of the full GloVe, where
 * packages/word-vectors finds them again (results/figures.md). The table's own mean is that of the
 * commonest 5,000, from which the static 'bank' lies in money town; and the sentences of the page
 * have three more words, so that their cue's weight is smaller.
 */
const near = (likeness: Likeness, wanted: Likeness) =>
  wanted.forEach((one, i) => expect(Math.abs(likeness[i] - one)).toBeLessThan(0.02))

describe('‘bank’, with the vectors that ship', () => {
  it('lies in money town before anything is mixed in: .18 like water, .49 like cash', () => {
    near(lookIn(story('river')).before, [0.18, 0.49])
    near(lookIn(story('money')).before, [0.18, 0.49])
  })

  it('crosses over for ‘river’ and stays for ‘money’', () => {
    const [river, money] = ['river', 'money'].map((cue) => lookIn(story(cue)))
    near(river.now, [0.46, 0.4])
    near(money.now, [0.18, 0.59])
    const weight = ({ weights, asked }: typeof river, word: string) =>
      weights[asked.words.findIndex(({ key }) => key === word)]
    expect(weight(river, 'river')).toBeCloseTo(0.45, 1)
    expect(weight(money, 'money')).toBeCloseTo(0.52, 1)
  })

  it('crosses over in a short sentence as was measured: river gets .74, and .64 against .45', () => {
    const short = lookIn('sat by the river bank')
    expect(short.weights[3]).toBeCloseTo(0.74, 1)
    expect(short.now[0]).toBeGreaterThan(0.55)
    expect(short.now[0] - short.now[1]).toBeGreaterThan(0.15)
    const money = lookIn('put the money in the bank')
    expect(money.weights[2]).toBeCloseTo(0.67, 1)
    expect(money.now[1] - money.now[0]).toBeGreaterThan(0.3)
  })

  it('comes to .40 and .46 for ‘water’: nearly', () => {
    const { now } = lookIn(story('river').replace('river', 'water'))
    near(now, [0.4, 0.46])
  })

  it('doesn’t cross over for ‘ducks’, though the story means the river', () => {
    const { now } = lookIn(story('ducks'))
    near(now, [0.13, 0.39])
    expect(sideOf(now)).toBe(1)
  })

  it('of whom nothing is told takes one cue to be settled', () => {
    const { sentence } = exampleOf(story('nothing'))!
    expect(sentence).toMatchObject({ means: null, twin: 'river' })
    const settled = 'Rosa talked about the river. Then Rosa walked to the bank and'
    expect(exampleOf(settled)!.sentence).toMatchObject({ means: 0, twin: 'nothing' })
    expect(sideOf(lookIn(settled).now)).toBe(0)
  })

  it('has the water’s words among its nearest once the river is mixed in', () => {
    const { nearestBefore, nearestNow } = lookIn(story('river'))
    const words = (near: typeof nearestNow) => near.map(({ word }) => word)
    expect(words(nearestBefore)).toEqual(expect.arrayContaining(['banks', 'credit', 'loans']))
    expect(words(nearestNow)).toEqual(expect.arrayContaining(['banks', 'river', 'shore']))
  })
})

describe('the naive form', () => {
  const words = 'nora talked about the river then she walked to the bank and'.split(' ')
  const weightsOf = (scale?: number) => {
    const { attention } = contextMix(
      words.map((word) => ({
        vector: vectorOf(table, rowOf(table, word)!),
        isStopWord: isStopWord(word),
      })),
      words.indexOf('bank'),
      { form: contextForms.naive, mean: table.mean },
    )
    if (scale === undefined) return attention.pattern.data
    const raised = Array.from(attention.scores.data, (score) => Math.exp(score * scale))
    const whole = raised.reduce((a, b) => a + b)
    return raised.map((x) => x / whole)
  }

  // Measured before as .72, .060 and .037, in a shorter sentence.
  it('gives itself most, and ‘the’ more than ‘river’', () => {
    const weights = weightsOf()
    expect(weights[10]).toBeCloseTo(0.64, 2)
    expect(weights[3]).toBeCloseTo(0.053, 2)
    expect(weights[4]).toBeCloseTo(0.032, 2)
    expect(weights[3]).toBeGreaterThan(weights[4])
  })

  it('without √d gives itself everything', () => {
    expect(weightsOf(1)[10]).toBeGreaterThan(0.9999)
  })

  it('mended step by step crosses over only at the last', () => {
    const sides = (['naive', 'centred', 'withoutStopWords', 'othersAdded'] as const).map((form) =>
      sideOf(lookIn(story('river'), { form }).now),
    )
    expect(sides).toEqual([1, 1, 1, 0])
  })
})

describe('ten words of two meanings', () => {
  const { outcomes, ...tally } = tallyOf(table)

  // Measured before: ten order rightly, six flip; pitcher and match resist. With these sentences,
  // which have more words beside the cue, 'bat' stops just short, and so five flip.
  it('all lean the right way, half of them cross over', () => {
    expect(tally).toEqual({ words: 10, ordered: 10, crossing: 5 })
    const flipping = [...new Set(outcomes.map(({ word }) => word))].filter((word) =>
      outcomes
        .filter((one) => one.word === word)
        .slice(0, 2)
        .every(({ isRight }) => isRight),
    )
    expect(flipping).toEqual(['bank', 'bark', 'apple', 'mouse', 'crane'])
  })

  it('have each their two words of meaning and their cues in the table', () => {
    expect(outcomes).toHaveLength(22)
    for (const { senses, word } of outcomes)
      expect(senses.every(({ words }) => words.length > 1 && !words.includes(word))).toBe(true)
    expect(outcomes.filter(({ isRight }) => isRight === null).map(({ cue }) => cue)).toEqual([
      'nothing',
    ])
  })
})

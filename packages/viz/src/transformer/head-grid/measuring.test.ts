import { lookKinds } from '@nextword/core/models/world-skills'
import { seededRandom, softmax } from '@nextword/core/numbers'
import { headOff, traceOf } from '@nextword/core/transformer'
import { filter, klDivergence, sampleStory, storyIds } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../../kit/language/index.ts'
import { penWorld, untrained } from './fixtures.ts'
import { favourite, type MeasuredHeads, standOut } from './measured.ts'
import { measureHeads } from './measuring.ts'

function resultOf<T>(work: Generator<unknown, T, void>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

describe('the kinds of words that a head looks at', () => {
  it('that stand out are those beyond chance', () => {
    const none = Object.fromEntries(lookKinds.map((kind) => [kind, 0])) as Record<
      (typeof lookKinds)[number],
      number
    >
    const chance = { looks: { ...none, small: 0.5 }, cue: { atWord: 0.1, after: 0.1 } }
    const looks = { ...none, small: 0.6, before: 0.4 }
    expect(favourite({ looks, cue: null }, { chance })).toMatchObject({ kind: 'before' })
    expect(favourite({ looks, cue: { atWord: 0.1, after: 0.6 } }, { chance })).toEqual({
      kind: 'after',
      share: 0.6,
      chance: 0.1,
    })
    const heads = [
      { looks, cue: { atWord: 0.1, after: 0.6 }, rise: 0.2 },
      { looks, cue: { atWord: 0.2, after: 0.2 }, rise: 0.5 },
      { looks, cue: null, rise: -0.1 },
    ]
    const measured: MeasuredHeads = { stories: 1, heads, chance }
    expect(standOut(measured)).toEqual({ cue: 0, most: 1, least: 2 })
    expect(standOut({ ...measured, least: 0 }).least).toBe(0)
    expect(standOut({ ...measured, heads: [heads[2]] }).cue).toBeNull()
  })
})

describe('measuring', () => {
  it('adds up what a plain count says, and yields after each piece', () => {
    const language = untrained()
    const work = measureHeads(language, 4, 7)
    const reports: number[] = []
    let step = work.next()
    for (; !step.done; step = work.next()) reports.push(step.value)
    expect(reports).toEqual(reports.toSorted((a, b) => a - b))
    expect(new Set(reports)).toEqual(new Set([0, 1, 2, 3]))

    const random = seededRandom(7)
    let [rise, words, before, queries] = [0, 0, 0, 0]
    for (let i = 0; i < 4; i++) {
      const story = sampleStory(penWorld, random)
      const ids = storyIds(penWorld, story.words).slice(0, -1)
      const size = penWorld.words.length
      const whole = traceOf(language.model, ids, ['logits', 'blocks.1.attention.pattern'])
      const off = traceOf(language.model, ids, ['logits'], { changes: [headOff(1, 2)] })
      ids.forEach((_, token) => {
        const truth = filter(penWorld, story.words.slice(0, token)).probabilities()
        const kl = ({ logits }: Pick<typeof whole, 'logits'>): number =>
          klDivergence(truth, softmax(logits.values.subarray(token * size, (token + 1) * size)))
        rise += kl(off) - kl(whole)
        words++
      })
      for (let query = 3; query < ids.length; query++, queries++)
        before +=
          whole['blocks.1.attention.pattern'].values[
            (2 * ids.length + query) * ids.length + query - 1
          ]
    }
    const { heads, chance, stories } = step.value
    expect(stories).toBe(4)
    expect(heads).toHaveLength(6)
    expect(heads[5].rise).toBeCloseTo(rise / words, 9)
    expect(heads[5].looks.before).toBeCloseTo(before / queries, 9)
    for (const looks of [chance.looks, ...heads.map((head) => head.looks)])
      expect(lookKinds.reduce((sum, kind) => sum + looks[kind], 0)).toBeCloseTo(1, 5)
  })

  it('finds the head of the small world’s model that looks at the cue, and the one that matters', async () => {
    const measured = resultOf(measureHeads(await loadLanguage(), 12))
    const { cue, most } = standOut(measured)
    expect(cue).toBe(3)
    expect(most).toBe(0)
    expect(favourite(measured.heads[3], measured).kind).toBe('atWord')
  }, 30_000)
})

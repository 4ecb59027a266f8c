import { type LookKind, lookKinds } from '@nextword/core/models/world-skills'
import { seededRandom, softmax } from '@nextword/core/numbers'
import { headOff, traceOf } from '@nextword/core/transformer'
import { filter, klDivergence, sampleStory, storyIds } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../../kit/language/index.ts'
import { penWorld, untrained } from './fixtures.ts'
import { habitOf, standOut } from './measured.ts'
import { measureHeads } from './measuring.ts'

function resultOf<T>(work: Generator<unknown, T, void>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

describe('what is measured', () => {
  const none = Object.fromEntries(lookKinds.map((kind) => [kind, 0])) as Record<LookKind, number>

  it('has for a habit what is given most beyond chance, not most', () => {
    const chance = { looks: { ...none, small: 0.5 }, cue: { atWord: 0.1, after: 0.1 } }
    const looks = { ...none, small: 0.6, before: 0.4 }
    expect(habitOf({ looks, cue: null }, chance)).toEqual({
      kind: 'before',
      share: 0.4,
      chance: 0,
    })
    expect(habitOf({ looks, cue: { atWord: 0.1, after: 0.6 } }, chance)).toEqual({
      kind: 'cueAfter',
      share: 0.6,
      chance: 0.1,
    })
  })

  it('has heads that stand out', () => {
    const habit = { kind: 'before', share: 1, chance: 0 } as const
    const heads = [
      { habit, cue: 0.6, rise: 0.2 },
      { habit, cue: 0.2, rise: 0.5 },
      { habit, cue: null, rise: -0.1 },
    ]
    expect(standOut({ stories: 1, heads })).toEqual({ cue: 0, most: 1, least: 2 })
    expect(standOut({ stories: 1, heads, least: 0 }).least).toBe(0)
    expect(standOut({ stories: 1, heads: [heads[2]] }).cue).toBeNull()
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
    let [rise, words, given, chance, queries] = [0, 0, 0, 0, 0]
    const { heads, stories } = step.value
    // Its habit, whichever it is: counted again for all kinds that are a place.
    const { habit } = heads[5]
    const back = (['self', 'before', 'twoBefore'] as string[]).indexOf(habit.kind)
    expect(back).toBeGreaterThanOrEqual(0)
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
      for (let query = 3; query < ids.length; query++, queries++) {
        const key = query - back
        given +=
          whole['blocks.1.attention.pattern'].values[(2 * ids.length + query) * ids.length + key]
        chance += 1 / (query + 1)
      }
    }
    expect(stories).toBe(4)
    expect(heads).toHaveLength(6)
    expect(heads[5].rise).toBeCloseTo(rise / words, 9)
    expect(habit.share).toBeCloseTo(given / queries, 9)
    expect(habit.chance).toBeCloseTo(chance / queries, 9)
  })

  it('finds the head of the small world’s model that looks at the cue, and the one that matters', async () => {
    const measured = resultOf(measureHeads(await loadLanguage(), 12))
    const { cue, most } = standOut(measured)
    expect(cue).toBe(3)
    expect(most).toBe(0)
    expect(measured.heads[3].habit.kind).toBe('cueAtWord')
  }, 30_000)
})

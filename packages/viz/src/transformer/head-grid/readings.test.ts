import { seededRandom } from '@nextword/core/numbers'
import { filter, readWorld } from '@nextword/core/world'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heard, loadLanguage, modelShares } from '../../kit/language/index.ts'
import { beliefWithout, senseShares } from './belief.ts'
import { type HeadRun, headRun, whole } from './bench.ts'
import { changeOf } from './change.ts'
import { penWorld, untrained } from './fixtures.ts'
import { attentionLines, acrossPx, rowPx } from './lines.ts'
import { cueHeadHere, firstQuery, looksOf, tokenOf } from './looks.ts'
import { patternPaths, shadeCount } from './pattern-paths.ts'
import { cuePlace } from './read.ts'
import { headWorths, mostMoving, neuronThatMatters, rankCorrelation, thickInVain } from './worth.ts'

/** Three tokens, two heads: the second looks back at the first word. */
const run: HeadRun = {
  tokens: [
    { place: -1, id: 0 },
    { place: 0, id: 2 },
    { place: 1, id: 3 },
  ],
  patterns: [
    [1, 0, 0, 0.5, 0.5, 0, 0.2, 0.2, 0.6],
    [1, 0, 0, 0.5, 0.5, 0, 0.1, 0.9, 0],
  ],
  shares: Float64Array.of(0, 0, 0.5, 0.5),
}

describe('what is looked at', () => {
  it('comes largest first, of equals the nearer, without what gets nothing', () => {
    expect(looksOf(run, 0, 2)).toEqual([
      { key: 2, weight: 0.6 },
      { key: 1, weight: 0.2 },
      { key: 0, weight: 0.2 },
    ])
    expect(looksOf(run, 1, 2).map(({ key }) => key)).toEqual([1, 0])
  })

  it('is shown first at the one of the last two words that gives more to the cue', () => {
    expect(firstQuery(run, 0, -1)).toBe(2)
    expect(firstQuery(run, 1, 0)).toBe(2)
    const before: HeadRun = {
      ...run,
      tokens: [...run.tokens, { place: 2, id: 4 }],
      patterns: [[1, 0, 0, 0, 0.5, 0.5, 0, 0, 0.1, 0.8, 0.1, 0, 0.4, 0.3, 0.3, 0]],
    }
    expect(firstQuery(before, 0, 0)).toBe(2)
    expect(cueHeadHere(run, 0)).toBe(1)
    expect(cueHeadHere(run, -1)).toBe(0)
    expect(tokenOf(run, 1)).toBe(2)
    expect(tokenOf(run, 7)).toBe(-1)
  })
})

describe('a pattern as paths', () => {
  it('has a stroke for each run of one shade', () => {
    expect(patternPaths([1, 0, 0.5, 0.5], 2)).toEqual(['', '', 'M0 1h2', 'M0 0h1'])
    expect(patternPaths([0.01], 1)).toEqual(Array(shadeCount).fill(''))
  })

  it('paints every cell once at most, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (tokens, seed) => {
        const random = seededRandom(seed)
        const pattern = Float64Array.from({ length: tokens ** 2 }, random)
        const painted = new Set<string>()
        for (const path of patternPaths(pattern, tokens))
          for (const [, x, y, across] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
            for (let key = Number(x); key < Number(x) + Number(across); key++) {
              const cell = `${y} ${key}`
              expect(painted.has(cell)).toBe(false)
              painted.add(cell)
            }
        expect(painted.size).toBe(pattern.filter((weight) => weight >= 0.08).length)
      }),
    )
  })
})

describe('the lines', () => {
  it('lead from the word that is looked at to the one that looks, as thick as is given', () => {
    const [first, second] = attentionLines(looksOf(run, 1, 2), 2, 3)
    expect(first).toMatchObject({ key: 1, widthPx: 13.5 })
    expect(first.d).toMatch(
      new RegExp(`^M${acrossPx} ${1.5 * rowPx}C.* ${acrossPx} ${2.5 * rowPx}$`),
    )
    expect(second).toMatchObject({ key: 0, widthPx: 1.5 })
    expect(attentionLines([{ key: 0, weight: 0.009 }], 1, 2)).toEqual([])
  })

  it('stay within their room', () => {
    for (const looks of [[{ key: 0, weight: 1 }], looksOf(run, 0, 2)])
      for (const { d } of attentionLines(looks, 2, 40)) {
        const [, handle] = /C(-?[\d.]+)/.exec(d)!
        // The middle of the curve lies three quarters of the way to its handles.
        expect(acrossPx - 0.75 * (acrossPx - Number(handle))).toBeGreaterThanOrEqual(7)
      }
  })
})

describe('the next word before and after', () => {
  const world = readWorld('rule story = one | two | three | four | five | six | seven | eight')
  const ids = (...words: string[]): number[] => words.map((word) => world.ids.get(word)!)
  const shares = (given: Record<string, number>): Float64Array =>
    Float64Array.from(world.words, (word) => given[word] ?? 0)
  const before = shares({ one: 0.5, two: 0.3, three: 0.1, four: 0.05, five: 0.03, six: 0.02 })
  const after = shares({ one: 0.1, seven: 0.5, eight: 0.3, two: 0.1 })
  const truth = shares({ one: 0.5, two: 0.5 })

  it('lists the likeliest in their order, then what has come up', () => {
    const { rows, most } = changeOf(world, before, after, truth, undefined)
    expect(rows.map(({ word }) => word)).toEqual(['one', 'two', 'three', 'four', 'eight', 'seven'])
    expect(rows[0]).toEqual({
      word: 'one',
      written: 'One',
      before: 0.5,
      after: 0.1,
      truth: 0.5,
    })
    expect(most.word).toBe('seven')
    expect(ids('one', 'two')).toHaveLength(2)
  })

  it('says in bits how far both are from the truth', () => {
    const flat = shares({ one: 0.25, two: 0.25, three: 0.5 })
    expect(changeOf(world, truth, flat, truth, undefined).off).toEqual({ before: 0, after: 1 })
    expect(changeOf(world, before, after, null, undefined)).toMatchObject({ off: null })
  })

  it('moves no row while nothing is broken', () => {
    const { rows } = changeOf(world, before, before, truth, undefined)
    expect(rows.map(({ word }) => word)).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
  })
})

describe('which sense it is taken in', () => {
  const told = heard(penWorld, 'Tom saw ink and a pen. It')
  const open = beliefWithout(penWorld, told, 2)

  it('is left open by who isn’t shown the cue', () => {
    expect(open.predict()).toEqual(
      filter(penWorld, ['tom', 'saw', '<unk>', 'and', 'a', 'pen', '.', 'it']).predict(),
    )
    expect(open.senses().map(({ probability }) => probability)).toEqual([0.5, 0.5])
  })

  it('is told by the words that a model would say next', () => {
    const shares = new Float64Array(penWorld.words.length)
    shares[penWorld.ids.get('wrote')!] = 0.6
    shares[penWorld.ids.get('smelt')!] = 0.2
    shares[penWorld.ids.get('tom')!] = 0.2
    const [ink, farm] = senseShares(penWorld, open, told.belief, shares)
    expect(ink).toEqual({ sense: 'pen-ink', truth: 1, model: expect.closeTo(0.75, 12) })
    expect(farm).toEqual({ sense: 'pen-farm', truth: 0, model: expect.closeTo(0.25, 12) })
  })

  it('is the river’s for the small world’s model after the ducks', async () => {
    const language = await loadLanguage()
    const { world } = language
    const ducks = heard(world, 'Hugo talked about the ducks. Then Hugo walked to the bank and')
    const [first] = senseShares(
      world,
      beliefWithout(world, ducks, 4),
      ducks.belief,
      modelShares(language, ducks),
    )
    expect(first.sense).toBe('bank-river')
    expect(first.truth).toBeCloseTo(1, 9)
    expect(first.model).toBeGreaterThan(0.9)
  })
})

describe('thick lines and what they are worth', () => {
  it('agree in order, or are opposite, or have nothing to do with each other', () => {
    expect(rankCorrelation([1, 2, 9], [4, 5, 6])).toBeCloseTo(1, 12)
    expect(rankCorrelation([1, 2, 9], [6, 5, 4])).toBeCloseTo(-1, 12)
    // By hand: ranks 0 1.5 1.5 3 and 0 1 2 3: 4.5 ÷ √(4.5 · 5).
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12)
    expect(rankCorrelation([1, 1], [1, 2])).toBe(0)
  })

  it('are measured by turning one head off after another', () => {
    const language = untrained()
    const told = heard(penWorld, 'Tom saw ink')
    const worths = headWorths(language, told, headRun(language, told, whole))
    expect(worths.map(({ head }) => head)).toEqual([0, 1, 2, 3, 4, 5])
    expect(worths.every(({ moves }) => moves > 0)).toBe(true)
    expect(mostMoving(worths)?.moves).toBe(Math.max(...worths.map(({ moves }) => moves)))
  })

  it('differ in the small world’s model: a thick line in vain, and thin ones that matter', async () => {
    const language = await loadLanguage()
    const told = heard(
      language.world,
      'Nora talked about the river. Then she walked to the bank and',
    )
    const worths = headWorths(language, told, headRun(language, told, whole))
    const [vain, most] = [thickInVain(worths)!, mostMoving(worths)!]
    expect(vain.line.weight).toBeGreaterThan(0.5)
    expect(vain.moves).toBeLessThan(0.05)
    expect(most.line.weight).toBeLessThan(0.4)
    expect(most.moves).toBeGreaterThan(0.5)
  })

  it('have no thick one in vain where none is thick', () => {
    expect(thickInVain([{ head: 0, line: { key: 0, weight: 0.4 }, moves: 0 }])).toBeUndefined()
  })

  it('come down to a neuron: the one without which the guess moves furthest', () => {
    const language = untrained()
    const told = heard(penWorld, 'Tom saw')
    const intact = headRun(language, told, whole)
    const search = neuronThatMatters(language, told, intact)
    let turns = 0
    let step = search.next()
    for (; !step.done; step = search.next()) turns++
    expect(turns).toBe(16)
    expect(step.value.layer).toBeLessThan(2)
    expect(step.value.neuron).toBeLessThan(8)
  })
})

describe('the place of the cue', () => {
  it('is that of one word, in front of which other words stand', () => {
    const beginning = { before: 'Tom saw ', cue: 'ink', after: ' and a pen', other: 'hay' }
    expect(cuePlace(beginning, heard(penWorld, 'Tom saw ink and a pen'))).toBe(2)
    expect(cuePlace({ ...beginning, cue: '' }, heard(penWorld, 'Tom saw'))).toBe(-1)
    expect(cuePlace({ ...beginning, cue: 'ink pen' }, heard(penWorld, 'Tom saw ink pen'))).toBe(-1)
  })
})

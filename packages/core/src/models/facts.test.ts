import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contextMix, isStopWord, likenessTo } from '../attention/index.ts'
import {
  analogy,
  degreesBetween,
  nearestRows,
  offsetBetween,
  principalComponents,
  projectOnto,
  rowOf,
  vectorOf,
} from '../embeddings/index.ts'
import { norm } from '../numbers/index.ts'
import { wordTable } from './index.ts'
import { words2000 } from './words-2000.ts'
import { words5000 } from './words-5000.ts'

const tables = { '2,000': wordTable(words2000), '5,000': wordTable(words5000) }
const table = tables['5,000']
const sizes = Object.keys(tables) as (keyof typeof tables)[]

/** The row of a word that has to be there. */
function row(word: string, of = table): number {
  const found = rowOf(of, word)
  if (found === undefined) throw new Error(`no vector for ${word}`)
  return found
}

const listed = (name: string): string[] =>
  readFileSync(new URL(`../../../word-vectors/words/${name}.txt`, import.meta.url), 'utf8')
    .replaceAll(/#.*/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')

describe('the lists of words', () => {
  test.each(sizes)('%s hold the small world and all that the explanation speaks of', (size) => {
    const needed = [...listed('small-world'), ...listed('chosen')]
    expect(needed.length).toBeGreaterThan(1400)
    expect(needed.filter((word) => rowOf(tables[size], word) === undefined)).toEqual([])
  })

  test.each(sizes)('%s hold nothing that was blocked', (size) => {
    const blocked = new Set(listed('blocked'))
    expect(blocked.size).toBeGreaterThan(1000)
    expect(tables[size].words.filter((word) => blocked.has(word))).toEqual([])
  })

  test('the larger holds everyday words and names as well', () => {
    const wanted = [...listed('everyday'), ...listed('names')]
    expect(wanted.filter((word) => rowOf(table, word) === undefined)).toEqual([])
  })
})

const ask = (size: keyof typeof tables, sum: string, allowInputs = false): string => {
  const [a, b, c] = sum.split(/ [−+] /).map((word) => row(word, tables[size]))
  return analogy(tables[size], a, b, c, { count: 1, allowInputs }).answers[0].word
}

describe.each(sizes)('analogies among %s words', (size) => {
  test.each([
    ['puppy − dog + cat', 'kitten'],
    ['queen − king + man', 'woman'],
    ['paris − france + italy', 'rome'],
    ['walking − walk + swim', 'swimming'],
  ])('%s is %s', (sum, answer) => {
    expect(ask(size, sum)).toBe(answer)
  })

  test.each([
    ['calf − cow + horse', 'foal'],
    ['sushi − japan + italy', 'pizza'],
  ])('%s is not %s', (sum, hoped) => {
    expect(ask(size, sum)).not.toBe(hoped)
  })

  test('with its own words allowed, king − man + woman is king', () => {
    expect(ask(size, 'king − man + woman', true)).toBe('king')
    expect(ask(size, 'king − man + woman')).toBe('queen')
  })
})

/** The angles between pairs' arrows, true and in the plane of their own words, on average. */
function anglesOf(pairs: readonly (readonly [string, string])[]): { true: number; flat: number } {
  const words = [...new Set(pairs.flat())]
  const unit = (word: string): Float64Array => vectorOf(table, row(word), { unit: true })
  const plane = principalComponents(words.map(unit), 2)
  const point = (word: string): Float64Array => projectOnto(plane, unit(word))
  const arrows = pairs.map(([from, to]) => ({
    true: offsetBetween(table, row(from), row(to), { unit: true }),
    flat: point(to).map((x, i) => x - point(from)[i]),
  }))
  const mean = (kind: 'true' | 'flat'): number => {
    const angles = arrows.flatMap((one, n) =>
      arrows.slice(n + 1).map((other) => degreesBetween(one[kind], other[kind])),
    )
    return angles.reduce((sum, angle) => sum + angle, 0) / angles.length
  }
  return { true: mean('true'), flat: mean('flat') }
}

describe('pairs of words, each of length 1', () => {
  test('dog → puppy and cat → kitten are .74 and .94 long and 57° apart: no parallelogram', () => {
    const young = (from: string, to: string) =>
      offsetBetween(table, row(from), row(to), { unit: true })
    expect(norm(young('dog', 'puppy'))).toBeCloseTo(0.745, 2)
    expect(norm(young('cat', 'kitten'))).toBeCloseTo(0.941, 2)
    expect(degreesBetween(young('dog', 'puppy'), young('cat', 'kitten'))).toBeCloseTo(57.4, 0)
  })

  test.each([
    ['young', 57, 42, 'dog puppy cat kitten'],
    [
      'capitals',
      47,
      6,
      'france paris italy rome germany berlin spain madrid japan tokyo russia moscow',
    ],
    ['royalty', 64, 4, 'man woman king queen'],
    ['comparatives', 58, 11, 'big bigger small smaller fast faster slow slower strong stronger'],
  ])('%s: %i° apart in truth, %i° on paper', (_, truth, flat, words) => {
    const list = words.split(' ')
    const pairs = list.flatMap((word, n) => (n % 2 === 0 ? [[word, list[n + 1]] as const] : []))
    const angles = anglesOf(pairs)
    expect(Math.abs(angles.true - truth)).toBeLessThan(1)
    expect(Math.abs(angles.flat - flat)).toBeLessThan(1.5)
  })
})

const groups = {
  animals: 'dog cat puppy kitten horse cow sheep pig lion tiger bear wolf rabbit mouse',
  fruit: 'apple banana cherry grape lemon peach pear plum strawberry mango pineapple orange',
  money: 'money cash loan deposit credit debt coin dollar bank account pound euro',
  countries:
    'france italy germany spain england greece russia china japan poland sweden norway portugal',
  royalty: 'king queen prince princess emperor empress duke duchess throne crown palace kingdom',
}

test('five groups of words come apart in the plane that keeps most of how they differ', () => {
  const words = Object.entries(groups).flatMap(([group, list]) =>
    list.split(' ').map((word) => ({ word, group })),
  )
  const vectors = words.map(({ word }) => vectorOf(table, row(word)))
  const plane = principalComponents(vectors, 2)
  const share = plane.variance[0] + plane.variance[1]
  expect(share).toBeGreaterThan(0.25)
  expect(share).toBeLessThan(0.4)
  const points = vectors.map((vector) => projectOnto(plane, vector))
  // The nearest other word on paper is of the same group nearly always.
  const alike = points.filter(([x, y], n) => {
    const apart = points.map(([u, v], m) => (m === n ? Infinity : (u - x) ** 2 + (v - y) ** 2))
    return words[apart.indexOf(Math.min(...apart))].group === words[n].group
  })
  expect(alike.length / words.length).toBeGreaterThan(0.8)
})

const bank = {
  water: ['water', 'stream', 'shore'],
  money: ['cash', 'loan', 'deposit'],
}

/** How like the two senses a word of a sentence is, before and after taking its neighbours in. */
function likeness(text: string, word: string, senses: readonly (readonly string[])[]) {
  const words = text.toLowerCase().match(/[a-z]+/g)!
  const known = words.filter((one) => rowOf(table, one) !== undefined)
  const { before, mixed } = contextMix(
    known.map((one) => ({ vector: vectorOf(table, row(one)), isStopWord: isStopWord(one) })),
    known.indexOf(word),
    { mean: table.mean, looksBack: true },
  )
  const to = (vector: Float64Array): number[] =>
    senses.map((examples) =>
      likenessTo(
        vector,
        examples.map((one) => vectorOf(table, row(one), { centred: true })),
      ),
    )
  return { before: to(before), after: to(mixed) }
}

describe('‘bank’ with its neighbours mixed in', () => {
  const said = (cue: string) => `Nora talked about the ${cue}. Then she walked to the bank and`
  const senses = [bank.water, bank.money]

  test('by itself lives in money town, whatever the sentence', () => {
    for (const cue of ['river', 'money', 'ducks']) {
      const { before } = likeness(said(cue), 'bank', senses)
      expect(before[0]).toBeCloseTo(0.185, 2)
      expect(before[1]).toBeCloseTo(0.493, 2)
    }
  })

  test.each([
    ['river', 0.46, 0.39],
    ['money', 0.18, 0.59],
    ['water', 0.4, 0.46],
    ['ducks', 0.17, 0.41],
  ])('after ‘%s’ it is %f like water and %f like money', (cue, water, money) => {
    const { after } = likeness(said(cue), 'bank', senses)
    expect(Math.abs(after[0] - water)).toBeLessThan(0.01)
    expect(Math.abs(after[1] - money)).toBeLessThan(0.01)
  })

  test('‘ducks’ are a hockey team to the news: what its neighbours are', () => {
    const near = nearestRows(table, vectorOf(table, row('ducks')), {
      count: 10,
      except: [row('ducks')],
    }).map(({ word }) => word)
    const teams = ['penguins', 'canucks', 'oilers', 'islanders', 'sharks', 'sabres', 'bruins']
    expect(near.filter((word) => teams.includes(word)).length).toBeGreaterThan(4)
    expect(near).not.toContain('water')
  })
})

// Word, its two cues, words of the one sense and of the other, and the sentence if it is another.
const ambiguous: [string, string, string, string, string, string?][] = [
  ['bank', 'river', 'money', 'water stream shore', 'cash loan deposit'],
  ['bat', 'cave', 'ball', 'wings bird animal', 'baseball glove player'],
  ['bark', 'tree', 'dog', 'wood oak leaves', 'barking puppy wolf'],
  ['apple', 'fruit', 'computer', 'banana pear orange', 'phone company internet'],
  ['mouse', 'cheese', 'keyboard', 'rat cat animal', 'computer screen button'],
  ['crane', 'bird', 'building', 'duck goose wings', 'tower truck machine'],
  ['spring', 'winter', 'mattress', 'summer autumn april', 'coil steel nail'],
  ['light', 'lamp', 'feathers', 'sun bright candle', 'heavy thin weak', 'how light it was'],
  ['match', 'candle', 'team', 'fire smoke lamp', 'game player goal'],
  ['pitcher', 'juice', 'baseball', 'jug bottle water', 'ball player team'],
]

test('all ten ambiguous words lean the right way after their cue; five turn over', () => {
  const outcomes = ambiguous.map(([word, first, second, one, other, seen]) => {
    const lean = (cue: string): number => {
      const text = `Nora talked about the ${cue}. Then she noticed ${seen ?? `the ${word}`} and`
      const { after } = likeness(text, word, [one.split(' '), other.split(' ')])
      return after[0] - after[1]
    }
    const [afterFirst, afterSecond] = [lean(first), lean(second)]
    return { word, orders: afterFirst > afterSecond, turns: afterFirst > 0 && afterSecond < 0 }
  })
  expect(outcomes.filter(({ orders }) => !orders)).toEqual([])
  const turned = outcomes.filter(({ turns }) => turns).map(({ word }) => word)
  expect(turned).toEqual(['bank', 'bark', 'apple', 'mouse', 'crane'])
})

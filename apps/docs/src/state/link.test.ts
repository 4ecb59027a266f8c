import { startingNetwork, symbols, symbolShape, withOutputs } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { networkCode } from '@nextword/core/formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trainingSettingsSchema } from '@nextword/viz/training'
import { longestQuery, queryOf, readQuery, settingsLimits } from './link.ts'
import { defaultState, inHundredths, mostDrawings, type PageState } from './page-state.ts'
import { longestSentence, sentenceFrom, type SentenceName, sentences } from './sentence.ts'

const pixels = fc
  .array(fc.integer({ min: 0, max: 200 }), { minLength: 9, maxLength: 9 })
  .map((steps) => inHundredths(steps.map((step) => (step - 100) / 100)))
const label = fc.integer({ min: 0, max: 3 })
const network = fc
  .tuple(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom('sigmoid' as const, 'softmax' as const),
  )
  .map(([seed, outputs]) =>
    withOutputs(startingNetwork(symbolShape, 'uniform', seededRandom(seed)), outputs),
  )
const settings = fc.record({
  optimizer: fc.constantFrom('sgd' as const, 'momentum' as const, 'adam' as const),
  learningRate: fc.double({ ...settingsLimits.learningRate, noNaN: true }),
  batch: fc.oneof(fc.constant('all' as const), fc.integer(settingsLimits.batch)),
  flipChance: fc.double({ ...settingsLimits.flipChance, noNaN: true }).map((chance) => chance + 0),
  weightLimit: fc.option(fc.double({ ...settingsLimits.weightLimit, noNaN: true })),
})
const state: fc.Arbitrary<PageState> = fc.record({
  symbol: pixels,
  network,
  drawings: fc.array(fc.record({ pixels, label }), { maxLength: mostDrawings }),
  label: fc.option(label),
  settings,
  sentence: fc.oneof(
    fc.constantFrom(...(Object.keys(sentences) as SentenceName[])).map((name) => ({
      kind: 'shipped' as const,
      name,
    })),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: longestSentence })
      .map((units) => sentenceFrom(String.fromCharCode(...units))),
  ),
  word: fc.option(fc.stringMatching(/^[a-z][a-z.-]{0,23}$/)),
})

const problemOf = (search: string): string => {
  const reading = readQuery(search)
  return reading.kind === 'problem' ? reading.problem : reading.kind
}

describe('a link', () => {
  it('is empty for the state that the page begins in', () => {
    expect(queryOf(defaultState)).toBe('')
    expect(readQuery('')).toEqual({ kind: 'none' })
  })

  it('names what the reader changed, and only that', () => {
    expect(queryOf({ ...defaultState, symbol: symbols[3]!.pixels, label: 0 })).toBe(
      'v=1&symbol=5k5k005k005k005k5k&label=times',
    )
  })

  it('names one of the page’s sentences, or holds the reader’s own', () => {
    const own = { kind: 'own', text: 'Wörter & “bank”' } as const
    expect(queryOf({ ...defaultState, sentence: { kind: 'shipped', name: 'ducks' } })).toBe(
      'v=1&sentence=ducks',
    )
    expect(readQuery(`?${queryOf({ ...defaultState, sentence: own, word: 'kitten' })}`)).toEqual({
      kind: 'state',
      state: { ...defaultState, sentence: own, word: 'kitten' },
      leftOut: [],
    })
    for (const bad of [
      'lake',
      '__proto__',
      'toString',
      'own~A',
      'own~_w',
      `own~${'YQ'.repeat(400)}`,
    ])
      expect(problemOf(`?v=1&sentence=${bad}`)).toBe('sentence')
    for (const bad of ['', 'Puppy', '<b>', 'a'.repeat(25)])
      expect(problemOf(`?v=1&word=${encodeURIComponent(bad)}`)).toBe('word')
  })

  it('holds a word only where the reader chose one, whatever the sentence', () => {
    const sentence = { kind: 'shipped', name: 'money' } as const
    expect(queryOf({ ...defaultState, sentence })).toBe('v=1&sentence=money')
    const chosen = { ...defaultState, sentence, word: 'river' }
    expect(queryOf(chosen)).toBe('v=1&sentence=money&word=river')
    expect(readQuery(`?${queryOf(chosen)}`)).toEqual({ kind: 'state', state: chosen, leftOut: [] })
  })

  it('brings back the very state it was made of, within the length that it may have', () => {
    fc.assert(
      fc.property(state, (made) => {
        const query = queryOf(made)
        expect(query.length).toBeLessThanOrEqual(longestQuery - 1)
        expect(readQuery(`?${query}`)).toEqual({ kind: 'state', state: made, leftOut: [] })
      }),
    )
  })

  it('survives being encoded once more by a messenger', () => {
    fc.assert(
      fc.property(state, (made) => {
        const query = queryOf(made)
        expect(query).toMatch(/^[\w.~&=-]*$/)
        expect(new URL(`https://example.org/?${query}`).search.slice(1)).toBe(query)
      }),
    )
  })

  it('of version 1 goes on being read', () => {
    const old = readQuery(
      '?v=1&symbol=005k005k005k005k5k&label=slash&drawings=plus.5k005k0000005k005k~square.2s00000000000000000' +
        '&training=momentum~0.3~all~0.1~1',
    )
    expect(old).toMatchObject({ kind: 'state', leftOut: ['drawings'] })
    const read = readQuery(
      '?v=1&symbol=005k005k005k005k5k&label=slash&drawings=plus.5k005k0000005k005k~square.2s0000000000000000' +
        '&training=momentum~0.3~all~0.1~1&fbclid=IwAR0',
    )
    if (read.kind !== 'state') throw new Error(JSON.stringify(read))
    expect(Array.from(read.state.symbol)).toEqual([-1, 1, -1, 1, -1, 1, -1, 1, 1])
    expect(read.state.label).toBe(3)
    expect(read.state.drawings.map((drawing) => drawing.label)).toEqual([1, 2])
    expect(read.state.drawings[1]!.pixels[0]).toBe(0)
    expect(read.state.settings).toEqual({
      optimizer: 'momentum',
      learningRate: 0.3,
      batch: 'all',
      flipChance: 0.1,
      weightLimit: 1,
    })
  })
})

describe('what the training panel accepts', () => {
  it.each(['learningRate', 'flipChance', 'weightLimit'] as const)('a link accepts: %s', (name) => {
    expect(trainingSettingsSchema[name]).toMatchObject(settingsLimits[name])
  })
})

describe('a link of which a part is damaged', () => {
  it.each(['training=sgd', 'label=4', 'drawings=times.5k'])('keeps its net beside %s', (part) => {
    const network = startingNetwork(symbolShape, 'uniform', seededRandom(1))
    expect(readQuery(`?v=1&net=${networkCode(network)}&${part}`)).toEqual({
      kind: 'state',
      state: { ...defaultState, network },
      leftOut: [part.split('=')[0]],
    })
  })
})

describe('a link that is not one of ours', () => {
  it.each([
    ['?v=2&symbol=5k', 'version'],
    ['?symbol=5k5k5k5k5k5k5k5k5k', 'version'],
    ['?v=1&symbol=<img onerror=alert(1)>', 'symbol'],
    ['?v=1&symbol=__proto__', 'symbol'],
    ['?v=1&symbol=5l5k5k5k5k5k5k5k5k', 'symbol'],
    ['?v=1&symbol=5k5k5k5k5k5k5k5k', 'symbol'],
    ['?v=1&net=%%%', 'net'],
    ['?v=1&net=AAAA', 'net'],
    ['?v=1&net=', 'net'],
    ['?v=1&label=4', 'label'],
    ['?v=1&label=toString', 'label'],
    ['?v=1&drawings=times.5k', 'drawings'],
    ['?v=1&drawings=times.5k5k5k5k5k5k5k5k5k.0', 'drawings'],
    [`?v=1&drawings=${Array(13).fill('times.5k5k5k5k5k5k5k5k5k').join('~')}`, 'drawings'],
    ['?v=1&training=sgd~NaN~1~0~none', 'training'],
    ['?v=1&training=sgd~1e999~1~0~none', 'training'],
    ['?v=1&training=sgd~-1~1~0~none', 'training'],
    ['?v=1&training=sgd~0.1~0~0~none', 'training'],
    ['?v=1&training=sgd~0.1~1~1.1~none', 'training'],
    ['?v=1&training=newton~0.1~1~0~none', 'training'],
    ['?v=1&training=sgd', 'training'],
    ['?v=1&__proto__=1', 'name'],
    ['?constructor[prototype][x]=1&v=1&label=times', 'state'],
    ['?constructor=1', 'none'],
    ['?hasOwnProperty', 'none'],
    [`?q=${'A'.repeat(5000)}`, 'none'],
    ['?v=1&label=times&label=plus', 'twice'],
    ['?v=1&training=sgd~0x10~1~0~none', 'training'],
    ['?v=1&training=sgd~1 ~1~0~none', 'training'],
    ['?v=1&training=sgd~1~1.5~0~none', 'training'],
    [`?v=1&net=${'A'.repeat(1_000_000)}`, 'too-long'],
    ['?utm_source=somewhere', 'none'],
  ])('%.60s is taken for: %s', (search, outcome) => {
    expect(problemOf(search)).toBe(outcome)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('may hold a sound net of another shape', () => {
    const shape = { sizes: [9, 4], hidden: [], outputs: 'softmax' } as const
    const other = startingNetwork(shape, 'uniform', seededRandom(1))
    expect(problemOf(`?v=1&net=${networkCode(other)}`)).toBe('net')
  })

  it('is refused when one letter of its net is another', () => {
    const good = networkCode(startingNetwork(symbolShape, 'uniform', seededRandom(1)))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.constantFrom('A', 'b', '-', '9'),
        (at, letter) => {
          fc.pre(good[at] !== letter)
          expect(problemOf(`?v=1&net=${good.slice(0, at)}${letter}${good.slice(at + 1)}`)).toBe(
            'net',
          )
        },
      ),
    )
  })

  it('never throws, whatever it says', () => {
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
    const anything = codeUnits.map((units) => String.fromCharCode(...units))
    const key = fc.constantFrom(
      'v',
      'symbol',
      'net',
      'drawings',
      'label',
      'training',
      '__proto__',
      '',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.oneof(anything, fc.constant('1'))), { maxLength: 6 }),
        (parts) => {
          expect(['none', 'state', 'problem']).toContain(
            readQuery(`?${parts.map(([name, value]) => `${name}=${value}`).join('&')}`).kind,
          )
        },
      ),
    )
  })
})

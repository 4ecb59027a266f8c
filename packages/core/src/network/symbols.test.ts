import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, sum } from '../numbers/index.ts'
import { noisyPicture, symbolPosterior, symbols, symbolVariant } from './index.ts'

/** Every picture of nine black or white pixels. */
const pictures = Array.from({ length: 512 }, (_, bits) =>
  Array.from({ length: 9 }, (_, i) => ((bits >> i) & 1 ? -1 : 1)),
)

/** How likely each symbol turns into the picture, pixel by pixel. */
const likelihoods = (picture: readonly number[], flipChance: number): number[] =>
  symbols.map(({ pixels }) =>
    picture.reduce((chance, p, i) => chance * (p === pixels[i] ? 1 - flipChance : flipChance), 1),
  )

describe('the four symbols', () => {
  test('look like ×, +, □ and /', () => {
    const drawn = symbols.map(({ pixels }) =>
      Array.from(pixels, (p) => (p < 0 ? '#' : '.')).join(''),
    )
    expect(drawn).toEqual(['#.#.#.#.#', '.#.###.#.', '####.####', '..#.#.#..'])
    expect(symbols.map(({ name }) => name)).toEqual(['×', '+', '□', '/'])
  })
})

describe('the true share', () => {
  test('of a × without a corner is a half × and a half /, to five digits', () => {
    for (const corner of [0, 8]) {
      const torn = symbols[0].pixels.slice()
      torn[corner] = 1
      const [times, plus, square, slash] = symbolPosterior(torn, 0.1)
      expect(times).toBe(slash)
      expect(times).toBeCloseTo(0.5, 5)
      expect(plus + square).toBeLessThan(1e-4)
    }
  })

  test('is Bayes’ rule on all 512 pictures', () => {
    for (const flipChance of [0.01, 0.1, 0.3, 0.5])
      for (const picture of pictures) {
        const chances = likelihoods(picture, flipChance)
        const whole = sum(chances)
        symbolPosterior(picture, flipChance).forEach((share, k) => {
          expect(share).toBeCloseTo(chances[k] / whole, 6)
        })
      }
  })

  test('is what sampling finds', () => {
    const random = seededRandom(9)
    const counts = new Map<string, number[]>()
    for (let n = 0; n < 200_000; n++) {
      const key = [...symbolVariant(n % 4, { flipChance: 0.1, greyAmount: 0 }, random)].join()
      const row = counts.get(key) ?? [0, 0, 0, 0]
      row[n % 4]++
      counts.set(key, row)
    }
    let checked = 0
    for (const [key, row] of counts) {
      const seen = sum(row)
      if (seen < 2000) continue
      checked++
      const shares = symbolPosterior(key.split(',').map(Number), 0.1)
      // Four standard errors of a share counted `seen` times.
      row.forEach((count, k) => {
        const error = Math.sqrt((shares[k] * (1 - shares[k])) / seen)
        expect(Math.abs(count / seen - shares[k])).toBeLessThan(4 * error + 2 / seen)
      })
    }
    expect(checked).toBeGreaterThan(8)
  })

  test('a grey pixel says nothing, and the more it is black or white the more it says', () => {
    expect([...symbolPosterior(new Array(9).fill(0), 0.1)]).toEqual([0.25, 0.25, 0.25, 0.25])
    const only = (corner: number): number =>
      symbolPosterior([corner, 0, 0, 0, 0, 0, 0, 0, 0], 0.1)[3]
    expect(only(1)).toBeGreaterThan(only(0.5))
    expect(only(0.5)).toBeGreaterThan(only(0))
  })

  test('is sure where a flip is all but impossible', () => {
    expect([...symbolPosterior(symbols[2].pixels, 1e-310)]).toEqual([0, 0, 1, 0])
    expect([...symbolPosterior(new Array(9).fill(0), 1e-310)]).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  test('adds up to 1 on any picture', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        (pixels, flipChance) => {
          expect(sum(symbolPosterior(pixels, flipChance))).toBeCloseTo(1, 5)
        },
      ),
    )
  })

  test('needs nine numbers and a chance that leaves something to learn', () => {
    expect(() => symbolPosterior([1], 0.1)).toThrow('needs 9 numbers, got 1')
    expect(() => symbolPosterior(new Array(9).fill(NaN), 0.1)).toThrow('got NaN')
    for (const chance of [0, 0.6, -1, NaN])
      expect(() => symbolPosterior(pictures[0], chance)).toThrow('flipChance')
  })
})

describe('spoilt pictures', () => {
  test('flip as often as they are told to, by their seed', () => {
    const random = seededRandom(2)
    let flipped = 0
    for (let n = 0; n < 5000; n++)
      symbolVariant(1, { flipChance: 0.2, greyAmount: 0 }, random).forEach((p, i) => {
        if (p !== symbols[1].pixels[i]) flipped++
      })
    expect(flipped / 45_000).toBeCloseTo(0.2, 2)
    const one = (seed: number): Float32Array =>
      symbolVariant(0, { flipChance: 0.3, greyAmount: 0.5 }, seededRandom(seed))
    expect(one(1)).toEqual(one(1))
    expect(one(1)).not.toEqual(one(2))
  })

  test('fade towards grey, no further than told, and never past it', () => {
    const random = seededRandom(3)
    for (let n = 0; n < 500; n++) {
      const faded = symbolVariant(2, { flipChance: 0, greyAmount: 0.5 }, random)
      faded.forEach((p, i) => {
        expect(p * symbols[2].pixels[i]).toBeGreaterThanOrEqual(0.5)
        expect(Math.abs(p)).toBeLessThanOrEqual(1)
      })
    }
  })

  test('with no noise are the picture, and the picture itself stays as it is', () => {
    const before = symbols[0].pixels.slice()
    const none = { flipChance: 0, greyAmount: 0 }
    expect(noisyPicture(symbols[0].pixels, none, seededRandom(1))).toEqual(before)
    symbolVariant(0, { flipChance: 1, greyAmount: 1 }, seededRandom(1))
    expect(symbols[0].pixels).toEqual(before)
  })

  test('a symbol there isn’t, and noise outside 0 … 1, are refused', () => {
    const none = { flipChance: 0, greyAmount: 0 }
    expect(() => symbolVariant(4, none, seededRandom(1))).toThrow('from 0 to 3, got 4')
    expect(() => symbolVariant(0, { ...none, flipChance: 2 }, seededRandom(1))).toThrow(
      'flipChance',
    )
    expect(() => symbolVariant(0, { ...none, greyAmount: -1 }, seededRandom(1))).toThrow(
      'greyAmount',
    )
    expect(() => noisyPicture([NaN], none, seededRandom(1))).toThrow('got NaN')
  })
})

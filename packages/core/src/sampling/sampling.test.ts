import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, softmax } from '../numbers/index.ts'
import { llamaConfig, logitsOf, session, startTensors, transformer } from '../transformer/index.ts'
import {
  checkedSampling,
  defaultSampling,
  distributionOf,
  drawFrom,
  generate,
  type GenerateSettings,
  type NextLogits,
  type SamplingSettings,
} from './index.ts'

const keptOf = (
  logits: ArrayLike<number>,
  settings: Partial<SamplingSettings> = {},
  recent: number[] = [],
) => {
  const { ids, shares } = distributionOf(logits, settings, recent).kept
  return [...ids].map((id, i) => [id, shares[i]])
}
const idsOf = (...given: Parameters<typeof keptOf>) => keptOf(...given).map(([id]) => id)

/** Shares of 8, 4, 2, 1 and 1 sixteenths, not in their order. */
const sixteenths = [2, 1, 8, 1, 4].map(Math.log)

const someLogits = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.float({ min: -1e4, max: 1e4, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(-Infinity, 0, -0, 3e38, -3e38) },
  ),
  { minLength: 1, maxLength: 40 },
)
const someSettings = fc.record({
  repetitionPenalty: fc.double({ min: 0.5, max: 2, noNaN: true }),
  temperature: fc.oneof(
    fc.double({ min: 0, max: 5, noNaN: true }),
    fc.constantFrom(0, Number.MIN_VALUE, 1e-30, 1e9, Number.MAX_VALUE),
  ),
  topK: fc.integer({ min: 0, max: 50 }),
  topP: fc.double({ min: 0, max: 1, noNaN: true }),
  minP: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('a distribution small enough for paper', () => {
  test('keeps all without settings, likeliest first, of equals the lowest id first', () => {
    const kept = keptOf(sixteenths)
    expect(kept.map(([id]) => id)).toEqual([2, 4, 0, 1, 3])
    for (const [i, share] of [8, 4, 2, 1, 1].entries())
      expect(kept[i][1]).toBeCloseTo(share / 16, 7)
  })

  test('has each setting keep what it says, with shares that add up to 1 again', () => {
    expect(idsOf(sixteenths, { topK: 2 })).toEqual([2, 4])
    expect(keptOf(sixteenths, { topK: 2 })[0][1]).toBeCloseTo(2 / 3, 7)
    expect(idsOf(sixteenths, { topK: 4 })).toEqual([2, 4, 0, 1])
    expect(idsOf(sixteenths, { topP: 0.74 })).toEqual([2, 4])
    expect(idsOf(sixteenths, { topP: 0.76 })).toEqual([2, 4, 0])
    expect(idsOf(sixteenths, { topP: 0 })).toEqual([2])
    expect(idsOf([0, 0, 0, 0], { topP: 0.5 })).toEqual([0, 1])
    expect(idsOf(sixteenths, { minP: 0.24 })).toEqual([2, 4, 0])
    expect(idsOf(sixteenths, { minP: 0.26 })).toEqual([2, 4])
    expect(idsOf([1, 1, 0], { minP: 1 })).toEqual([0, 1])
  })

  test('does the steps in their order: top-p of what top-k left, min-p of what the temperature made', () => {
    // 8 and 4 are two thirds and a third of what is left, so that .6 is already had with the first.
    expect(idsOf(sixteenths, { topK: 2, topP: 0.6 })).toEqual([2])
    expect(idsOf(sixteenths, { topP: 0.6 })).toEqual([2, 4])
    // At temperature 2 the shares are as √8 : √4 : √2 : 1 : 1.
    expect(idsOf(sixteenths, { minP: 0.4, temperature: 2 })).toEqual([2, 4, 0])
    expect(idsOf(sixteenths, { minP: 0.4 })).toEqual([2, 4])
  })

  test('has the penalty divide positive logits and multiply negative ones, each once', () => {
    const shares = keptOf([2, -1, 0], { repetitionPenalty: 2 }, [0, 1, 2, 0])
    const wanted = softmax([1, -2, 0])
    for (const [id, share] of shares) expect(share).toBeCloseTo(wanted[id], 7)
    expect(idsOf([2, 1.5], { repetitionPenalty: 1.5, temperature: 0 }, [0])).toEqual([1])
    expect(idsOf([2, -Infinity], { repetitionPenalty: 1.5 }, [1, 7])).toEqual([0])
    expect(keptOf([-3e38, -3e38], { repetitionPenalty: 9 }, [0, 1])[0]).toEqual([0, 0.5])
    expect(keptOf([3e38, 3e38], { repetitionPenalty: 0.1 }, [0, 1])[0]).toEqual([0, 0.5])
  })

  test('takes at temperature 0 the likeliest alone, of equals the lowest id', () => {
    expect(keptOf([1, 3, 3, 2], { temperature: 0 })).toEqual([[1, 1]])
    expect(keptOf([-0, 0], { temperature: 0 })).toEqual([[0, 1]])
    expect(keptOf([-5, -0, 0, -1], { temperature: 0 })).toEqual([[1, 1]])
    expect(idsOf([-1, -0, 0, -0, 1])).toEqual([4, 1, 2, 3, 0])
  })

  test('goes towards the likeliest as it cools and towards the average as it heats', () => {
    expect(keptOf([1, 2, 2], { temperature: Number.MIN_VALUE })).toEqual([
      [1, 0.5],
      [2, 0.5],
      [0, 0],
    ])
    for (const [, share] of keptOf([-1e4, 0, 1e4], { temperature: 1e9 }))
      expect(share).toBeCloseTo(1 / 3, 4)
  })
})

describe('every distribution', () => {
  test('has true probabilities whatever is kept, and shares that fall and add up to 1', () => {
    fc.assert(
      fc.property(someLogits, someSettings, fc.array(fc.nat(40)), (numbers, settings, recent) => {
        const logits = Float32Array.from(numbers)
        fc.pre(logits.some((logit) => logit > -Infinity))
        const { probabilities, kept } = distributionOf(logits, settings, recent)
        expect(probabilities).toEqual(softmax(logits))
        expect(kept.ids.length).toBeGreaterThan(0)
        expect(kept.shares.length).toBe(kept.ids.length)
        expect(new Set(kept.ids).size).toBe(kept.ids.length)
        for (const id of kept.ids) expect(logits[id]).toBeGreaterThan(-Infinity)
        for (let i = 1; i < kept.shares.length; i++) {
          expect(kept.shares[i]).toBeLessThanOrEqual(kept.shares[i - 1])
        }
        expect(kept.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
        if (settings.topK > 0) expect(kept.ids.length).toBeLessThanOrEqual(settings.topK)
      }),
    )
  })

  test('of many ids is ranked as that of few', () => {
    const random = seededRandom(3)
    const logits = Float32Array.from({ length: 5000 }, () => Math.round(random() * 2000 - 1000))
    const wanted = [...logits.keys()].sort((a, b) => logits[b] - logits[a])
    expect(idsOf(logits)).toEqual(wanted)
    expect(idsOf(logits, { topK: 77 })).toEqual(wanted.slice(0, 77))
  })

  test('is ranked as a stable sort would rank it', () => {
    fc.assert(
      fc.property(someLogits, (numbers) => {
        const logits = Float32Array.from(numbers)
        const wanted = [...logits.keys()]
          .filter((id) => logits[id] > -Infinity)
          .sort((a, b) => logits[b] - logits[a])
        fc.pre(wanted.length > 0)
        expect(idsOf(logits)).toEqual(wanted)
      }),
    )
  })

  test('is cut as it would be step by step', () => {
    fc.assert(
      fc.property(someLogits, someSettings, (numbers, settings) => {
        const logits = Float32Array.from(numbers)
        const { temperature, topK, topP, minP } = settings
        fc.pre(temperature > 0 && logits.some((logit) => logit > -Infinity))
        let ids = [...logits.keys()]
          .filter((id) => logits[id] > -Infinity)
          .sort((a, b) => logits[b] - logits[a])
        ids = ids.slice(0, topK || undefined)
        const weights = ids.map((id) => Math.exp((logits[id] - logits[ids[0]]) / temperature))
        const total = weights.reduce((a, b) => a + b)
        let before = 0
        ids = ids.filter((_, i) => {
          const isKept = i === 0 || topP === 1 || before < topP * total
          before += weights[i]
          return isKept && weights[i] >= minP
        })
        expect(idsOf(logits, { temperature, topK, topP, minP })).toEqual(ids)
      }),
    )
  })

  test('keeps at temperature 1 exactly what the model says', () => {
    fc.assert(
      fc.property(someLogits, (numbers) => {
        const logits = Float32Array.from(numbers)
        fc.pre(logits.some((logit) => logit > -Infinity))
        const { probabilities, kept } = distributionOf(logits)
        kept.ids.forEach((id, i) => expect(kept.shares[i]).toBeCloseTo(probabilities[id], 6))
      }),
    )
  })

  test('leaves the logits as they are', () => {
    const logits = Float32Array.of(1, -2, 3)
    distributionOf(logits, { repetitionPenalty: 2, temperature: 0.5 }, [0, 1, 2])
    expect([...logits]).toEqual([1, -2, 3])
  })

  test('refuses what it can’t make one of, and says why', () => {
    const said = (logits: number[], settings: Partial<SamplingSettings> = {}) => {
      expect(() => distributionOf(logits, settings)).toThrow(RangeError)
      return expect(() => distributionOf(logits, settings))
    }
    said([0, NaN]).toThrow('non-finite logits: sampling needs numbers or −∞, got NaN at index 1')
    said([Infinity]).toThrow('non-finite')
    said([1e39]).toThrow('non-finite')
    said([-Infinity, -Infinity]).toThrow('every token is ruled out')
    said([]).toThrow('needs a whole number from 1')
    for (const temperature of [NaN, -1, -Number.MIN_VALUE, Infinity])
      said([0], { temperature }).toThrow('temperature needs a number from 0')
    for (const topK of [NaN, -1, 1.5, Infinity]) said([0], { topK }).toThrow('topK needs')
    for (const topP of [NaN, -0.1, 1.1]) said([0], { topP }).toThrow('topP needs')
    for (const minP of [NaN, -0.1, 1.1]) said([0], { minP }).toThrow('minP needs')
    for (const repetitionPenalty of [NaN, 0, -1, 1e9])
      said([0], { repetitionPenalty }).toThrow('repetitionPenalty needs')
    expect(() => distributionOf([0], { topP: '1' as unknown as number })).toThrow(TypeError)
    expect(() => distributionOf([0], null as unknown as SamplingSettings)).toThrow(TypeError)
  })
})

describe('drawing', () => {
  test('comes out as often as the shares say', () => {
    const draws = 160_000
    const random = seededRandom(7)
    const distribution = distributionOf(sixteenths)
    const seen = new Float64Array(5)
    for (let n = 0; n < draws; n++) seen[drawFrom(distribution, random)]++
    let chiSquared = 0
    for (const [id, share] of [2, 1, 8, 1, 4].entries())
      chiSquared += (seen[id] - (draws * share) / 16) ** 2 / ((draws * share) / 16)
    // Four degrees of freedom: one run in a thousand is above this.
    expect(chiSquared).toBeLessThan(18.47)
    expect(chiSquared).toBeGreaterThan(0)
  })

  test('gives each its stretch of 0 … 1, and never what has no share', () => {
    const distribution = {
      kept: { ids: Int32Array.of(5, 3, 9), shares: Float64Array.of(0.5, 0.5, 0) },
    }
    expect([0, 0.499, 0.5, 0.999].map((chance) => drawFrom(distribution, () => chance))).toEqual([
      5, 5, 3, 3,
    ])
    const short = { kept: { ids: Int32Array.of(5, 3, 9), shares: Float64Array.of(0.5, 0.4, 0) } }
    expect(drawFrom(short, () => 0.95)).toBe(3)
  })
})

describe('generate', () => {
  /** Says that the next number is the likeliest, and the numbers beside it less so. */
  const counting = (left?: number) => {
    const read: number[] = []
    const session: NextLogits & { read: number[] } = {
      read,
      feed(tokens) {
        read.push(...Array.from(tokens))
        return Float32Array.from({ length: 10 }, (_, id) => -Math.abs(id - read.at(-1)! - 1))
      },
      get left() {
        return left! - read.length
      },
    }
    return left === undefined ? { read, feed: session.feed } : session
  }
  const text = (settings: Partial<GenerateSettings>, seed = 1, left?: number) => {
    const session = counting(left)
    const turns = [...generate(session, [0, 1], settings, seededRandom(seed))]
    return { ids: turns.map(({ id }) => id), end: turns.at(-1)?.end, turns, read: session.read }
  }

  test('reads the prompt and then each token but the last', () => {
    const { ids, read, turns } = text({ temperature: 0, most: 4 })
    expect(ids).toEqual([2, 3, 4, 5])
    expect(read).toEqual([0, 1, 2, 3, 4])
    expect(turns.map(({ end }) => end)).toEqual([null, null, null, 'most'])
    expect(turns[0].probabilities).toEqual(
      softmax(Float32Array.from({ length: 10 }, (_, id) => -Math.abs(id - 2))),
    )
    expect([...turns[0].kept.ids]).toEqual([2])
  })

  test('ends at an id, at so many tokens, or at the end of the context', () => {
    expect(text({ temperature: 0, stopAt: [9, 4] })).toMatchObject({
      ids: [2, 3, 4],
      end: 'stopAt',
    })
    expect(text({ temperature: 0 }, 1, 3)).toMatchObject({ ids: [2, 3], end: 'context' })
    expect(text({ temperature: 0 }, 1, 2)).toMatchObject({ ids: [2], end: 'context' })
    expect(text({ most: 0 })).toMatchObject({ ids: [], read: [] })
  })

  test('writes the same by the same seed, and something else by another', () => {
    const settings = { temperature: 3, most: 30 }
    expect(text(settings, 5).ids).toEqual(text(settings, 5).ids)
    expect(text(settings, 5).ids).not.toEqual(text(settings, 6).ids)
  })

  test('penalises what stands in the prompt or is written already', () => {
    const flat: NextLogits = { feed: () => [3, 3.1, 3.2, 3.3] }
    const settings = { temperature: 0, repetitionPenalty: 2, most: 3 }
    const ids = [...generate(flat, [3], settings, seededRandom(1))].map(({ id }) => id)
    expect(ids).toEqual([2, 1, 0])
  })

  test('takes settings that are undefined for left out', () => {
    const nothing = Object.fromEntries(
      Object.keys(defaultSampling).map((name) => [name, undefined]),
    )
    expect(checkedSampling(nothing)).toEqual(defaultSampling)
  })

  test('refuses an empty prompt and bad settings at the first turn', () => {
    const turn = (prompt: number[], settings: Partial<GenerateSettings>) => () =>
      generate(counting(), prompt, settings, seededRandom(1)).next()
    expect(turn([], {})).toThrow('generate count of prompt tokens needs a whole number from 1')
    expect(turn([1], { most: -1 })).toThrow(RangeError)
    expect(turn([1], { temperature: -1 })).toThrow(RangeError)
    expect(turn([1], { stopAt: 3 as unknown as number[] })).toThrow(TypeError)
  })

  test('has a transformer write what its whole runs say, up to the end of its context', () => {
    const config = llamaConfig({ vocabulary: 9, context: 12, layers: 2, width: 8, heads: 2 })
    const model = transformer(config, startTensors(config, seededRandom(8)))
    const text = [4, 1, 7]
    const reading = session(model)
    for (const { id, probabilities, end } of generate(
      reading,
      text,
      { temperature: 1 },
      seededRandom(2),
    )) {
      const wanted = softmax(logitsOf(model, text).subarray(-9))
      wanted.forEach((share, i) => expect(probabilities[i]).toBeCloseTo(share, 5))
      text.push(id)
      expect(end).toBe(text.length === 13 ? 'context' : null)
    }
    // The last one was drawn, and there is no room to read it.
    expect(text).toHaveLength(13)
    expect(new Set(text).size).toBeGreaterThan(4)
    reading.close()
    expect(() => [...generate(session(model), text, {}, seededRandom(1))]).toThrow(
      'a transformer needs from 1 to 12 tokens, got 13',
    )
  })
})

import { describe, expect, test } from 'vitest'
import { forward, startingNetwork, symbols, symbolShape } from '../network/index.ts'
import { argmax, seededRandom } from '../numbers/index.ts'
import { symbolExamples, train, type TrainingReport } from './index.ts'

// The seed that the page begins with, and what its prose says of the net that comes of it.
const untrained = startingNetwork(symbolShape, 'uniform', seededRandom(23))

describe('the page’s net', () => {
  const reports: TrainingReport[] = []
  const training = train(untrained, symbolExamples(), {}, seededRandom(23))
  let turn = training.next()
  for (; !turn.done; turn = training.next()) reports.push(turn.value)
  const result = turn.value
  const trained = result.network
  const shares = (pixels: ArrayLike<number>): number[] => [...forward(trained, pixels)]

  test('takes × for + before it is trained, and is sure of it', () => {
    const said = forward(untrained, symbols[0].pixels)
    expect(argmax(said)).toBe(1)
    expect(said[1]).toBeGreaterThan(0.8)
  })

  test('is done after 203 epochs, with all four right', () => {
    expect(result.reason).toBe('done')
    expect(result.report.epoch).toBe(203)
    expect(result.report.step).toBe(812)
    expect(result.report.loss).toBeLessThanOrEqual(0.05)
    expect(result.report.accuracy).toBe(1)
    expect(reports).toHaveLength(204)
  })

  test('gives a × without a corner nearly half to × and half to /', () => {
    for (const corner of [0, 8]) {
      const torn = symbols[0].pixels.slice()
      torn[corner] = 1
      const [times, , , slash] = shares(torn)
      expect(Math.abs(times - 0.5)).toBeLessThan(0.1)
      expect(Math.abs(slash - 0.5)).toBeLessThan(0.1)
    }
  })

  test('is sure of a blank display: it cannot say that it doesn’t know', () => {
    expect(Math.max(...shares(new Array(9).fill(1)))).toBeGreaterThan(0.9)
  })

  test('recognises 31 of the 32 symbols with one pixel spoilt that stay nearer to themselves', () => {
    let right = 0
    let all = 0
    symbols.forEach(({ pixels }, label) => {
      for (let i = 0; i < 9; i++) {
        const spoilt = pixels.slice()
        spoilt[i] = -spoilt[i]
        const differs = symbols.map(
          (other) => other.pixels.filter((p, k) => p !== spoilt[k]).length,
        )
        if (differs.some((count, other) => other !== label && count <= 1)) continue
        all++
        if (argmax(shares(spoilt)) === label) right++
      }
    })
    expect([right, all]).toEqual([31, 32])
  })
})

import { expect, test } from 'vitest'
import { sums } from './sums.ts'

test('two words, one of them certain: how far, how often right, and what the right one gets', () => {
  const both = sums()
  const even = Float64Array.of(0.5, 0.5)
  both.add({ truth: even, guess: [0.5, 0.5], floor: Math.LN2, next: 0 })
  both.add({ truth: Float64Array.of(0, 1), guess: [0.75, 0.25], floor: 0, next: 1 })
  const { words, kl, loss, floor, agrees, certain } = both.mean()
  expect(words).toBe(2)
  expect(kl).toBeCloseTo(Math.log(4) / 2)
  expect(loss).toBeCloseTo((Math.LN2 + Math.log(4)) / 2)
  expect(floor).toBeCloseTo(Math.LN2 / 2)
  // Of two equally likely words either is right.
  expect(agrees).toBe(0.5)
  expect(certain).toEqual({ words: 1, share: 0.25, likeliest: 0 })
})

test('where nothing is certain there is nothing to say of it', () => {
  const one = sums()
  one.add({ truth: Float64Array.of(0.5, 0.5), guess: [0.5, 0.5], floor: Math.LN2, next: 0 })
  expect(one.mean().certain).toBeNull()
})

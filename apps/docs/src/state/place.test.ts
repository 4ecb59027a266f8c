import { describe, expect, it } from 'vitest'
import { memoryIn } from './memory.ts'
import { isAboutWords, keepPlace, keptPlace, stepOf, steps } from './place.ts'

describe('a place in the page', () => {
  it('is the hash of a step, and nothing else', () => {
    expect(stepOf('#step-3')).toBe(3)
    expect(stepOf('#step-20')).toBe(20)
    for (const other of [
      '',
      '#',
      '#step-0',
      '#step-21',
      '#step-007',
      '#step-NaN',
      `#step-3${'0'.repeat(1e6)}`,
    ])
      expect(stepOf(other)).toBeNull()
  })

  it('is about words, but for the eight steps of the net', () => {
    expect(steps.filter((step) => !isAboutWords(step))).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('is kept between visits, where the browser keeps anything', () => {
    const kept = new Map<string, string>()
    const memory = memoryIn(() => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }))
    expect(keptPlace(memory)).toBeNull()
    expect(keepPlace(memory, 7)).toBe(true)
    expect(keptPlace(memory)).toBe(7)
    kept.set('nextword-place', '<script>')
    expect(keptPlace(memory)).toBeNull()
    const forbidden = memoryIn(() => {
      throw new Error('forbidden')
    })
    expect(keepPlace(forbidden, 7)).toBe(false)
  })
})

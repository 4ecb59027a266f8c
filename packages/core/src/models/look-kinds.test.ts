import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWorld } from '../world/index.ts'
import { worldText } from './world.ts'
import { kindsOfKeys, lookKinds } from './world-skills.ts'

describe('what a word is to one that looks', () => {
  const world = readWorld(worldText)

  test('is the first kind that fits', () => {
    const tokens = '<s> nora walked . then she saw , then'.split(' ')
    expect(kindsOfKeys(world, tokens).join(' ')).toBe(
      'first person content stop same person twoBefore before self',
    )
    expect(kindsOfKeys(world, tokens.slice(0, -1)).join(' ')).toBe(
      'first person content stop small twoBefore before self',
    )
  })

  test('is one kind for each word', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...world.words)), (words) => {
        const kinds = kindsOfKeys(world, ['<s>', ...words])
        expect(kinds).toHaveLength(words.length + 1)
        expect(kinds.every((kind) => lookKinds.includes(kind))).toBe(true)
      }),
    )
  })
})

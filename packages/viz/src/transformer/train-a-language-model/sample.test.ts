import { seededRandom } from '@nextword/core/numbers'
import { startTensors, transformer } from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import { recipeFrom } from './props.ts'
import { configOf } from './recipe.ts'
import { mostWords, writtenSample } from './sample.ts'
import { tinyRecipe, tinyWorld } from './testing.ts'

const world = readWorld(tinyWorld)
const config = configOf({ ...recipeFrom(tinyRecipe), context: 64 }, world.words.length)
const model = transformer(config, startTensors(config, seededRandom(3)))
const write = (prompt: string, seed = 1) =>
  writtenSample(model, world, { prompt, step: 5, random: seededRandom(seed) })

describe('a sample', () => {
  it('is the same for the same chance, whatever was written before', () => {
    const first = write('Tom')
    write('Anna', 2)
    expect(write('Tom')).toEqual(first)
    expect(first.given).toEqual(['tom'])
    expect(first.words.length).toBeLessThanOrEqual(mostWords)
    expect(first.isSaid).toHaveLength(first.words.length)
  })

  it('marks what the world never says there; a wrong word may have been any for the next', () => {
    for (let seed = 1; seed < 40; seed++) {
      const { words, isSaid } = write('Tom', seed)
      if (words.length === 0) continue
      expect(isSaid[0]).toBe(['runs', 'sits'].includes(words[0]))
      // Tom and any word: then a full stop, whatever it was.
      if (words.length > 1) expect(isSaid[1]).toBe(words[1] === '.')
    }
  })

  it('begins with the story where nothing is given, and fits into any context', () => {
    expect(write('').given).toEqual([])
    const { given, words } = write('tom runs . '.repeat(60))
    expect(given.length + words.length).toBeLessThanOrEqual(config.context)
  })
})

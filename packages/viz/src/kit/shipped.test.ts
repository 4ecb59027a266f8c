import { vectorOf } from '@nextword/core/embeddings'
import { describe, expect, test } from 'vitest'
import { loadMap, loadWords, once } from './shipped.ts'

describe('what ships', () => {
  test('is unpacked once: the same table at every asking', async () => {
    const table = await loadWords('2000')
    expect(table.words.length).toBe(2000)
    expect(vectorOf(table, 0).length).toBe(100)
    expect(await loadWords('2000')).toBe(table)
  })

  test.each(['2000', '5000'] as const)('the map of %s has a point for each word', async (name) => {
    const [table, map] = await Promise.all([loadWords(name), loadMap(name)])
    expect(map.points.length).toBe(2 * table.words.length)
    expect(await loadMap(name)).toBe(map)
  })
})

describe('fetching once', () => {
  test('asks once, however many wait', async () => {
    let asked = 0
    const load = once(() => Promise.resolve((asked += 1)))
    expect(await Promise.all([load(), load()])).toEqual([1, 1])
    expect(await load()).toBe(1)
  })

  test('a failure isn’t kept', async () => {
    let asked = 0
    const load = once(() => {
      asked += 1
      return asked === 1 ? Promise.reject(new Error('no connection')) : Promise.resolve(asked)
    })
    await expect(load()).rejects.toThrow('no connection')
    expect(await load()).toBe(2)
  })
})

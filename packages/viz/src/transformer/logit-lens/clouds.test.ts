import { normalFrom, seededRandom } from '@nextword/core/numbers'
import { describe, expect, it } from 'vitest'
import { heard } from '../../kit/language/index.ts'
import { cloudsFor, cloudsKept } from './cloud-work.ts'
import { cloudAt, type Clouds, cloudsOf, spotOn } from './clouds.ts'
import { testLanguage, testWorld } from './fixtures.ts'
import { lastOfSeveral } from './senses.ts'
import { gatheredStories, kindOf, type Stack, type Stories, untoldDrawn } from './stories.ts'

const done = <Result>(work: Generator<unknown, Result, void>): Result => {
  for (;;) {
    const turn = work.next()
    if (turn.done) return turn.value
  }
}
const clouds = (stories: Stories): Clouds => done(cloudsOf(stories))
const one = (...vector: number[]): Stack => [Float64Array.from(vector)]

describe('the plane of a layer', () => {
  it('goes through the middles of two senses, which lie left and right', () => {
    const { planes, told, reach, drawn } = clouds({
      told: [
        [one(0, 1, 0), one(0, -1, 0), one(0, 2, 0)],
        [one(4, 1, 0), one(4, -1, 0), one(5, 0, 0)],
      ],
      untold: [one(2, 3, 9)],
    })
    const [{ means, nearer, across, up }] = planes
    expect(means.map(({ x, y }) => [x, Math.abs(y)])).toEqual([
      [-2, 0],
      [2, 0],
    ])
    expect(Array.from(across)).toEqual([1, 0, 0])
    expect(Array.from(up, Math.abs)).toEqual([0, 1, 0])
    expect([nearer, drawn]).toEqual([2, 2])
    expect(told.map((stories) => stories.map(([{ x }]) => x))).toEqual([[-2], [3]])
    expect(reach).toEqual({ x: 3, y: 3 })
  })

  it('goes through the middles of three senses, the third above', () => {
    const three = [one(-1, 0, 5), one(1, 0, 5), one(0, 3, 5)]
    const { planes } = clouds({ told: three.map((stack) => [stack, stack]), untold: [] })
    const [{ means }] = planes
    expect(means.map(({ x, y }) => [x, y])).toEqual([
      [-1, -1],
      [1, -1],
      [0, 2],
    ])
    expect(planes[0].nearer).toBe(3)
  })

  it('is a point where all stories are one', () => {
    const stack = one(0.1, 0.2, 0.3)
    const { planes, told } = clouds({
      told: [Array(5).fill(stack), Array(5).fill(stack)],
      untold: [],
    })
    expect(planes[0].nearer).toBeNull()
    expect(told[0][0]).toEqual([{ x: 0, y: 0 }])
    expect(cloudAt(planes[0], { x: 0, y: 0 })).toBeNull()
  })

  it('doesn’t part stories that nothing tells apart: those that found it aren’t drawn', () => {
    const random = seededRandom(5)
    const noise = (): Stack => one(...Array.from({ length: 64 }, () => normalFrom(random)))
    const group = (): Stack[] => Array.from({ length: 60 }, noise)
    const { planes, drawn } = clouds({ told: [group(), group()], untold: [] })
    expect(drawn).toBe(60)
    expect(planes[0].nearer).toBeGreaterThan(18)
    expect(planes[0].nearer).toBeLessThan(42)
  })

  it('keeps its up from layer to layer', () => {
    const random = seededRandom(8)
    const stack = (x: number): Stack => {
      const y = normalFrom(random)
      return [Float64Array.of(x, y, 0), Float64Array.of(2 * x, -0.1 * y, 3 * y)]
    }
    const group = (x: number) => Array.from({ length: 8 }, () => stack(x))
    const { planes } = clouds({ told: [group(0), group(1)], untold: [] })
    expect(planes[0].up.reduce((sum, u, i) => sum + u * planes[1].up[i], 0)).toBeGreaterThanOrEqual(
      0,
    )
  })

  it('says in which cloud something lies, or that it stays between', () => {
    const [plane] = clouds({
      told: [
        [one(0, 1), one(0, 1)],
        [one(4, 1), one(4, 1)],
      ],
      untold: [],
    }).planes
    const at = (x: number, y: number) => cloudAt(plane, spotOn(plane, [x, y]))
    expect([at(0, 1), at(4, 9), at(2, 1), at(1.2, 1), at(9, 1)]).toEqual([0, 1, null, 0, 1])
    expect(at(2.4, 1)).toBeNull()
  })
})

describe('the stories', () => {
  const language = testLanguage()
  const kindAt = (text: string, place: number) => {
    const told = heard(testWorld, text)
    return kindOf(lastOfSeveral(testWorld, told)!, told, place)
  }

  it('say the word as the text does: at the embedding all are one', () => {
    const kind = kindAt('Nora saw water. She found the bank and', 9)
    expect(kind).toEqual({ senses: ['bank-river', 'bank-money'], words: ['bank', 'and'] })
    const stories = done(gatheredStories(language, kind))!
    expect(stories.told.map(({ length }) => length)).toEqual([48, 48])
    expect(stories.untold.length).toBe(untoldDrawn)
    const id = testWorld.ids.get('and')!
    const [first] = stories.told[0]
    for (const stack of [...stories.told.flat(), ...stories.untold])
      expect(stack[0]).toEqual(first[0])
    expect(first).toHaveLength(3)
    expect(id).toBeGreaterThan(1)
    expect(clouds(stories).planes.map(({ nearer }) => nearer === null)).toEqual([
      true,
      false,
      false,
    ])
  })

  it('are the same each time, and part in what the model reads', () => {
    const kind = kindAt('Nora saw water. She found the bank and', 8)
    expect(kind.words).toEqual(['bank'])
    const again = [0, 1].map(() => clouds(done(gatheredStories(testLanguage(), kind))!))
    expect(again[0]).toEqual(again[1])
    // Two stories a sense, that is all that this world tells before the bank: they part wholly.
    expect(again[0].planes[2].nearer).toBe(48)
  })

  it('are too few where one sense never goes on so', () => {
    const kind = kindAt('Nora saw water. She found the bank and sat', 10)
    expect(done(gatheredStories(language, kind))).toBeNull()
  })

  it('are gathered in slices, once for a language and a kind', async () => {
    const kind = JSON.stringify(kindAt('Nora saw water. Then came the bow.', 8))
    expect(cloudsKept(language, kind)).toBeUndefined()
    const heardOf: number[] = []
    const all = await cloudsFor(language, kind, {
      onprogress: (share) => heardOf.push(share),
      isCancelled: () => false,
    })
    expect(all?.planes[0].means).toHaveLength(3)
    expect(heardOf.every((share) => share >= 0 && share <= 1)).toBe(true)
    expect(cloudsKept(language, kind)).toBe(all)
    await expect(
      cloudsFor(language, kind, { onprogress: () => {}, isCancelled: () => true }),
    ).rejects.toThrow()
  })
})

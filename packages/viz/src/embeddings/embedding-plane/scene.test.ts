import { cosine, createEmbeddingTable, rowOf, vectorOf } from '@nextword/core/embeddings'
import { describe, expect, it } from 'vitest'
import { chosenWords } from './chosen.ts'
import { idLineOf, lineTicks } from './id-line.ts'
import { placedByComponents, placedByMap } from './placing.ts'
import { sceneOf } from './scene.ts'
import { clusteredTable, strewnMap } from './testing.ts'

const table = clusteredTable()
const row = (word: string): number => rowOf(table, word) ?? -1

// Four words on a plane, small enough for paper: the drawing is the truth.
const paper = createEmbeddingTable({
  words: ['east', 'north', 'northeast', 'west'],
  width: 2,
  values: Float32Array.of(1, 0, 0, 1, 1, 1, -1, 0),
  mean: [0, 0],
})

describe('the scene', () => {
  it('names the truly nearest with their cosines', () => {
    const placing = placedByComponents(paper, paper.words)
    const scene = sceneOf(placing, { line: idLineOf(paper), chosen: 0, count: 2, centred: false })
    expect(scene.neighbours.map((one) => one.word)).toEqual(['northeast', 'north'])
    expect(scene.neighbours[0].cosine).toBeCloseTo(Math.SQRT1_2)
    expect(scene.before).toBe(-1)
    expect(scene.after).toBe(1)
  })

  it('counts how many true neighbours the drawing keeps, which a plain count confirms', () => {
    const placing = placedByComponents(table, chosenWords)
    for (const word of ['dog', 'bank', 'king', 'w7']) {
      const scene = sceneOf(placing, { line: idLineOf(table), chosen: row(word), centred: true })
      const from = vectorOf(table, row(word), { centred: true })
      const truly = table.words
        .map((_, at) => at)
        .filter((at) => at !== row(word))
        .sort((a, b) => {
          const of = (at: number): number => cosine(from, vectorOf(table, at, { centred: true }))
          return of(b) - of(a)
        })
        .slice(0, 10)
      expect(scene.neighbours.map((one) => one.row)).toEqual(truly)
      const flat = scene.flat.map((at) => scene.rows[at])
      expect(scene.kept).toBe(truly.filter((at) => flat.includes(at)).length)
      // The ring holds the ten nearest in the drawing and nothing else.
      const { x, y, chosen, ringRadius, lineOnlyFrom } = scene
      const within = Array.from({ length: lineOnlyFrom }, (_, at) => at).filter(
        (at) => at !== chosen && Math.hypot(x[at] - x[chosen], y[at] - y[chosen]) <= ringRadius,
      )
      expect(within.sort()).toEqual([...scene.flat].sort())
    }
  })

  it('brings along neighbours that were not drawn, where the layout has a place for them', () => {
    const placing = placedByComponents(table, chosenWords)
    const scene = sceneOf(placing, { line: idLineOf(table), chosen: row('w5'), centred: true })
    expect(scene.words).toContain('w5')
    expect(scene.neighbours.every((one) => one.at !== null)).toBe(true)
    // Neighbours on the line come too, but count for nothing on the plane.
    expect(scene.rows.length - scene.lineOnlyFrom).toBeLessThanOrEqual(2)
    expect(Math.max(...scene.flat)).toBeLessThan(scene.lineOnlyFrom)
  })

  it('draws words of a map where the map has them, and refuses the map of other words', () => {
    const map = strewnMap(table)
    const placing = placedByMap(table, map)
    expect(placing?.rows).toHaveLength(table.words.length)
    expect(placing?.variance).toBeNull()
    expect(placedByMap(paper, map)).toBeNull()
  })

  it('draws islands of a map in, in their order', () => {
    const many = 400
    const points = Float32Array.from({ length: 2 * many }, (_, i) =>
      i === 0 ? 100 : ((i * 37) % 100) / 100,
    )
    const words = Array.from({ length: many }, (_, i) => `w${i}`)
    const values = Float32Array.from({ length: many }, (_, i) => i)
    const placing = placedByMap(createEmbeddingTable({ words, width: 1, values }), { points })
    expect(placing?.bounds.maxX).toBeGreaterThan(1)
    expect(placing?.bounds.maxX).toBeLessThan(1.1)
    expect(placing?.x[0]).toBe(placing?.bounds.maxX)
  })

  it('is empty, not broken, for a table that has none of the words', () => {
    const scene = sceneOf(placedByComponents(paper, ['unicorn']), {
      line: idLineOf(paper),
      chosen: null,
      centred: true,
    })
    expect(scene.rows).toHaveLength(0)
    expect(scene.chosen).toBe(-1)
  })
})

describe('the line of numbers', () => {
  it('is in order of frequency, or in that of a tokenizer', () => {
    expect(idLineOf(paper).beside(1)).toEqual({ before: 0, after: 2 })
    const line = idLineOf(paper, { east: 900, north: 5, west: 30, unknown: 7 })
    expect(line.last).toBe(900)
    expect(line.beside(3)).toEqual({ before: 1, after: 0 })
    expect(line.idOf(2)).toBeNaN()
    expect(line.beside(2)).toEqual({ before: null, after: null })
  })

  it('takes no number from a prototype', () => {
    const words = createEmbeddingTable({
      words: ['constructor'],
      width: 1,
      values: Float32Array.of(1),
    })
    expect(idLineOf(words, {}).idOf(0)).toBeNaN()
  })

  it('has round ticks, never between two words', () => {
    expect(lineTicks(0, 1999, 6)).toEqual([0, 500, 1000, 1500])
    expect(lineTicks(3.2, 6.1, 6)).toEqual([4, 5, 6])
    expect(lineTicks(2, 2, 6)).toEqual([2])
  })
})

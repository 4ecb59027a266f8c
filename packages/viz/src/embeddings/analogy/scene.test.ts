import { createEmbeddingTable, distance, vectorOf } from '@nextword/core/embeddings'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../kit/drawing.ts'
import { offsetsOf } from './answered.ts'
import { kinds, listOf, triedOf } from './kinds.ts'
import { boxAround, dotObstacle, overlap } from './labels.ts'
import { flatOffsets, planeDrawing, planeHeight, planeScale, wordNear } from './plane.ts'
import { flatOf, sceneBetween } from './scene.ts'
import { onPaper, pictureOf, shipped } from './testing.ts'

const far = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y)

describe('the plane', () => {
  it('is laid through the three words: the arrow up, the other word at the right', () => {
    const { scene } = pictureOf(onPaper, 'dog puppy cat')
    const place = (row: number) => flatOf(scene, vectorOf(onPaper, row))
    expect(place(0)).toEqual({ x: 0, y: 0 })
    expect(place(1)).toEqual({ x: 0, y: 2 })
    expect(place(2)).toEqual({ x: 2, y: 0 })
    expect(place(3)).toEqual({ x: 2, y: 1 })
  })

  it('draws these three, and where the tip lands, as far apart as they are', () => {
    for (const written of ['dog puppy cat', 'england london italy', 'hot cold summer']) {
      const { scene, result } = pictureOf(shipped, written)
      const vectors = [result.from, result.to, result.onto].map((row) => vectorOf(shipped, row))
      vectors.push(result.target)
      for (const a of vectors)
        for (const b of vectors)
          expect(far(flatOf(scene, a), flatOf(scene, b))).toBeCloseTo(distance(a, b), 8)
    }
  })

  it('never draws the angle nearer to a right one than it is', () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), {
      minLength: 5,
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(vector, { minLength: 5, maxLength: 8 }), (vectors) => {
        const table = createEmbeddingTable({
          words: vectors.map((_, i) => `w${i}`),
          width: 5,
          values: Float32Array.from(vectors.flat()),
        })
        const picture = pictureOf(table, 'w0 w1 w2')
        const flat = flatOffsets(picture)?.degrees
        const whole = offsetsOf(table, picture.result)?.degrees
        if (flat == null || whole == null) return
        if (whole <= 90) expect(flat).toBeLessThanOrEqual(whole + 1e-4)
        else expect(flat).toBeGreaterThanOrEqual(whole - 1e-4)
      }),
    )
  })

  it('lies somewhere even for an arrow from a word to itself, or onto its own first word', () => {
    for (const written of ['dog dog cat', 'dog puppy dog', 'dog puppy puppy', 'dog dog dog']) {
      const drawing = planeDrawing(pictureOf(shipped, written), 320)
      expect(JSON.stringify(drawing)).not.toMatch(/NaN|null|Infinity/)
    }
    const line = createEmbeddingTable({
      words: ['a', 'b', 'c', 'd'],
      width: 1,
      values: Float32Array.of(1, 2, 3, 5),
    })
    expect(JSON.stringify(planeDrawing(pictureOf(line, 'a b c'), 320))).not.toMatch(/NaN|null/)
  })

  it('turns from one word to another without a tear', () => {
    const cat = pictureOf(shipped, 'dog puppy cat').scene
    const horse = pictureOf(shipped, 'dog puppy horse').scene
    const puppy = vectorOf(shipped, shipped.words.indexOf('puppy'))
    const sheep = vectorOf(shipped, shipped.words.indexOf('sheep'))
    expect(flatOf(sceneBetween(cat, horse, 0), sheep).x).toBeCloseTo(flatOf(cat, sheep).x, 9)
    expect(flatOf(sceneBetween(cat, horse, 1), sheep).x).toBeCloseTo(flatOf(horse, sheep).x, 9)
    for (let share = 0; share <= 1; share += 0.1) {
      const between = sceneBetween(cat, horse, share)
      // The arrow itself stands still.
      expect(flatOf(between, puppy).x).toBeCloseTo(0, 9)
      expect(flatOf(between, puppy).y).toBeCloseTo(flatOf(cat, puppy).y, 9)
    }
    const opposite = { ...cat, across: cat.across.map((x) => -x) }
    expect(sceneBetween(cat, opposite, 0.5)).toBe(opposite)
  })
})

describe('the drawing', () => {
  it('keeps all that counts within its frame, on a phone and on a desk', () => {
    for (const width of [272, 336, 420, 620])
      for (const written of ['dog puppy cat', 'cow calf horse', 'japan sushi italy']) {
        const { scene, result } = pictureOf(shipped, written)
        const { at } = planeScale(scene, width)
        const height = planeHeight(width)
        const rows = [result.from, result.to, result.onto, result.answers[0].row]
        for (const vector of [...rows.map((row) => vectorOf(shipped, row)), result.target]) {
          const { x, y } = at(flatOf(scene, vector))
          expect(x).toBeGreaterThan(20)
          expect(x).toBeLessThan(width - 20)
          expect(y).toBeGreaterThan(12)
          expect(y).toBeLessThan(height - 8)
        }
      }
  })

  it('names the three words and the answer, and nothing over the edge', () => {
    const drawing = planeDrawing(pictureOf(shipped, 'man king woman'), 272)
    const written = JSON.stringify(drawing)
    for (const word of ['man', 'king', 'woman', 'queen']) expect(written).toContain(`"${word}"`)
    expect(drawing.label).toContain('from man to king, carried onto woman')
  })

  it('writes no angle over a dot, an arrowhead or another word', () => {
    for (const width of [272, 420, 620])
      for (const asked of kinds.flatMap(triedOf)) {
        const picture = pictureOf(shipped, listOf(asked).join(' '))
        const { marks } = planeDrawing(picture, width)
        const texts = marks
          .flatMap((mark) => (mark.kind === 'group' ? mark.marks : [mark]))
          .filter((mark) => mark.kind === 'text')
        const angle = texts.find((mark) => mark.text.endsWith('°'))
        if (angle === undefined) continue
        const box = boxAround(angle.text, angle.x, angle.y, 12)
        const { at } = planeScale(picture.scene, width)
        const { from, to, onto, answers, expected } = picture.result
        const rows = [from, to, onto, answers[0].row, expected!]
        const vectors = [...rows.map((row) => vectorOf(shipped, row)), picture.result.target]
        for (const vector of vectors) {
          const { x, y } = at(flatOf(picture.scene, vector))
          expect(overlap(box, dotObstacle(x, y, 5))).toBe(0)
        }
        for (const one of texts.filter((mark) => mark.bold))
          expect(overlap(box, boxAround(one.text, one.x, one.y, one.size ?? 12))).toBe(0)
      }
  })

  it('is light: few marks, however many words', () => {
    const count = (marks: readonly Mark[]): number =>
      marks.reduce((sum, mark) => sum + 1 + (mark.kind === 'group' ? count(mark.marks) : 0), 0)
    expect(count(planeDrawing(pictureOf(shipped, 'dog puppy cat'), 272).marks)).toBeLessThan(36)
  })

  it('knows which word a place means', () => {
    const picture = pictureOf(shipped, 'dog puppy cat')
    const { at } = planeScale(picture.scene, 320)
    const cow = at(flatOf(picture.scene, vectorOf(shipped, shipped.words.indexOf('horse'))))
    expect(wordNear(picture, { x: cow.x + 4, y: cow.y }, 320, 20)).toBe('horse')
    expect(wordNear(picture, { x: 0, y: 0 }, 320, 20)).toBe(null)
    // The arrow’s own words are no place to carry it to.
    expect(wordNear(picture, at({ x: 0, y: 0 }), 320, 8)).toBe(null)
  })
})

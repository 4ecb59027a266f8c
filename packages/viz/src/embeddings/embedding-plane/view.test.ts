import { cosine, rowOf, vectorOf } from '@nextword/core/embeddings'
import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../kit/format.ts'
import { monoWidth } from '../../kit/drawing.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { wholeView } from './camera.ts'
import { chosenWords } from './chosen.ts'
import type { Camera } from './board.ts'
import { frameOf } from './frame.ts'
import { wordAt } from './hit.ts'
import { idLineOf } from './id-line.ts'
import { placedByComponents, placedByMap } from './placing.ts'
import { type Scene, sceneOf } from './scene.ts'
import { clusteredTable, strewnMap } from './testing.ts'
import { planeDrawing, planeLabel, planeSentence, planeTable } from './view.ts'

const table = clusteredTable()
const line = idLineOf(table)
const telling = { words: en, lang: 'en', centred: true }
const sceneWith = (word: string | null): Scene =>
  sceneOf(placedByComponents(table, chosenWords), {
    line,
    chosen: word === null ? null : (rowOf(table, word) ?? null),
    centred: true,
  })
const likeness = (a: string, b: string): string => {
  const of = (word: string) => vectorOf(table, rowOf(table, word) ?? -1, { centred: true })
  return formatNumber(cosine(of(a), of(b)))
}
const camera: Camera = {
  size: { width: 272, height: 320 },
  lift: 1,
  plane: wholeView,
  line: wholeView,
  measure: (text) => monoWidth(text, 12),
}

describe('the view of embedding-plane', () => {
  const scene = sceneWith('dog')

  it('says who stands beside a word on the line, with cosines that can be checked', () => {
    const row = rowOf(table, 'dog') ?? 0
    const [before, after] = [table.words[row - 1], table.words[row + 1]]
    expect(plainText(planeSentence(scene, 'line', telling))).toBe(
      `On the line dog is number ${row}, beside ${before} ${likeness('dog', before)} and ${after} ` +
        `${likeness('dog', after)}. The words most like it are elsewhere: follow the blue lines.`,
    )
  })

  it('says who is near on the plane, and who is in truth', () => {
    expect(plainText(planeSentence(scene, 'plane', telling))).toMatch(
      /^On the plane the words nearest to dog are .* On the line they were \w+ and \w+\.$/,
    )
    expect(plainText(planeSentence(scene, 'nearest', telling))).toBe(
      `Most like dog in all 20 dimensions: ${scene.neighbours
        .slice(0, 3)
        .map(({ word }, i) => `${['', ', ', ' and '][i]}${word} ${likeness('dog', word)}`)
        .join(
          '',
        )}. Flattened, ${scene.kept} of its 10 true neighbours stay among the 10 nearest of 63 chosen words.`,
    )
  })

  it('counts the words that were asked for, and the neighbours that came with the chosen one', () => {
    const guest = sceneWith('w5')
    const added = guest.lineOnlyFrom - chosenWords.length - 1
    expect(added).toBeGreaterThan(1)
    expect(plainText(planeSentence(guest, 'nearest', telling))).toMatch(
      new RegExp(`nearest of ${chosenWords.length} chosen words plus ${added} neighbours\\.$`),
    )
    const map = placedByMap(table, strewnMap(table)) ?? expect.unreachable()
    const all = sceneOf(map, { line, chosen: rowOf(table, 'dog') ?? null, centred: true })
    expect(plainText(planeSentence(all, 'nearest', telling))).toMatch(
      new RegExp(`nearest of the ${table.words.length} words drawn\\.$`),
    )
  })

  it('says that the words are on the way while they are held there', () => {
    const row = rowOf(table, 'dog') ?? 0
    const [a, b, c] = scene.neighbours.map(({ word }) => word)
    expect(plainText(planeSentence(scene, 'between', telling))).toBe(
      `On the way from the line to the plane: dog leaves ${table.words[row - 1]} and ` +
        `${table.words[row + 1]} for the words most like it, ${a}, ${b} and ${c}.`,
    )
  })

  it('says so where no word is chosen, or none is known', () => {
    expect(plainText(planeSentence(sceneWith(null), 'nearest', telling))).toMatch(
      /^Point at a word/,
    )
    const none = sceneOf(placedByComponents(table, ['unicorn']), {
      line,
      chosen: null,
      centred: true,
    })
    expect(plainText(planeSentence(none, 'nearest', telling))).toBe(
      'None of these words is in the table.',
    )
  })

  it('has a table that agrees with the picture', () => {
    const { rows } = planeTable(scene, line.idOf, telling)
    expect(rows.map(([word]) => word)).toEqual(scene.neighbours.map((one) => one.word))
    const kept = rows.filter(([, , , rank]) => Number.parseInt(String(rank)) <= 10)
    expect(kept).toHaveLength(scene.kept)
    for (const [, , , rank] of rows) expect(rank).toMatch(/^\d+(st|nd|rd|th) nearest$/)
    const { rank } = en.embeddingPlane
    expect([1, 2, 3, 4, 11, 12, 21, 113].map((one) => rank(one, String(one)))).toEqual(
      ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '113th'].map((one) => `${one} nearest`),
    )
  })

  it('tells the picture in words, wherever the words are', () => {
    expect(planeLabel(scene, 0, telling)).toMatch(/^\d+ words on a line, each at its number\. dog/)
    expect(planeLabel(scene, 0.4, telling)).toMatch(/on their way from a line to a plane/)
    expect(planeLabel(scene, 1, telling)).toMatch(/words on a plane\. dog is chosen, with lines to/)
  })

  it('draws every moment inside its board, without a number that isn’t one', () => {
    for (const lift of [0, 0.3, 0.5, 0.8, 1]) {
      const { marks } = planeDrawing(scene, { ...camera, lift }, telling)
      expect(JSON.stringify(marks)).not.toMatch(/NaN|null|Infinity/)
      for (const mark of marks) {
        if (mark.kind !== 'text') continue
        expect(mark.x).toBeGreaterThanOrEqual(0)
        expect(mark.x).toBeLessThanOrEqual(272)
        expect(mark.y).toBeGreaterThanOrEqual(0)
        expect(mark.y).toBeLessThanOrEqual(320)
      }
    }
  })

  it('moves each dot straight from its number to its place', () => {
    const [from, half, to] = [0, 0.5, 1].map((lift) => frameOf(scene, { ...camera, lift }))
    scene.words.forEach((_, at) => {
      expect(half.x[at]).toBeCloseTo((from.x[at] + to.x[at]) / 2, 3)
      expect(half.y[at]).toBeCloseTo((from.y[at] + to.y[at]) / 2, 3)
    })
    expect(new Set(from.y).size).toBe(1)
  })

  it('finds the word under a pointer by its label or its dot', () => {
    const frame = frameOf(scene, camera)
    for (const label of frame.labels)
      expect(wordAt(frame, { x: label.x + label.width / 2, y: label.y })).toBe(label.at)
    expect(wordAt(frame, { x: -500, y: -500 })).toBe(-1)
  })
})

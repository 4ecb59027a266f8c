import { type EmbeddingTable, vectorOf } from '@nextword/core/embeddings'
import {
  circle,
  type Drawing,
  group,
  type Mark,
  path,
  rect,
  round,
  text,
} from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import { type Answered, comparedRow, type Offsets, offsets } from './answered.ts'
import { angleMarks, arrowMarks, dotsMark } from './arrow-marks.ts'
import { boxAround, dotObstacle, type Label, lineObstacles, placedLabels } from './labels.ts'
import { type Flat, flatOf, type Scene } from './scene.ts'

/** What pointer events on the drawing are told apart by. */
export const arrowId = 'arrow'
export const planeId = 'plane'

export interface PlanePicture {
  readonly table: EmbeddingTable
  readonly scene: Scene
  readonly result: Answered
  /** Where the tail of the arrow is while it is carried, in px; null while it lies on its word. */
  readonly held: Flat | null
  readonly words: Words
  readonly lang: string
}

/** From this width on the drawing is a high one. */
export const planeWideFrom = 380
export const planeHeight = (width: number): number => (width < planeWideFrom ? 250 : 340)

/** How px follow from the units of the vectors. Both axes have one scale, so that angles are true. */
export interface PlaneScale {
  readonly px: number
  readonly at: (place: Flat) => Flat
}

/** Above there is a line to read. */
const margin = { x: 34, top: 34, bottom: 16 }

export function planeScale(scene: Scene, width: number): PlaneScale {
  const height = planeHeight(width)
  const { left, right, bottom, top } = scene.frame
  const spanX = Math.max(1e-6, right - left)
  const spanY = Math.max(1e-6, top - bottom)
  const px = Math.min((width - 2 * margin.x) / spanX, (height - margin.top - margin.bottom) / spanY)
  const middle = { x: (left + right) / 2, y: (bottom + top) / 2 }
  return {
    px,
    at: ({ x, y }) => ({
      x: width / 2 + (x - middle.x) * px,
      y: (height + margin.top - margin.bottom) / 2 - (y - middle.y) * px,
    }),
  }
}

/** The two ways as they are drawn. */
export function flatOffsets({ table, scene, result }: PlanePicture): Offsets | null {
  const compared = comparedRow(result)
  if (compared === null) return null
  const onto = flatOf(scene, vectorOf(table, result.onto))
  const found = flatOf(scene, vectorOf(table, compared))
  const carried = flatOf(scene, result.target)
  return offsets([carried.x - onto.x, carried.y - onto.y], [found.x - onto.x, found.y - onto.y])
}

/** The words on their plane, the arrow of the pair, and the same arrow carried onto another word. */
export function planeDrawing(picture: PlanePicture, width: number): Drawing {
  const { table, scene, result, held, words, lang } = picture
  const { at } = planeScale(scene, width)
  const height = planeHeight(width)
  const placeOf = (row: number): Flat => at(flatOf(scene, vectorOf(table, row)))
  const [from, to, onto] = [result.from, result.to, result.onto].map(placeOf)
  const target = at(flatOf(scene, result.target))
  const [first] = result.answers
  const answer = first === undefined ? null : { row: first.row, ...placeOf(first.row) }
  const comparedWith = comparedRow(result)
  const compared = comparedWith === null ? null : placeOf(comparedWith)
  const arrow = { x: target.x - onto.x, y: target.y - onto.y }

  const main = new Set([result.from, result.to, result.onto])
  if (answer !== null) main.add(answer.row)
  if (result.expected !== null) main.add(result.expected)
  const others = scene.words
    .filter(({ row }) => !main.has(row))
    .map((one) => ({ ...one, ...placeOf(one.row) }))
  const expected =
    result.expected === null || result.expected === answer?.row
      ? null
      : { row: result.expected, ...placeOf(result.expected) }

  const big = width < planeWideFrom ? 13 : 15
  const label = (row: number, place: Flat, needed: boolean, size = 12, gap = 7): Label => ({
    text: table.words[row],
    ...place,
    size,
    gap,
    needed,
  })
  const chosen = [
    label(result.onto, onto, true, big, 12),
    ...(answer === null || main.size === 0 ? [] : [label(answer.row, answer, true, big, 9)]),
    label(result.from, from, true, big),
    label(result.to, to, true, big),
    ...(expected === null ? [] : [label(expected.row, expected, true, big, 9)]),
  ].filter((one, i, all) => all.findIndex(({ text: word }) => word === one.text) === i)
  const placed = placedLabels(
    [...chosen, ...others.map((one) => label(one.row, one, false))],
    [
      ...[from, to, onto, ...(answer === null ? [] : [answer]), ...others].map(({ x, y }) =>
        dotObstacle(x, y, 6),
      ),
      ...(expected === null ? [] : [dotObstacle(expected.x, expected.y, 7)]),
      ...lineObstacles(from, to),
      ...lineObstacles(onto, target),
      ...(compared === null ? [] : lineObstacles(onto, compared)),
    ],
    { width, height },
  )

  const degrees = flatOffsets(picture)?.degrees ?? null
  const angle =
    compared === null || degrees === null || held !== null
      ? []
      : angleMarks(
          onto,
          [arrow, { x: compared.x - onto.x, y: compared.y - onto.y }],
          degrees,
          words.analogy.degrees(formatNumber(degrees, lang, 0)),
          [
            ...[from, to, onto, target, compared, ...others].map(({ x, y }) =>
              dotObstacle(x, y, 8),
            ),
            ...[answer, expected].flatMap((one) =>
              one === null ? [] : [dotObstacle(one.x, one.y, 8)],
            ),
            ...[
              [from, to],
              [onto, target],
              [onto, compared],
            ].flatMap(([start, end]) => lineObstacles(start, end)),
            ...placed.map(({ label: one, x, y }) => boxAround(one.text, x, y, one.size)),
          ],
        )

  const background: Mark[] = [
    rect(0, 0, width, height, { fill: 'sheet', opacity: 0, id: planeId }),
    text(0, 10, words.analogy.drag, { fill: 'quiet' }),
    dotsMark(others, 3, { fill: 'quiet' }),
    ...arrowMarks(from, to, { stroke: 'quiet', strokeWidth: 2 }, 'quiet', 9),
    dotsMark([from, to], 3.5, { fill: 'quiet' }),
  ]
  const foreground: Mark[] = [
    ...(compared === null
      ? []
      : arrowMarks(onto, compared, { stroke: 'ink', strokeWidth: 1.5, dash: [5, 4] }, 'ink', 8)),
    ...(answer === null
      ? []
      : [circle(answer.x, answer.y, 5, { fill: 'ink', stroke: 'sheet', strokeWidth: 1.5 })]),
    ...(expected === null
      ? []
      : [circle(expected.x, expected.y, 5, { fill: 'sheet', stroke: 'ink', strokeWidth: 2 })]),
    ...angle,
  ]
  const tail = held ?? onto
  const tip = { x: tail.x + arrow.x, y: tail.y + arrow.y }
  const carried: Mark[] = [
    ...arrowMarks(tail, tip, { stroke: 'ink', strokeWidth: 3 }, 'ink', 12),
    ...(held === null ? [] : [circle(onto.x, onto.y, 13, { stroke: 'ink', fill: 'none' })]),
    circle(tail.x, tail.y, 9, { fill: 'ink', stroke: 'sheet', strokeWidth: 2 }),
    circle(tail.x, tail.y, 3.5, { fill: 'sheet' }),
  ]
  const written = placed.map(({ label: one, x, y }) =>
    text(x, y, one.text, {
      size: one.size,
      anchor: 'middle',
      middle: true,
      halo: true,
      bold: one.needed,
      fill: one.needed ? 'ink' : 'quiet',
    }),
  )
  return {
    width,
    height,
    marks: [
      group(background),
      group(foreground),
      group(carried),
      // Over the arrow, which may be carried across them.
      group(written),
      // Last, and as wide as a finger: what is taken hold of.
      path(
        `M${round(tail.x)} ${round(tail.y)}L${round(tip.x)} ${round(tip.y)}M${round(tail.x - 14)} ${round(tail.y)}h28`,
        { stroke: 'ink', strokeWidth: 28, opacity: 0, id: arrowId },
      ),
    ],
    label: words.analogy.drawing(
      result.asked.from,
      result.asked.to,
      result.asked.onto,
      answer === null ? '' : table.words[answer.row],
      comparedWith === null ? '' : table.words[comparedWith],
    ),
  }
}

/** The word that a place on the drawing means: the nearest that the arrow can lie on. */
export function wordNear(
  picture: PlanePicture,
  place: Flat,
  width: number,
  reach: number,
): string | null {
  const { scene, result } = picture
  let best: { word: string; far: number } | null = null
  for (const one of scene.words) {
    if (one.row === result.from || one.row === result.to) continue
    const { x, y } = placeOfWord(picture, one.row, width)
    const far = Math.hypot(place.x - x, place.y - y)
    if (far <= reach && (best === null || far < best.far)) best = { word: one.word, far }
  }
  return best === null ? null : best.word
}

/** Where a word lies on the drawing, in px. */
export function placeOfWord({ table, scene }: PlanePicture, row: number, width: number): Flat {
  return planeScale(scene, width).at(flatOf(scene, vectorOf(table, row)))
}

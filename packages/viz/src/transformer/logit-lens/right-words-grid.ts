import type { World } from '@nextword/core/world'
import { type Drawing, line, type Mark, monoWidth, rect, text } from '../../kit/drawing.ts'
import { formatCount, formatShare } from '../../kit/format.ts'
import { writtenAfter } from '../../kit/language/index.ts'
import type { Words } from '../../words/en.ts'
import type { RightWords } from './climb.ts'
import { rungId } from './ladder.ts'
import { shortened, wordShown } from './written.ts'

const rowPx = 26
const headPx = 22
const truthPx = 50

/** How the words that should come get their shares, layer by layer: a row each, the truth at its end. */
export function rightWordsDrawing(
  { words: right, shares }: RightWords,
  layer: number,
  width: number,
  words: Words,
  lang: string,
  { world, before }: { readonly world: World; readonly before: string | undefined },
): Drawing {
  const w = words.logitLens
  const rungs = shares[0]?.length ?? 0
  const hasTruth = right.some(({ truth }) => truth !== null)
  const labelPx = width < 330 ? 66 : 92
  const cell = (width - labelPx - (hasTruth ? truthPx : 0)) / Math.max(1, rungs)
  const height = headPx + right.length * rowPx + 4
  const limit = Math.max(...shares.flat(), 1e-9)
  const hasText = cell >= monoWidth('>99%', 12)
  const columnOf = (l: number): number => labelPx + l * cell
  const marks: Mark[] = [
    ...Array.from({ length: rungs }, (_, l) =>
      text(columnOf(l) + cell / 2, 14, formatCount(l, lang), {
        anchor: 'middle',
        bold: l === layer,
        fill: l === layer ? 'ink' : 'quiet',
      }),
    ),
    ...(hasTruth
      ? [text(width, 14, words.language.bars.truth, { anchor: 'end', fill: 'quiet' as const })]
      : []),
    ...right.flatMap(({ id, truth }, r): Mark[] => {
      const y = headPx + r * rowPx
      const word = world.words[id]
      const shown = wordShown({ word, written: writtenAfter(world, word, before) }, words)
      return [
        text(0, y + rowPx / 2, shortened(shown, labelPx - 6, 14), {
          size: 14,
          face: 'sans',
          middle: true,
        }),
        ...shares[r].flatMap((share, l): Mark[] => [
          rect(columnOf(l), y, cell, rowPx, {
            fill: { tone: 'positive', strength: share / limit },
          }),
          ...(hasText
            ? [
                text(columnOf(l) + cell / 2, y + rowPx / 2, formatShare(share, lang), {
                  anchor: 'middle' as const,
                  middle: true,
                  bold: l === layer,
                }),
              ]
            : []),
        ]),
        ...(truth === null
          ? []
          : [
              text(width, y + rowPx / 2, formatShare(truth, lang), {
                anchor: 'end',
                middle: true,
                bold: true,
              }),
            ]),
      ]
    }),
    ...Array.from({ length: right.length + 1 }, (_, r) =>
      line(labelPx, headPx + r * rowPx, columnOf(rungs), headPx + r * rowPx, { stroke: 'hair' }),
    ),
    ...Array.from({ length: rungs }, (_, l) =>
      rect(columnOf(l), 0, cell, height, { fill: 'sheet', opacity: 0, id: rungId(l) }),
    ),
    rect(columnOf(layer), headPx - 1, cell, right.length * rowPx + 2, {
      fill: 'none',
      stroke: 'ink',
      strokeWidth: 2,
    }),
  ]
  return { width, height, marks, label: hasTruth ? w.rightWords : w.lastWords }
}

import { group, line, type Mark, monoWidth, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Looked } from './looking.ts'
import type { AttentionPicture } from './picture.ts'

/** How high the line of nearest words is, on a phone. */
export const nearestLinePx = 24
/** The least that a list of nearest words needs. */
export const listPx = 200
/** Between the plane and the lists, and between two lists. */
export const gapPx = 28

/** On a phone: the nearest words now, as many as go into the line. */
export function nearestLine(
  { text: { attentionLines: w } }: AttentionPicture,
  { nearestNow }: Looked,
  y: number,
  width: number,
): Mark[] {
  const label = `${w.nearest} `
  const room = Math.floor((width - monoWidth(label, 12)) / monoWidth('m', 12))
  let line = ''
  for (const { word } of nearestNow) {
    const longer = line === '' ? word : `${line}, ${word}`
    if (longer.length > room) break
    line = longer
  }
  return [
    text(0, y, label, { fill: 'quiet' }),
    text(monoWidth(label, 12), y, line || w.noneNear, { bold: true }),
  ]
}

/** On a desk: the nearest words before and now, one under another, with their cosines. */
export function nearestLists(
  { text: { attentionLines: w }, stage, lang }: AttentionPicture,
  { nearestBefore, nearestNow, asked, weights }: Looked,
  x: number,
  y: number,
  width: number,
): Mark[] {
  const moved = stage === 'mixing' && asked.mixing > 0
  const beside = width >= 2 * listPx + gapPx
  const across = beside ? (width - gapPx) / 2 : width
  const list = (
    title: string,
    left: number,
    top: number,
    near: Looked['nearestNow'],
    strong: boolean,
  ): Mark =>
    group(
      [
        text(0, 12, title, { fill: strong ? 'ink' : 'quiet', bold: strong }),
        line(0, 20, across, 20, { stroke: 'hair' }),
        ...(near.length === 0 ? [text(0, 38, w.noneNear, { fill: 'quiet' })] : []),
        ...near.flatMap(({ word, value }, i) => [
          text(0, 38 + i * 19, word, { fill: strong ? 'ink' : 'quiet', size: 13 }),
          text(across, 38 + i * 19, formatNumber(value, lang), {
            fill: strong ? 'ink' : 'quiet',
            size: 13,
            anchor: 'end',
          }),
        ]),
      ],
      { x: left, y: top },
    )
  if (!moved) return [list(w.nearest, x, y + 8, nearestBefore, true)]
  return beside
    ? [
        ...sumMarks(
          asked,
          weights,
          { x, y: y + 172, width: across },
          w.sum(asked.words[asked.focus].written),
          lang,
        ),
        list(w.nearestBefore, x, y + 8, nearestBefore, false),
        list(w.nearestNow, x + across + gapPx, y + 8, nearestNow, true),
      ]
    : [
        list(w.nearestBefore, x, y + 8, nearestBefore, false),
        list(w.nearestNow, x, y + 164, nearestNow, true),
      ]
}

/** What the word is made of now, summand by summand: itself and the largest that were added. */
function sumMarks(
  { words, focus, mixing, form }: Looked['asked'],
  weights: ArrayLike<number>,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  title: string,
  lang: string,
): Mark[] {
  const itself = (form === 'othersAdded' ? 1 : 1 - mixing) + mixing * weights[focus]
  const others = words
    .map(({ written }, at) => ({ written, share: mixing * weights[at], at }))
    .filter(({ at, share }) => at !== focus && share > 0)
    .sort((a, b) => b.share - a.share)
  const shown = others.slice(0, mostSummands)
  const rows = [
    `${formatNumber(itself, lang)} × ${words[focus].written}`,
    ...shown.map(({ written, share }) => `+ ${formatNumber(share, lang)} × ${written}`),
    ...(others.length > shown.length ? ['+ …'] : []),
  ]
  return [
    text(x, y + 12, title, { bold: true }),
    line(x, y + 20, x + width, y + 20, { stroke: 'hair' }),
    ...rows.map((row, i) =>
      // The plus signs stand before the numbers' edge.
      text(x + (i === 0 ? monoWidth('+ ', 13) : 0), y + 38 + i * 19, row, { size: 13 }),
    ),
  ]
}

const mostSummands = 5

import { type Drawing, type Mark } from '../../kit/drawing.ts'
import { formatShare } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import { gapPx, listPx, nearestLine, nearestLinePx, nearestLists } from './nearest-marks.ts'
import type { AttentionPicture } from './picture.ts'
import { planeMarks } from './plane-marks.ts'
import { twoOf } from './says.ts'
import { sentenceLayout } from './sentence-layout.ts'
import { sentenceMarks } from './sentence-marks.ts'

const planeNarrow = 216
const planeWide = 336
const widestPlane = 460

/** The sentence with its lines and, under it, the plane. */
export function attentionDrawing(picture: AttentionPicture, width: number): Drawing {
  const { words, looked, cue, taps, stage, lang, text: t } = picture
  const narrow = isNarrow(width)
  const looks = stage === 'mixing'
  const layout = sentenceLayout(
    words.map(({ shown }) => shown),
    looked?.asked.focus ?? -1,
    looks,
    width,
  )
  const marks: Mark[] = sentenceMarks(
    {
      words,
      focus: looked?.asked.focus ?? -1,
      cue,
      weights: looked?.weights ?? new Float64Array(words.length),
      mixing: looked?.asked.mixing ?? 0,
      dropped: looked?.asked.dropped ?? [],
      taps,
      looks,
      lang,
    },
    layout,
  )
  const top = layout.height + 8
  const below = narrow ? planeNarrow + nearestLinePx : planeWide
  if (looked !== undefined) {
    const across = narrow
      ? Math.min(width, widestPlane)
      : Math.min(widestPlane, width - listPx - gapPx)
    marks.push(
      ...planeMarks(
        { looked, looks, cue, words: t, lang },
        { x: 0, y: top, width: across, height: narrow ? planeNarrow : planeWide },
      ),
      ...(narrow
        ? nearestLine(picture, looked, top + planeNarrow + 16, width)
        : nearestLists(picture, looked, across + gapPx, top, width - across - gapPx)),
    )
  }
  return { width, height: top + below, marks, label: drawingLabel(picture) }
}

function drawingLabel(picture: AttentionPicture): string {
  const { words, looked, stage, text: t, lang } = picture
  const w = t.attentionLines
  const shown = words.map(({ shown: one }) => one).join(' ')
  if (looked === undefined) return shown
  const word = words[looked.asked.focus].written
  const weights = [...looked.weights]
    .map((weight, at) => ({ weight, at }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ weight, at }) => w.weightOf(words[at].written, formatShare(weight, lang)))
  return [
    w.drawing(shown, word),
    ...(stage === 'mixing' && weights.length > 0
      ? [w.drawingWeights(word, weights.join(', '))]
      : []),
    w.drawingPlane(word, twoOf(looked.now, looked, lang)),
  ].join(' ')
}

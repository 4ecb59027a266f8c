import { circle, line, type Mark, monoWidth, path, rect, round, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import { companions, type PlaneContent } from './companions.ts'
import { hollowMarks } from './hollow-marks.ts'
import { type Likeness, sideOf } from './looking.ts'
import { borderOf, likenessBarMarks, type PlaneBox, scaleOf } from './plane-frame.ts'
import { type Labelled, placedLabels } from './plane-labels.ts'

export interface PlanePicture extends PlaneContent {
  readonly words: Words
  readonly lang: string
}

/**
 * A plane whose two directions are the two likenesses, so that a place on it *is* the two cosines:
 * nothing is flattened away. On the dashed line, which says so, both are equal; whoever crosses it
 * changes sides.
 */
export function planeMarks(picture: PlanePicture, box: PlaneBox): Mark[] {
  const { looked, looks, words, lang } = picture
  const w = words.attentionLines
  const { before, now, path: way, senses, asked } = looked
  const others = companions(picture)
  const scale = scaleOf(
    [before, ...(looks ? [...way, now] : []), ...others.map(({ likeness }) => likeness)],
    box,
  )
  const { x, y, right, bottom, at } = scale
  const here = at(now)
  const side = sideOf(now)
  const border = borderOf(scale)
  const moved = looks && asked.mixing > 0
  const taken = Math.round(asked.mixing * (way.length - 1))
  const polyline = (all: readonly Likeness[]): string =>
    all.map((one, i) => `${i === 0 ? 'M' : 'L'}${coordinates(at(one))}`).join('')
  const [first, second] = now
  const name = asked.words[asked.focus].written

  const points: Labelled[] = [
    { ...here, text: name, size: 14, radius: 7 },
    { ...at(onBorder), text: w.equallyLike, size: 12, radius: 0 },
    ...(moved ? [{ ...at(before), text: w.before, size: 12, radius: 4 }] : []),
    ...others.map(({ word, likeness }) => ({
      ...at(likeness),
      text: word,
      size: 12,
      radius: 3,
    })),
  ]
  const labels = placedLabels(
    points,
    { left: x + 2, right: right - 2, top: y + 1, bottom: bottom - 1 },
    looks ? way.map(at) : [],
  )
  const labelMarks = points.map(({ text: written, size }, i): Mark | null => {
    const place = labels[i]
    if (place === null) return null
    return text(place.x, place.y, written, {
      size,
      anchor: place.anchor,
      middle: true,
      halo: true,
      bold: i === 0,
      fill: i === 0 ? 'ink' : 'quiet',
    })
  })
  const leaders = points.flatMap((point, i): Mark[] => {
    const place = labels[i]
    return place?.far ? [line(point.x, point.y, place.x, place.y, { stroke: 'quiet' })] : []
  })
  const dots = others.flatMap(({ kind, likeness }): Mark[] => {
    const spot = at(likeness)
    if (kind === 'second') return [rect(spot.x - 3, spot.y - 3, 6, 6, { fill: 'quiet' })]
    if (kind === 'first') return [circle(spot.x, spot.y, 3, { fill: 'quiet' })]
    return [circle(spot.x, spot.y, 3, { fill: 'sheet', stroke: 'positive', strokeWidth: 2 })]
  })

  return [
    rect(x, y, right - x, bottom - y, { fill: 'sheet' }),
    path(side === 0 ? border.firstSide : border.secondSide, { fill: 'grid' }),
    rect(x, y, right - x, bottom - y, { fill: 'none', stroke: 'hair' }),
    path(border.line, { stroke: 'quiet', dash: [5, 4] }),
    ...leaders,
    ...dots,
    ...(looks && way.length > 1
      ? [
          ...hollowMarks(polyline(way), 4),
          circle(at(looked.end).x, at(looked.end).y, 5, {
            fill: 'sheet',
            stroke: 'positive',
            strokeWidth: 1.5,
            dash: [2, 2],
          }),
        ]
      : []),
    ...(moved
      ? [
          path(polyline([...way.slice(0, taken + 1), now]), { stroke: 'positive', strokeWidth: 4 }),
          circle(at(before).x, at(before).y, 4, { fill: 'sheet', stroke: 'ink', strokeWidth: 1.5 }),
        ]
      : []),
    // From the point to the two scales, and along them: the two likenesses as bars.
    path(`M${coordinates(here)}V${round(bottom)}M${coordinates(here)}H${round(x)}`, {
      stroke: 'ink',
      dash: [1, 3],
    }),
    ...likenessBarMarks(scale, now, side, formatNumber(0, lang, 0)),
    circle(here.x, here.y, 7, { fill: 'ink', stroke: 'sheet', strokeWidth: 2 }),
    ...labelMarks.filter((mark) => mark !== null),
    ...directionMarks(
      w.like(senses[1].words.join(', ')),
      formatNumber(second, lang),
      box.x,
      box.y + 12,
      box.width,
      side === 1,
    ),
    ...directionMarks(
      w.like(senses[0].words.join(', ')),
      formatNumber(first, lang),
      box.x,
      box.y + box.height - 6,
      box.width,
      side === 0,
      'end',
    ),
  ]
}

/** Where the border has its name: both are as large as anything but the same word is. */
const onBorder: Likeness = [0.9, 0.9]

/** What a direction means, with the number: "↑ like cash, loan, deposit 0.49". */
function directionMarks(
  label: string,
  value: string,
  x: number,
  y: number,
  width: number,
  ahead: boolean,
  end?: 'end',
): Mark[] {
  const arrow = end === 'end' ? '→' : '↑'
  const whole = `${arrow} ${label}`
  const style = { bold: ahead, fill: ahead ? ('ink' as const) : ('quiet' as const) }
  const room = width - monoWidth(` ${value}`, 13)
  const cut = Math.floor(room / monoWidth('m', 12))
  const written = whole.length > cut ? `${whole.slice(0, cut - 1)}…` : whole
  return [
    text(x, y, written, style),
    text(x + monoWidth(`${written} `, 12), y, value, { size: 13, bold: true }),
  ]
}

const coordinates = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  `${round(x)} ${round(y)}`

import { circle, line, type Mark, monoWidth, path, rect, round, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import { type Likeness, likenessOf, type Looked, sideOf } from './looking.ts'
import { type Labelled, placedLabels } from './plane-labels.ts'
import { vectorOf } from '@nextword/core/embeddings'

/** The plane's frame; its two labels stand over and under it. */
export interface PlaneBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlanePicture {
  readonly looked: Looked
  /** The way that the mixing leads is shown. */
  readonly looks: boolean
  /** The place of the cue; −1 for none. */
  readonly cue: number
  /** How many of the sentence's words are shown, the cue before all. */
  readonly most: number
  readonly words: Words
  readonly lang: string
}

/** Room over and under the frame for what the two directions mean. */
export const headPx = 22
export const footPx = 24

const gutter = 9

/**
 * A plane whose two directions are the two likenesses, so that a place on it *is* the two cosines:
 * nothing is flattened away. On the dashed line both are equal; whoever crosses it changes sides.
 */
export function planeMarks(picture: PlanePicture, box: PlaneBox): Mark[] {
  const { looked, looks, words, lang } = picture
  const w = words.attentionLines
  const { before, now, path: way, senses, asked } = looked
  const scale = scaleOf(looked, box)
  const { x, y, right, bottom, at } = scale
  const here = at(now)
  const side = sideOf(now)
  const border = borderOf(scale)
  const moved = looks && asked.mixing > 0
  const taken = Math.round(asked.mixing * (way.length - 1))
  const polyline = (all: readonly Likeness[]): string =>
    all.map((one, i) => `${i === 0 ? 'M' : 'L'}${coordinates(at(one))}`).join('')
  const [first, second] = now
  const name = asked.words[asked.focus].key

  const others = companions(picture)
  const points: Labelled[] = [
    { ...here, text: name, size: 14, radius: 7 },
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
  const ofOthers = labels.slice(points.length - others.length)
  const dots = others.flatMap(({ kind, likeness }, i): Mark[] => {
    const spot = at(likeness)
    if (kind === 'second') return [rect(spot.x - 3, spot.y - 3, 6, 6, { fill: 'quiet' })]
    if (kind === 'first') return [circle(spot.x, spot.y, 3, { fill: 'quiet' })]
    // A word of the sentence that there is no room to name isn't shown.
    if (ofOthers[i] === null) return []
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
          path(polyline(way), { stroke: 'positive-soft', strokeWidth: 4 }),
          circle(at(looked.end).x, at(looked.end).y, 5, {
            fill: 'sheet',
            stroke: 'positive-fill',
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
    ...barMarks(scale, now, side),
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

interface Companion {
  readonly word: string
  readonly kind: 'first' | 'second' | 'attended'
  readonly likeness: Likeness
}

/** The words of the two meanings, and before them the cue and what else is looked at most. */
function companions({
  looked,
  looks,
  cue,
  most,
}: Omit<PlanePicture, 'words' | 'lang'>): Companion[] {
  const { senses, asked, weights } = looked
  const named = senses.flatMap(({ words, vectors }, s) =>
    words.map((word, i): Companion => ({
      word,
      kind: s === 0 ? 'first' : 'second',
      likeness: likenessOf(vectors[i], senses),
    })),
  )
  const seen = new Set(named.map(({ word }) => word))
  const attended = asked.words
    .map(({ key, row }, place) => ({ key, row, place, weight: weights[place] }))
    .filter(({ weight, place }) => weight > 0 && place !== asked.focus)
    .sort((a, b) => Number(b.place === cue) - Number(a.place === cue) || b.weight - a.weight)
    .flatMap(({ key, row }): Companion[] => {
      if (row === undefined || seen.has(key)) return []
      seen.add(key)
      const vector = vectorOf(asked.table, row, { centred: true })
      return [{ word: key, kind: 'attended', likeness: likenessOf(vector, senses) }]
    })
  return looks ? [...attended.slice(0, most), ...named] : named
}

interface Scale {
  /** The frame itself, gutters for the bars left out. */
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
  readonly low: number
  readonly high: number
  readonly at: (likeness: Likeness) => { readonly x: number; readonly y: number }
}

/** The same for both directions; from −0.2 on if nothing lies lower. */
function scaleOf(looked: Looked, box: PlaneBox): Scale {
  const all = [
    ...looked.path,
    looked.now,
    ...companions({ looked, looks: true, cue: -1, most: Infinity }).map(({ likeness }) => likeness),
  ].flat()
  const low = Math.min(-0.2, Math.floor(Math.min(...all) * 10 - 0.5) / 10)
  // A little beyond 1: words that mean just this need room for their names.
  const high = 1.06
  const x = box.x + gutter
  const y = box.y + headPx
  const right = box.x + box.width
  const bottom = box.y + box.height - footPx - gutter
  const share = (value: number): number => (value - low) / (high - low)
  return {
    x,
    y,
    right,
    bottom,
    low,
    high,
    at: ([first, second]) => ({
      x: x + share(first) * (right - x),
      y: bottom - share(second) * (bottom - y),
    }),
  }
}

/** Where both likenesses are equal: from corner to corner, since the scales are alike. */
function borderOf({ x, y, right, bottom }: Scale) {
  const corners = {
    low: `${round(x)} ${round(bottom)}`,
    high: `${round(right)} ${round(y)}`,
  }
  return {
    line: `M${corners.low}L${corners.high}`,
    firstSide: `M${corners.low}L${corners.high}V${round(bottom)}Z`,
    secondSide: `M${corners.low}L${corners.high}H${round(x)}Z`,
  }
}

/** The two likenesses as bars along the frame, from nought on. */
function barMarks({ x, bottom, at }: Scale, now: Likeness, side: 0 | 1): Mark[] {
  const zero = at([0, 0])
  const here = at(now)
  const paint = (mine: 0 | 1) => (mine === side ? 'ink' : 'quiet')
  return [
    rect(Math.min(zero.x, here.x), bottom + 3, Math.abs(here.x - zero.x), gutter - 3, {
      fill: paint(0),
    }),
    rect(x - gutter, Math.min(zero.y, here.y), gutter - 3, Math.abs(here.y - zero.y), {
      fill: paint(1),
    }),
    line(zero.x, bottom + 1, zero.x, bottom + gutter + 2, { stroke: 'quiet' }),
    line(x - gutter - 2, zero.y, x - 1, zero.y, { stroke: 'quiet' }),
  ]
}

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

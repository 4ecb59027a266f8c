import { few } from './board.ts'
import type { AxisNumber, Frame } from './frame.ts'
import type { FrameLabel } from './frame-labels.ts'
import { labelHeight } from './label-ways.ts'
import type { Outline, Pen, TextStyle } from './pen.ts'

/** Draws what is seen: the line, the ring, the lines to true neighbours, dots, and labels on top. */
export function drawFrame(frame: Frame, pen: Pen): void {
  drawLeads(frame, pen)
  drawAxis(frame, pen)
  drawRing(frame, pen)
  drawEdges(frame, pen)
  drawNumbers(frame, pen)
  drawDots(frame, pen)
  drawLabels(frame, pen)
}

/** The line fades as words leave it … */
const lineOpacity = (lift: number): number => Math.max(0, 1 - 2 * lift)
/** … and the ring comes when they are nearly there. */
const ringOpacity = (lift: number): number => Math.max(0, 2 * lift - 1)

function drawLeads({ labels, x, y }: Frame, pen: Pen): void {
  const paints = { chosen: 'ink', near: 'quiet', own: 'ink', plain: 'hair' } as const
  for (const kind of ['plain', 'near', 'own', 'chosen'] as const) {
    const leading = labels.filter((label) => label.leads && label.kind === kind)
    if (leading.length === 0) continue
    const opacity = kind === 'near' ? 0.6 : 1
    pen.path({ stroke: paints[kind], opacity }, (outline) => {
      for (const label of leading) leadTo(outline, label, x[label.at], y[label.at])
    })
  }
}

/** From the dot to the nearest point of the label. */
function leadTo(outline: Outline, label: FrameLabel, x: number, y: number): void {
  const [left, right] = [label.x, label.x + label.width]
  const [top, bottom] = [label.y - labelHeight / 2, label.y + labelHeight / 2]
  outline.moveTo(x, y)
  outline.lineTo(Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom))
}

function drawAxis({ axis, size, lift }: Frame, pen: Pen): void {
  const opacity = lineOpacity(lift)
  if (opacity === 0) return
  const crisp = axis.y + 0.5
  pen.path({ stroke: 'ink', opacity }, (outline) => {
    outline.moveTo(0, crisp)
    outline.lineTo(size.width, crisp)
    for (const tick of axis.ticks) {
      const at = Math.round(tick.x) + 0.5
      outline.moveTo(at, crisp)
      outline.lineTo(at, crisp + 6)
    }
  })
}

/** The numbers lie over the bent lines, on a ground of their own. */
function drawNumbers({ axis, size }: Frame, pen: Pen): void {
  const chosen = axis.id
  for (const tick of axis.ticks) {
    // The chosen word's number is written instead of a tick's that it would cover.
    if (chosen !== null && Math.abs(tick.x - chosen.x) < 44) continue
    drawNumber(tick, { axis, size }, pen, { paint: 'quiet' })
  }
  if (chosen !== null) drawNumber(chosen, { axis, size }, pen, { bold: true })
}

function drawNumber(
  { x, text, width }: AxisNumber,
  { axis, size }: Pick<Frame, 'axis' | 'size'>,
  pen: Pen,
  style: TextStyle,
): void {
  const anchor = x < 20 ? 'start' : x > size.width - 24 ? 'end' : 'middle'
  const at =
    anchor === 'start' ? Math.max(0, x - 4) : anchor === 'end' ? Math.min(size.width, x + 4) : x
  const left = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2
  pen.plate(left - 2, axis.y + 9, width + 4, 14, 'sheet', 1)
  pen.text(at, axis.y + 16, text, { ...style, anchor })
}

function drawRing({ ring, lift }: Frame, pen: Pen): void {
  const opacity = ringOpacity(lift)
  if (ring === null || opacity === 0) return
  pen.path({ stroke: 'ink', width: 1, dash: [2, 4], opacity }, (outline) =>
    outline.circle(ring.x, ring.y, ring.radius),
  )
}

function drawEdges({ edges, scene, x, y }: Frame, pen: Pen): void {
  if (scene.chosen < 0) return
  const [fromX, fromY] = [x[scene.chosen], y[scene.chosen]]
  if (Number.isNaN(fromX)) return
  for (const { to, bend, cosine } of edges)
    pen.path(
      { stroke: 'positive', width: 0.5 + 2 * Math.max(0, cosine), opacity: 0.75 },
      (outline) => {
        outline.moveTo(fromX, fromY)
        if (bend === 0) outline.lineTo(x[to], y[to])
        else outline.curveTo((fromX + x[to]) / 2, (fromY + y[to]) / 2 + bend, x[to], y[to])
      },
    )
}

function drawDots(frame: Frame, pen: Pen): void {
  const { scene, x, y, lift, size } = frame
  const { groups, lineOnlyFrom } = scene
  const isSeen = (at: number): boolean =>
    x[at] > -6 && x[at] < size.width + 6 && y[at] > -6 && y[at] < size.height + 6
  const many = lift < 1 ? scene.rows.length : lineOnlyFrom
  if (scene.rows.length > few) {
    pen.path({ fill: 'quiet', opacity: 0.5 }, (outline) => {
      for (let at = 0; at < many; at++) if (isSeen(at)) outline.box(x[at] - 1, y[at] - 1, 2, 2)
    })
  } else {
    // Those that stand out have dots of their own.
    const strong = new Set([scene.chosen, ...scene.own, ...frame.edges.map(({ to }) => to)])
    for (const filled of [true, false])
      pen.path(filled ? { fill: 'quiet' } : { stroke: 'quiet', width: 1.25 }, (outline) => {
        for (let at = 0; at < lineOnlyFrom; at++)
          if (isSeen(at) && !strong.has(at) && isFilled(groups[at]) === filled)
            traceGlyph(outline, groups[at], x[at], y[at])
      })
    const opacity = lineOpacity(lift)
    if (opacity > 0)
      pen.path({ fill: 'quiet', opacity }, (outline) => {
        for (let at = lineOnlyFrom; at < many; at++)
          if (isSeen(at) && !strong.has(at)) traceGlyph(outline, -1, x[at], y[at])
      })
  }
  // Those that the drawing keeps near are full, those it has lost are hollow.
  pen.path({ fill: 'positive' }, (outline) => {
    for (const { to } of frame.edges) if (isSeen(to)) outline.circle(x[to], y[to], 3.5)
  })
  if (lift > 0.5)
    pen.path({ fill: 'sheet' }, (outline) => {
      for (const { to, kept } of frame.edges)
        if (!kept && isSeen(to)) outline.circle(x[to], y[to], 2)
    })
  pen.path({ fill: 'ink' }, (outline) => {
    for (const at of scene.own)
      if (at !== scene.chosen && isSeen(at)) traceGlyph(outline, ownGlyph, x[at], y[at])
    if (scene.chosen >= 0 && isSeen(scene.chosen))
      outline.circle(x[scene.chosen], y[scene.chosen], 4.5)
  })
}

const ownGlyph = 6

/** Every second shape is an outline, so that no two look alike from afar. */
export const isFilled = (group: number): boolean => group % 2 === 0 || group < 0

/** The shape of a group's dots: six of them, one for the reader's own words, a small dot for none. */
export function traceGlyph(outline: Outline, group: number, x: number, y: number): void {
  switch (group) {
    case 0:
    case 1:
      return outline.circle(x, y, 3)
    case 2:
    case 3:
      return outline.box(x - 3, y - 3, 6, 6)
    case 4:
    case 5:
      return polygon(outline, [x, y - 4, x + 4, y + 3, x - 4, y + 3])
    case ownGlyph:
      return polygon(outline, [x, y - 5, x + 5, y, x, y + 5, x - 5, y])
    default:
      return outline.circle(x, y, 1.5)
  }
}

function polygon(outline: Outline, corners: readonly number[]): void {
  outline.moveTo(corners[0], corners[1])
  for (let i = 2; i < corners.length; i += 2) outline.lineTo(corners[i], corners[i + 1])
  outline.lineTo(corners[0], corners[1])
  outline.lineTo(corners[2], corners[3])
}

function drawLabels(frame: Frame, pen: Pen): void {
  const { labels, lift } = frame
  // Those that stand out lie on top.
  for (const label of labels)
    if (label.kind === 'plain') pen.text(label.x, label.y, label.text, { paint: 'quiet' })
  const near = labels.filter(({ kind }) => kind === 'near')
  const named = [...near, ...labels.filter(({ kind }) => kind === 'own')]
  const ring = lift >= 1 ? (frame.ring?.text ?? null) : null
  // What lies under a label isn't seen through its letters.
  for (const { x, y, width } of named) pen.plate(x - 2, y - 8, width + 4, 16, 'sheet', 1)
  if (ring !== null)
    pen.plate(ring.x - ring.width / 2 - 2, ring.y - 8, ring.width + 4, 16, 'sheet', 1)
  for (const { x, y, text } of named) pen.text(x, y, text, { bold: true })
  for (const { x, y, width, note } of near)
    pen.text(x + width, y, note, { paint: 'positive', anchor: 'end' })
  if (ring !== null) pen.text(ring.x, ring.y, ring.content, { anchor: 'middle' })
  for (const { x, y, width, text } of labels.filter(({ kind }) => kind === 'chosen')) {
    pen.plate(x - 4, y - 9, width + 8, 18, 'ink', 1)
    pen.text(x, y, text, { paint: 'sheet', bold: true })
  }
}

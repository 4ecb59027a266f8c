import { activationAt, type ActivationName } from '@nextword/core/network'
import { circle, group, type GroupMark, line, type Mark, path, round, text } from './drawing.ts'
import { formatNumber } from './format.ts'
import { toneOf } from './paint.ts'

/** Softmax has no curve: it needs the sums of a whole layer. */
export type CurveName = Exclude<ActivationName, 'softmax'>

export interface CurveOptions {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The sums shown; a point beyond them stands at the edge. */
  readonly domain?: readonly [number, number]
  readonly lang?: string
  /** Where the neuron is on its curve. */
  readonly sum?: number | undefined
  /** What the axes are called. */
  readonly labels?: { readonly sum: string; readonly value: string }
}

/** How far the curve of an activation goes up and down. */
export function activationRange(
  name: CurveName,
  domain: readonly [number, number] = [-4, 4],
): readonly [number, number] {
  if (name === 'tanh') return [-1, 1]
  if (name === 'sigmoid') return [0, 1]
  return [Math.min(0, activationAt(name, domain[0])), Math.max(1, activationAt(name, domain[1]))]
}

/** A squash as a curve, with the neuron's point on it and dashed lines to both axes. */
export function activationCurveMarks(name: CurveName, options: CurveOptions): GroupMark {
  const { x, y, width, height, domain = [-4, 4], lang = 'en', sum, labels } = options
  const [low, high] = activationRange(name, domain)
  const across = (sum: number): number => width * shareOf(sum, domain[0], domain[1])
  const up = (value: number): number => height * (1 - shareOf(value, low, high))
  const points = Array.from(
    { length: 97 },
    (_, i) => domain[0] + (i / 96) * (domain[1] - domain[0]),
  )
  const curve = points.map((at) => `${round(across(at))},${round(up(activationAt(name, at)))}`)
  const zero = { x: across(0), y: up(Math.max(low, Math.min(high, 0))) }
  const ticks = [domain[0], 0, domain[1]]
  const pointLeft = sum !== undefined && sum < 0
  const marks: Mark[] = [
    line(0, zero.y, width, zero.y, { stroke: 'quiet' }),
    line(zero.x, 0, zero.x, height, { stroke: 'quiet' }),
    ...ticks.map((tick, i) =>
      text(across(tick), height + 17, formatNumber(tick, lang, 0), {
        anchor: (['start', 'middle', 'end'] as const)[i],
        fill: 'quiet',
      }),
    ),
    // On the side where the point and its dashed lines are not.
    ...[low, high].map((tick) =>
      text(zero.x + (pointLeft ? 6 : -6), up(tick), formatNumber(tick, lang, 0), {
        anchor: pointLeft ? 'start' : 'end',
        middle: true,
        fill: 'quiet',
      }),
    ),
    path(`M${curve.join('L')}`, { stroke: 'ink', strokeWidth: 2 }),
  ]
  if (labels !== undefined)
    marks.push(
      text(width, zero.y - 6, labels.sum, { anchor: 'end', fill: 'quiet' }),
      text(zero.x - 24, up(high), labels.value, { anchor: 'end', middle: true, fill: 'quiet' }),
    )
  if (sum !== undefined && Number.isFinite(sum)) {
    const value = activationAt(name, sum)
    const tone = toneOf(value)
    const at = { x: across(sum), y: up(value) }
    marks.push(
      line(at.x, zero.y, at.x, at.y, { stroke: tone, dash: [3, 3] }),
      line(zero.x, at.y, at.x, at.y, { stroke: tone, dash: [3, 3] }),
      circle(at.x, at.y, 6, { fill: tone, stroke: 'sheet', strokeWidth: 2 }),
    )
  }
  return group(marks, { x, y })
}

/** How far a number is from one end to the other, 0 … 1; beyond them it stands at the end. */
const shareOf = (value: number, from: number, to: number): number =>
  Math.max(0, Math.min(1, (value - from) / (to - from)))

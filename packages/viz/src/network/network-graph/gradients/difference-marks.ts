import { type Mark, rect, text } from '../../../kit/drawing.ts'
import { formatSigned } from '../../../kit/format.ts'
import { type NetLayout, neuronId, type NeuronPlace } from '../../../kit/net.ts'
import { toneOf } from '../../../kit/paint.ts'
import { lastLayer, type Run } from '../run.ts'

export interface DifferenceOptions {
  /** The right answer. */
  readonly label: number
  /** The gradient that begins the way back; for shares, the share less what it should be. */
  readonly difference: number
  /** This is what the step is about. */
  readonly now: boolean
}

/** An output's bar with what it is off by: orange where it has too little, blue where too much. */
export function differenceMarks(
  run: Run,
  layout: NetLayout,
  { index, x, y }: NeuronPlace,
  { label, difference, now }: DifferenceOptions,
): readonly Mark[] {
  const value = Math.max(0, Math.min(1, run.trace.outputs[index]))
  const target = index === label ? 1 : 0
  const [low, high] = [Math.min(value, target), Math.max(value, target)]
  const tone = toneOf(difference)
  const right = index === label
  const id = neuronId({ layer: lastLayer(run), neuron: index })
  const outline = { fill: 'none', stroke: 'ink', strokeWidth: right ? 2.5 : 1, id } as const
  const off = {
    fill: { tone, strength: now ? 0.8 : 0.45 },
    stroke: tone,
    ...(difference < 0 ? { dash: [4, 2] } : {}),
  } as const
  const written = formatSigned(difference, run.lang)
  const name = run.outputNames[index]
  const height = 2 * layout.radius
  if (layout.direction === 'down') {
    const { neurons, leftOut } = layout.layers[layout.layers.length - 1]
    const places = neurons.length + (leftOut === null ? 0 : 1)
    const side = Math.min(56, layout.width / places - 10)
    const left = x - side / 2
    const foot = y + layout.radius
    return [
      rect(left, foot - height, side, height, { fill: 'sheet', id }),
      rect(left, foot - height * value, side, height * value, { fill: 'hair', id }),
      rect(
        left + 1,
        foot - height * high + 1,
        side - 2,
        Math.max(0, height * (high - low) - 2),
        off,
      ),
      rect(left, foot - height, side, height, outline),
      text(x, y, written, { anchor: 'middle', middle: true, bold: right }),
      text(x, foot + 22, name, { size: 18, anchor: 'middle', bold: right }),
    ]
  }
  const width = layout.outputWidth - 34
  const left = x - layout.radius
  const top = y - layout.radius
  return [
    rect(left, top, width, height, { fill: 'sheet', id }),
    rect(left, top, width * value, height, { fill: 'hair', id }),
    rect(left + width * low + 1, top + 1, Math.max(0, width * (high - low) - 2), height - 2, off),
    rect(left, top, width, height, outline),
    text(left + 8, y, written, { size: 13, middle: true, bold: right }),
    text(left + width + 12, y, name, { size: 18, middle: true, bold: right }),
  ]
}

import { circle, type Mark, rect, text } from './drawing.ts'
import { formatCount, formatNumber, formatShare } from './format.ts'
import type { LayerPlace, NeuronPlace } from './net-layout.ts'
import { isStrong, neuronId, type NetPicture, sameNeuron } from './net-picture.ts'
import { greyOn, toneOf } from './paint.ts'

/** The neurons: inputs as pixels, hidden ones as circles with their numbers, outputs as bars. */
export function neuronMarks(picture: NetPicture): Mark[] {
  const { layout } = picture
  const last = layout.layers.length - 1
  return layout.layers.flatMap((layer, l) => [
    ...layer.neurons.flatMap((place) =>
      l === 0 ? inputMarks(picture, place) : l === last ? [] : hiddenMarks(picture, l, place),
    ),
    ...(l === last ? outputMarks(picture) : []),
    ...leftOutMarks(picture, layer.leftOut),
  ])
}

/** Where a wide layer's middle is left out: that it is, and how much of it. */
function leftOutMarks(
  { layout, words, lang = 'en' }: NetPicture,
  leftOut: LayerPlace['leftOut'],
): Mark[] {
  if (leftOut === null) return []
  const { x, y } = leftOut
  const count = formatCount(leftOut.count, lang)
  if (layout.direction === 'down')
    return [text(x, y, `+${count}`, { middle: true, anchor: 'middle', fill: 'quiet' })]
  return [
    ...[-7, 0, 7].map((dy) => circle(x, y + dy, 1.5, { fill: 'quiet' })),
    text(x + 12, y, words.net.leftOut(count), { middle: true, fill: 'quiet' }),
  ]
}

function inputMarks(picture: NetPicture, place: NeuronPlace): readonly Mark[] {
  if (picture.input !== undefined) return picture.input(place)
  const { index, x, y } = place
  const { layout, lang = 'en' } = picture
  const value = picture.values[0]?.[index] ?? 0
  const pictured = layout.pictureSize > 0 && layout.direction === 'down'
  const side = pictured ? 84 / Math.sqrt(layout.layers[0].size) : 2 * layout.radius - 4
  const strong = isStrong(picture, { layer: 0, neuron: index })
  const written =
    picture.neuronText?.(value, { layer: 0, neuron: index }) ??
    formatNumber(value, lang, Number.isInteger(value) ? 0 : 2)
  return [
    rect(x - side / 2, y - side / 2, side, side, {
      fill: { pixel: value },
      stroke: strong ? 'ink' : 'quiet',
      strokeWidth: strong ? 3 : 1,
      id: neuronId({ layer: 0, neuron: index }),
    }),
    pictured || layout.direction === 'down'
      ? text(x, y, side < 26 ? '' : written, {
          anchor: 'middle',
          middle: true,
          fill: greyOn(value),
        })
      : text(x - side / 2 - 8, y, written, { anchor: 'end', middle: true, bold: strong }),
  ]
}

function hiddenMarks(picture: NetPicture, layer: number, { index, x, y }: NeuronPlace): Mark[] {
  const { layout, lang = 'en' } = picture
  const neuron = { layer, neuron: index }
  const value = picture.values[layer]?.[index] ?? 0
  const strong = isStrong(picture, neuron)
  if (picture.asleep?.(neuron) === true)
    return [
      circle(x, y, layout.radius, {
        fill: 'sheet',
        stroke: strong ? 'ink' : 'quiet',
        strokeWidth: strong ? 2.5 : 1,
        id: neuronId(neuron),
      }),
    ]
  const chosen = sameNeuron(picture.chosen, neuron)
  const radius = layout.radius + (chosen ? 3 : 0)
  return [
    circle(x, y, radius, {
      fill: { tone: toneOf(value), strength: 0.1 + 0.5 * Math.min(1, Math.abs(value)) },
      stroke: 'ink',
      strokeWidth: strong ? 2.5 : 1,
      id: neuronId(neuron),
    }),
    text(
      x,
      y,
      (chosen ? picture.chosenText : undefined) ??
        picture.neuronText?.(value, neuron) ??
        shortNumber(value, lang, layout.radius < 18 ? 1 : 2),
      {
        anchor: 'middle',
        middle: true,
        bold: strong,
      },
    ),
  ]
}

function outputMarks(picture: NetPicture): Mark[] {
  const { layout, lang = 'en', outputNames, outputsAreShares = false } = picture
  const last = layout.layers.length - 1
  const values = Array.from(picture.values[last] ?? [])
  const best = values.indexOf(Math.max(...values))
  return layout.layers[last].neurons.flatMap((place): readonly Mark[] => {
    if (picture.output !== undefined) return picture.output(place)
    const { index, x, y } = place
    const neuron = { layer: last, neuron: index }
    const asleep = picture.asleep?.(neuron) === true
    const value = asleep ? 0 : (values[index] ?? 0)
    const written = asleep
      ? ''
      : (picture.outputTexts?.[index] ??
        picture.neuronText?.(value, neuron) ??
        (outputsAreShares ? formatShare(value, lang) : formatNumber(value, lang)))
    const strong = isStrong(picture, neuron)
    const name = outputNames?.[index] ?? String(index + 1)
    const wins = index === best && !asleep
    const look = { stroke: 'ink', strokeWidth: strong || wins ? 2.5 : 1 } as const
    const share = Math.max(0, Math.min(1, value))
    if (layout.direction === 'down') {
      // Below the net there is no room beside it: a column that fills from its foot.
      const side = Math.min(
        56,
        layout.width /
          (layout.layers[last].neurons.length + (layout.layers[last].leftOut === null ? 0 : 1)) -
          10,
      )
      const top = y - layout.radius
      const height = 2 * layout.radius
      return [
        rect(x - side / 2, top, side, height, { fill: 'sheet', id: neuronId(neuron) }),
        rect(x - side / 2, top + height * (1 - share), side, height * share, {
          fill: wins ? 'positive-soft' : 'hair',
          id: neuronId(neuron),
        }),
        rect(x - side / 2, top, side, height, { fill: 'none', ...look, id: neuronId(neuron) }),
        text(x, y, written, { anchor: 'middle', middle: true, bold: wins }),
        text(x, y + layout.radius + 22, name, { size: 18, anchor: 'middle', bold: wins }),
      ]
    }
    const width = layout.outputWidth - 34
    const left = x - layout.radius
    const height = 2 * layout.radius
    return [
      rect(left, y - layout.radius, width, height, { fill: 'sheet', id: neuronId(neuron) }),
      rect(left, y - layout.radius, width * share, height, {
        fill: wins ? 'positive-soft' : 'hair',
        id: neuronId(neuron),
      }),
      rect(left, y - layout.radius, width, height, { fill: 'none', ...look, id: neuronId(neuron) }),
      text(left + 8, y, written, { size: 13, middle: true, bold: wins }),
      text(left + width + 12, y, name, { size: 18, middle: true, bold: wins }),
    ]
  })
}

/** As many digits as go into a neuron: five characters, or four. */
const shortNumber = (value: number, lang: string, digits: number): string => {
  const size = Math.abs(value)
  const fewer = size >= 99.95 ? 2 : size >= 9.995 ? 1 : 0
  return formatNumber(value, lang, Math.max(0, digits - fewer))
}

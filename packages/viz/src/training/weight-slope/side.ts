import { type Network, parameterAt } from '@nextword/core/network'
import { circle, group, line, type Mark, path, round, text } from '../../kit/drawing.ts'
import { netLayout } from '../../kit/net.ts'
import { toneOf } from '../../kit/paint.ts'
import { columnsOf, type LabelledPicture } from '../../kit/pictures.ts'
import { pixelMarks } from '../../kit/pixels.ts'

/** The net as dots, and the one weight in it that moves. */
export function whereMarks(
  network: Network,
  index: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Mark[] {
  const { layer, neuron, input } = parameterAt(network, index)
  const layout = netLayout({
    sizes: network.sizes,
    width: box.width,
    direction: 'across',
    height: box.height,
    most: 9,
    left: 8,
    right: 8,
    top: 0,
  })
  const spot = (at: number, index: number) =>
    layout.layers[at].neurons.find((place) => place.index === index)
  const to = spot(layer + 1, neuron)
  const from = input === null ? undefined : spot(layer, input)
  const tone = toneOf(network.parameters[index])
  // One path for all: a net has more lines than a page should have elements.
  const pale = layout.layers
    .slice(1)
    .flatMap(({ neurons }, l) =>
      neurons.flatMap((end) =>
        layout.layers[l].neurons.map(
          (start) => `M${round(start.x)} ${round(start.y)}L${round(end.x)} ${round(end.y)}`,
        ),
      ),
    )
  const dots = layout.layers.flatMap(({ neurons }, at) =>
    neurons.map((place) => {
      const ends =
        (at === layer + 1 && place.index === neuron) || (at === layer && place.index === input)
      return circle(place.x, place.y, ends ? 5.5 : 4, {
        fill: ends ? 'ink' : 'sheet',
        stroke: ends ? 'ink' : 'quiet',
      })
    }),
  )
  const edge =
    from === undefined || to === undefined
      ? []
      : [
          line(from.x, from.y, to.x, to.y, {
            stroke: tone,
            strokeWidth: 3,
            ...(tone === 'negative' ? { dash: [6, 3] } : {}),
          }),
        ]
  const bias =
    input === null && to !== undefined
      ? [circle(to.x, to.y, 10, { stroke: tone, strokeWidth: 2.5, fill: 'none' })]
      : []
  return [
    group([path(pale.join(''), { stroke: 'hair' }), ...edge, ...dots, ...bias], {
      x: box.x,
      y: box.y,
    }),
  ]
}

/** One picture large, or several small in rows of four. */
export function pictureMarks(
  pictures: readonly LabelledPicture[],
  box: { readonly x: number; readonly y: number; readonly size: number },
): Mark[] {
  const columns = pictures.length > 9 ? 4 : pictures.length > 4 ? 3 : pictures.length > 1 ? 2 : 1
  const pitch = box.size / columns
  const size = columns === 1 ? pitch : pitch - 5
  return pictures.slice(0, columns * columns).map(({ pixels }, i) =>
    pixelMarks(pixels, {
      x: box.x + (i % columns) * pitch,
      y: box.y + Math.floor(i / columns) * pitch,
      size,
      columns: columnsOf(pixels),
    }),
  )
}

export interface Note {
  readonly text: string
  readonly strong?: boolean
}

/** Lines of words beside a picture. */
export function noteMarks(x: number, y: number, lines: readonly Note[]): Mark[] {
  return lines.map((one, i) =>
    text(
      x,
      y + i * 20,
      one.text,
      one.strong === true ? { size: one.text.length > 3 ? 12 : 15, bold: true } : { fill: 'quiet' },
    ),
  )
}

import { isNarrow } from '../../kit/layout.ts'
import { type NetLayout, netLayout } from '../../kit/net.ts'

export type Mode = 'signal' | 'weights' | 'neuron' | 'gradients'

/**
 * How wide a figure must be for what belongs to a mode to stand beside its net. `Stage.svelte` says
 * the same in CSS, so that the server's page is right at every width.
 */
export const besideFrom: Readonly<Record<Mode, number>> = {
  signal: Infinity,
  weights: 760,
  neuron: 860,
  gradients: 760,
}

/** More layers than this don't fit side by side. */
const mostAcross = 6

/** Where everything of the net stands, in a stage of this width of which the net has this much. */
export function arrangedNet(
  sizes: readonly number[],
  mode: Mode,
  stageWidth: number,
  netWidth: number,
): NetLayout {
  const narrow = isNarrow(stageWidth)
  if (!narrow && sizes.length <= mostAcross) {
    const picture = mode === 'signal' && sizes[0] === 9 && netWidth >= 720
    const pictures = mode === 'weights'
    return netLayout({
      sizes,
      width: netWidth,
      direction: 'across',
      left: picture ? 250 : 46,
      right: netWidth < 460 ? 112 : netWidth < 520 ? 126 : 150,
      pictures,
    })
  }
  if (narrow && mode === 'neuron') return withoutInputs(sizes, netWidth)
  return netLayout({
    sizes,
    width: netWidth,
    direction: 'down',
    ...(narrow ? {} : { most: 12 }),
  })
}

/** The layers to choose a neuron from; what comes in stands in the sum itself. */
function withoutInputs(sizes: readonly number[], width: number): NetLayout {
  const rest = netLayout({
    sizes: sizes.slice(1),
    width,
    direction: 'down',
    pictures: false,
    gap: 20,
  })
  return {
    ...rest,
    layers: [
      { size: sizes[0], neurons: [], leftOut: null, label: { x: 0, y: 0, anchor: 'start' } },
      ...rest.layers,
    ],
  }
}

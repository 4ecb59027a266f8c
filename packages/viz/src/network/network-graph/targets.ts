import type { NetLayout, NeuronRef } from '../../kit/net.ts'
import { pictureGap } from '../../kit/net-layout.ts'

/** Where a neuron can be pressed: at least 24 × 24 px wherever the layout has the room. */
export interface Target extends NeuronRef {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Of its corners: a hidden neuron is round. */
  readonly rounding: number
}

/** A target for each neuron that is drawn, layer by layer. */
export function neuronTargets(layout: NetLayout): readonly (readonly Target[])[] {
  const last = layout.layers.length - 1
  return layout.layers.map(({ neurons, size }, layer) => {
    const pitch = pitchOf(neurons)
    const pictured = layer === 0 && layout.direction === 'down' && layout.pictureSize > 0
    const radius = pictured ? 42 / Math.sqrt(size) : Math.min(layout.radius + 2, pitch / 2)
    return neurons.map(({ index, x, y }): Target => {
      const round = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
      const at = { layer, neuron: index }
      if (layer === 1 && layout.pictureSize > 0)
        return { ...at, ...withPicture(layout, x, y, radius) }
      if (layer > 0 && layer < last) return { ...at, ...round, rounding: radius }
      if (layer === 0) return { ...at, ...round, rounding: 0 }
      return layout.direction === 'down'
        ? { ...at, ...round, height: 2 * radius + 28, rounding: 0 }
        : { ...at, ...round, width: layout.outputWidth, rounding: 0 }
    })
  })
}

/** A neuron and the picture of its weights before it are pressed as one. */
function withPicture(
  { direction, pictureSize }: NetLayout,
  x: number,
  y: number,
  radius: number,
): Omit<Target, keyof NeuronRef> {
  const side = Math.max(pictureSize, 2 * radius)
  const reach = pictureSize + pictureGap + 2 * radius
  return direction === 'down'
    ? { x: x - side / 2, y: y + radius - reach, width: side, height: reach, rounding: 4 }
    : { x: x + radius - reach, y: y - side / 2, width: reach, height: side, rounding: 4 }
}

/** The smallest step from one neuron of a layer to the next. */
function pitchOf(neurons: readonly { x: number; y: number }[]): number {
  let pitch = Infinity
  for (let i = 1; i < neurons.length; i++)
    pitch = Math.min(
      pitch,
      Math.hypot(neurons[i].x - neurons[i - 1].x, neurons[i].y - neurons[i - 1].y),
    )
  return pitch
}

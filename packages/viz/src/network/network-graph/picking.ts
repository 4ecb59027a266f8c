import { edgeCurve, type EdgeRef, type NetLayout, type NeuronRef, pointOn } from '../../kit/net.ts'

/** How near the pointer must come to a line, in px. */
const near = { mouse: 9, touch: 16 }

/** The line next to a point, if one is near. Lines are thin; a pointer isn't. */
export function edgeAt(
  layout: NetLayout,
  x: number,
  y: number,
  pointer: keyof typeof near = 'mouse',
): EdgeRef | null {
  let best: EdgeRef | null = null
  let closest: number = near[pointer]
  for (let layer = 0; layer + 1 < layout.layers.length; layer++) {
    if (layer === 0 && layout.direction === 'down' && layout.pictureSize > 0) continue
    for (const target of layout.layers[layer + 1].neurons)
      for (const source of layout.layers[layer].neurons) {
        const curve = edgeCurve(layout, layer, source, target)
        const start = curve.across ? curve.x0 : curve.y0
        const end = curve.across ? curve.x1 : curve.y1
        const along = ((curve.across ? x : y) - start) / (end - start)
        if (along < 0 || along > 1) continue
        const distance = distanceTo(curve, along, x, y)
        if (distance < closest) {
          closest = distance
          best = { layer, neuron: target.index, input: source.index }
        }
      }
  }
  return best
}

/** The curve's parameter isn't quite its way along; four halvings find the point beside the pointer. */
function distanceTo(
  curve: Parameters<typeof pointOn>[0],
  along: number,
  x: number,
  y: number,
): number {
  let low = Math.max(0, along - 0.2)
  let high = Math.min(1, along + 0.2)
  let distance = Infinity
  for (let i = 0; i < 9; i++) {
    const third = (high - low) / 3
    const a = gap(pointOn(curve, low + third), x, y)
    const b = gap(pointOn(curve, high - third), x, y)
    if (a < b) high -= third
    else low += third
    distance = Math.min(distance, a, b)
  }
  return distance
}

const gap = ([px, py]: readonly [number, number], x: number, y: number): number =>
  Math.hypot(px - x, py - y)

/** Where an arrow key leads from a neuron: within its layer, or to the nearest one of the next. */
export function neighbourOf(layout: NetLayout, from: NeuronRef, key: string): NeuronRef {
  const across = layout.direction === 'across'
  const layers = layout.layers
  const place = layers[from.layer].neurons.findIndex(({ index }) => index === from.neuron)
  const within = (slot: number): NeuronRef => {
    const { neurons } = layers[from.layer]
    const { index } = neurons[Math.max(0, Math.min(neurons.length - 1, slot))]
    return { layer: from.layer, neuron: index }
  }
  if (key === 'Home') return within(0)
  if (key === 'End') return within(layers[from.layer].neurons.length - 1)
  const [x, y] = arrows[key] ?? [0, 0]
  // The picture at the top of a net that runs down is a grid of its own.
  if (!across && from.layer === 0 && layout.pictureSize > 0)
    return withinPicture(layout, from, x, y) ?? stepLayer(layout, from, y)
  const sideways = across ? y : x
  if (sideways !== 0) return within(place + sideways)
  return stepLayer(layout, from, across ? x : y)
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function withinPicture(layout: NetLayout, from: NeuronRef, x: number, y: number): NeuronRef | null {
  const columns = Math.sqrt(layout.layers[0].size)
  const row = Math.floor(from.neuron / columns) + y
  const column = (from.neuron % columns) + x
  if (row >= columns) return null
  const clamp = (at: number): number => Math.max(0, Math.min(columns - 1, at))
  return { layer: 0, neuron: clamp(row) * columns + clamp(column) }
}

function stepLayer(layout: NetLayout, from: NeuronRef, by: number): NeuronRef {
  const layer = from.layer + by
  const neurons = layout.layers[layer]?.neurons ?? []
  const here = layout.layers[from.layer].neurons.find(({ index }) => index === from.neuron)
  if (neurons.length === 0 || here === undefined) return from
  const across = layout.direction === 'across'
  const offset = (place: { x: number; y: number }): number =>
    Math.abs(across ? place.y - here.y : place.x - here.x)
  // Of a picture's columns the lowest pixel is nearest, so the last wins.
  const nearest = neurons.reduce((best, place) => (offset(place) <= offset(best) ? place : best))
  return { layer, neuron: nearest.index }
}

/** Where the neurons of a net stand. Layer 0 is the input. */
export interface NetLayout {
  readonly direction: 'across' | 'down'
  readonly width: number
  readonly height: number
  readonly layers: readonly LayerPlace[]
  /** Radius of a hidden neuron; an input is a square of twice this. */
  readonly radius: number
  /** The side of the pictures of weights that stand before the first hidden layer. 0: none. */
  readonly pictureSize: number
  /** Room for each output's bar, from its neuron on. */
  readonly outputWidth: number
}

export interface LayerPlace {
  readonly size: number
  /** Those that are drawn; in a wide layer its middle is left out. */
  readonly neurons: readonly NeuronPlace[]
  /** How many are left out, and where that is said. */
  readonly leftOut: { readonly count: number; readonly x: number; readonly y: number } | null
  /** Where the layer's name stands. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' }
}

export interface NeuronPlace {
  readonly index: number
  readonly x: number
  readonly y: number
}

export interface NetLayoutOptions {
  readonly sizes: readonly number[]
  readonly width: number
  /** Without it: down where the width is a phone's. */
  readonly direction?: 'across' | 'down'
  /** Of a layout that runs across. */
  readonly height?: number
  /** More neurons than this and a layer's middle is left out. */
  readonly most?: number
  /** Room at the left of an input for its number, at the right of an output for its bar. */
  readonly left?: number
  readonly right?: number
  /** Room above for the names of the layers. */
  readonly top?: number
  /** Between the rows of a layout that runs down. */
  readonly gap?: number
  /** Pictures of the first layer's weights; without it only in a layout that runs down. */
  readonly pictures?: boolean
}

/** Between a picture of weights and its neuron. */
export const pictureGap = 10

/** Lays a net of any sizes out; in `across` a column is a layer, in `down` a row. */
export function netLayout(options: NetLayoutOptions): NetLayout {
  const direction = options.direction ?? (options.width < 560 ? 'down' : 'across')
  return direction === 'across' ? across(options) : down(options)
}

function across(options: NetLayoutOptions): NetLayout {
  const { sizes, width, left = 60, right = 150, top = 34, most = 12 } = options
  const shown = sizes.map((size) => shownOf(size, most))
  const slots = Math.max(...shown.map(({ indices, count }) => indices.length + (count > 0 ? 1 : 0)))
  const height = options.height ?? top + Math.max(4, slots) * (slots > 10 ? 40 : 44) + 8
  const radius = slots > 10 ? 16 : 20
  const pitchMost = 58
  const last = sizes.length - 1
  const pitchOf = (layer: number): number => {
    const { indices, count } = shown[layer]
    return Math.min(pitchMost, (height - top - 8) / (indices.length + (count > 0 ? 1 : 0)))
  }
  const pictures = options.pictures === true && picturesFit(sizes)
  const pictureSize = pictures ? Math.min(48, pitchOf(1) - 6) : 0
  // The pictures stand in the first gap between layers, so that one is wider.
  const extra = pictures ? pictureSize + pictureGap + radius : 0
  const step = (width - left - right - extra) / last
  const layers = sizes.map((size, layer): LayerPlace => {
    const { indices, count, gapAt } = shown[layer]
    const places = indices.length + (count > 0 ? 1 : 0)
    const room = height - top - 8
    const pitch = pitchOf(layer) * (layer === last && places < 6 ? 1.15 : 1)
    const x = left + (layer > 0 ? extra : 0) + step * layer
    const middle = top + room / 2
    const y = (slot: number): number => middle + (slot - (places - 1) / 2) * pitch
    return {
      size,
      neurons: indices.map((index, i) => ({ index, x, y: y(count > 0 && i >= gapAt ? i + 1 : i) })),
      leftOut: count > 0 ? { count, x, y: y(gapAt) } : null,
      label:
        layer === last ? { x: x - radius, y: 16, anchor: 'start' } : { x, y: 16, anchor: 'middle' },
    }
  })
  return {
    direction: 'across',
    width,
    height,
    layers,
    radius,
    pictureSize,
    outputWidth: right - 10,
  }
}

function down(options: NetLayoutOptions): NetLayout {
  const { sizes, width, top = 26, most = 6, gap = 34 } = options
  const last = sizes.length - 1
  const pictures =
    (options.pictures ?? true) && picturesFit(sizes) && shownOf(sizes[1], most).indices.length <= 8
  const pictureSize = pictures ? 40 : 0
  const radius = 20
  const layers: LayerPlace[] = []
  let y = 0
  sizes.forEach((size, layer) => {
    // The input of a net that reads pictures is one picture, so all of its neurons are shown.
    const { indices, count, gapAt } = shownOf(size, layer === 0 && pictures ? size : most)
    const places = indices.length + (count > 0 ? 1 : 0)
    y += layer === 0 ? 0 : gap
    const label = { x: 0, y: y + 12, anchor: 'start' } as const
    if (layer === 0 && pictures) {
      const columns = Math.sqrt(size)
      const side = 84 / columns
      const neurons = indices.map((index) => ({
        index,
        x: width / 2 - 42 + (index % columns) * side + side / 2,
        y: y + Math.floor(index / columns) * side + side / 2,
      }))
      layers.push({ size, neurons, leftOut: null, label })
      y += 84
      return
    }
    if (layer > 0 || !pictures) y += top - 4
    const pictured = layer === 1 && pictures
    const pitch = width / places
    const middle = y + (pictured ? pictureSize + pictureGap + radius : radius)
    const x = (slot: number): number => pitch * (slot + 0.5)
    layers.push({
      size,
      neurons: indices.map((index, i) => ({
        index,
        x: x(count > 0 && i >= gapAt ? i + 1 : i),
        y: middle,
      })),
      leftOut: count > 0 ? { count, x: x(gapAt), y: middle } : null,
      label,
    })
    y = middle + radius
    if (layer === last) y += 30
  })
  return { direction: 'down', width, height: y + 4, layers, radius, pictureSize, outputWidth: 0 }
}

/** The neurons of a layer that are drawn: all, or its first and last ones. */
function shownOf(size: number, most: number): { indices: number[]; count: number; gapAt: number } {
  if (size <= most)
    return { indices: Array.from({ length: size }, (_, i) => i), count: 0, gapAt: size }
  const drawn = Math.max(2, most - 1)
  const first = Math.ceil(drawn / 2)
  const rest = drawn - first
  return {
    indices: [
      ...Array.from({ length: first }, (_, i) => i),
      ...Array.from({ length: rest }, (_, i) => size - rest + i),
    ],
    count: size - drawn,
    gapAt: first,
  }
}

/** Whether the inputs are a picture that hidden neurons look at. */
const picturesFit = (sizes: readonly number[]): boolean => sizes.length > 2 && isSquare(sizes[0])

const isSquare = (count: number): boolean =>
  count >= 4 && count <= 64 && Number.isInteger(Math.sqrt(count))

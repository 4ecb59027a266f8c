import type { Network } from '@nextword/core/network'
import type { EdgeRef, NeuronRef } from '../../kit/net.ts'
import { type Pointed, toEdge, toNeuron } from './pointed.ts'
import { lastLayer, type Run } from './run.ts'

/** What a figure has been given, and how it tells of changes. */
export interface GraphInputs {
  readonly run: () => Run
  /** Which output is right; null: nobody has said. */
  readonly label: () => number | null
  /** An input that is lit from outside. */
  readonly highlight: () => number | null
  /** The neuron that is chosen at first. */
  readonly first: () => NeuronRef | null
  readonly onnetwork: (network: Network) => void
  readonly onpixels: (pixels: readonly number[]) => void
  readonly onlabel: (label: number) => void
}

/** What the reader points at and has chosen: all modes look at the same net through it. */
export class Graph {
  /** Under the pointer. */
  hovered: Pointed | null = $state.raw(null)
  focused: NeuronRef | null = $state.raw(null)
  #neuron: NeuronRef | null = $state.raw(null)
  #edge: EdgeRef | null = $state.raw(null)
  #input = $state(4)

  readonly given: GraphInputs

  constructor(given: GraphInputs) {
    this.given = given
  }

  get run(): Run {
    return this.given.run()
  }

  /** Under the pointer, or focused. */
  readonly pointed: Pointed | null = $derived.by(
    () => this.hovered ?? (this.focused === null ? null : toNeuron(this.focused)),
  )

  /** What has been chosen, as far as this net has it. */
  readonly chosen: Pointed | null = $derived.by(() => {
    const { sizes } = this.run.network
    const edge = this.#edge
    if (
      edge !== null &&
      edge.neuron < (sizes[edge.layer + 1] ?? 0) &&
      edge.input < sizes[edge.layer]
    )
      return toEdge(edge)
    const neuron = this.#neuron
    return neuron !== null && neuron.neuron < (sizes[neuron.layer] ?? 0) ? toNeuron(neuron) : null
  })

  /** The input that is looked at: the last one that was chosen. */
  get input(): number {
    return Math.min(this.#input, this.run.network.sizes[0] - 1)
  }

  set input(input: number) {
    this.#input = input
  }

  /** The neuron whose sum or whose weights are looked at. */
  readonly neuron: NeuronRef = $derived.by(() => {
    const { chosen, run } = this
    if (chosen?.kind === 'edge') return { layer: chosen.at.layer + 1, neuron: chosen.at.neuron }
    if (chosen !== null && chosen.at.layer >= 1 && chosen.at.layer <= lastLayer(run))
      return chosen.at
    return this.given.first() ?? { layer: 1, neuron: Math.min(3, run.network.sizes[1] - 1) }
  })

  /** The weight that is looked at: the chosen one, or one of that neuron's. */
  readonly edge: EdgeRef = $derived.by(() => {
    const { chosen, neuron, run } = this
    if (chosen?.kind === 'edge') return chosen.at
    const layer = neuron.layer - 1
    const input = Math.min(this.#input, run.network.sizes[layer] - 1)
    return { layer, neuron: neuron.neuron, input }
  })

  chooseEdge(edge: EdgeRef): void {
    this.#edge = edge
    this.#neuron = null
  }

  chooseNeuron(neuron: NeuronRef): void {
    this.#neuron = neuron
    this.#edge = null
  }

  letGo(): void {
    this.#neuron = null
    this.#edge = null
  }
}

import { type Network, withBias, withWeight } from '@nextword/core/network'
import type { EdgeRef, NeuronRef } from '../../../kit/net.ts'

/** How many edits can be taken back. */
const most = 100

/** Edits of a net by hand, and the way back. */
export class Edits {
  #before: readonly Network[] = $state.raw([])
  readonly #network: () => Network
  readonly #change: (network: Network) => void
  /** What the last edit was about: one stroke, or one field, is taken back as one. */
  #gesture: string | null = null
  /** The net as the last edit left it; another one came from elsewhere. */
  #left: Network | null = null

  constructor(network: () => Network, change: (network: Network) => void) {
    this.#network = network
    this.#change = change
  }

  get canUndo(): boolean {
    return this.#before.length > 0
  }

  /** @param gesture - edits in a row with the same name are taken back together */
  setWeight({ layer, neuron, input }: EdgeRef, value: number, gesture: string): void {
    const network = this.#network()
    const { weights, inputs } = network.layers[layer]
    if (weights[neuron * inputs + input] === Math.fround(value)) return
    this.#edit(withWeight(network, layer, neuron, input, value), gesture)
  }

  setBias({ layer, neuron }: NeuronRef, value: number, gesture: string): void {
    const network = this.#network()
    if (network.layers[layer - 1].biases[neuron] === Math.fround(value)) return
    this.#edit(withBias(network, layer - 1, neuron, value), gesture)
  }

  /** The stroke or the drag is over: the next edit is one of its own. */
  end(): void {
    this.#gesture = null
  }

  undo(): void {
    const before = this.#before.at(-1)
    if (before === undefined) return
    this.#before = this.#before.slice(0, -1)
    this.#gesture = null
    this.#left = before
    this.#change(before)
  }

  /** Forgets the edits of a net that has been replaced from outside. */
  forgetIfReplaced(network: Network): void {
    if (this.#left === null || sameNumbers(this.#left, network)) return
    this.#before = []
    this.#left = null
    this.#gesture = null
  }

  #edit(next: Network, gesture: string): void {
    if (gesture !== this.#gesture || this.#before.length === 0)
      this.#before = [...this.#before.slice(1 - most), this.#network()]
    this.#gesture = gesture
    this.#left = next
    this.#change(next)
  }
}

const sameNumbers = (a: Network, b: Network): boolean =>
  a === b ||
  (a.parameters.length === b.parameters.length &&
    a.parameters.every((value, i) => value === b.parameters[i]))

import type { Drawing } from '../../../kit/drawing.ts'
import type { NetLayout, NeuronRef } from '../../../kit/net.ts'
import type { Sentence } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import type { Graph } from '../graph.svelte.ts'
import { modePart, type ModeView } from '../mode.ts'
import { type Pointed, samePointed } from '../pointed.ts'
import { valuesTable } from '../values-table.ts'
import { signalDrawing, signalSentence, type SignalState } from './signal.ts'
import SignalControls from './SignalControls.svelte'
import { Traveller } from './traveller.svelte.ts'

/** The picture running through the net: a value travels, a path lights up, an input slides. */
export class SignalMode implements ModeView {
  readonly graph: Graph
  readonly traveller: Traveller
  readonly lines = [5, 2] as const

  constructor(graph: Graph) {
    this.graph = graph
    this.traveller = new Traveller(() => graph.run.network.layers.length)
  }

  readonly #state: SignalState = $derived.by(() => ({
    travel: this.traveller.position,
    pointed: this.graph.pointed ?? this.graph.chosen,
    input: this.graph.input,
    lit: this.graph.given.highlight(),
  }))

  drawing(layout: NetLayout): Drawing {
    return signalDrawing(this.graph.run, layout, this.#state)
  }

  get sentence(): Sentence {
    return signalSentence(this.graph.run, this.#state)
  }

  get settled(): Sentence {
    return signalSentence(this.graph.run, { ...this.#state, pointed: this.graph.chosen })
  }

  get table(): Table {
    return valuesTable(this.graph.run)
  }

  get selected(): NeuronRef | null {
    return this.graph.chosen?.kind === 'neuron' ? this.graph.chosen.at : null
  }

  choose(pointed: Pointed | null): void {
    const { graph } = this
    this.traveller.reset()
    if (pointed?.kind === 'neuron' && pointed.at.layer === 0) graph.input = pointed.at.neuron
    if (pointed === null || samePointed(pointed, graph.chosen)) graph.letGo()
    else if (pointed.kind === 'edge') graph.chooseEdge(pointed.at)
    else graph.chooseNeuron(pointed.at)
  }

  slide(value: number): void {
    const { graph } = this
    this.traveller.reset()
    const pixels = Array.from(graph.run.values[0])
    pixels[graph.input] = value
    graph.given.onpixels(pixels)
  }

  destroy(): void {
    this.traveller.destroy()
  }
}

export const signalPart = modePart({
  make: (graph) => new SignalMode(graph),
  Controls: SignalControls,
})

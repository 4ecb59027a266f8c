import type { Drawing } from '../../../kit/drawing.ts'
import type { EdgeRef, NetLayout, NeuronRef } from '../../../kit/net.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import type { EdgeDrag } from '../drag.ts'
import type { Graph } from '../graph.svelte.ts'
import { modePart, type ModeView } from '../mode.ts'
import { type Pointed } from '../pointed.ts'
import { pointedSentence } from '../pointed-sentence.ts'
import { answerSentence, weightOf } from '../run.ts'
import EdgeKnob from './EdgeKnob.svelte'
import { Edits } from './edits.svelte.ts'
import { weightsDrawing, weightsSentence, type WeightsState, weightsTable } from './weights.ts'
import WeightsControls from './WeightsControls.svelte'
import WeightsPanel from './WeightsPanel.svelte'

/** The weights: painted as pictures, typed, or dragged as lines; everything after them follows. */
export class WeightsMode implements ModeView {
  readonly graph: Graph
  readonly edits: Edits
  /** What a stroke makes of a weight. */
  brush = $state(1)
  readonly lines = [5, 2] as const
  readonly drag: EdgeDrag = {
    begin: (edge) => {
      this.graph.chooseEdge(edge)
      return weightOf(this.graph.run, edge)
    },
    onvalue: (value) => this.edits.setWeight(this.graph.edge, value, 'drag'),
    onend: () => this.edits.end(),
  }

  constructor(graph: Graph) {
    this.graph = graph
    this.edits = new Edits(
      () => graph.run.network,
      (network) => graph.given.onnetwork(network),
    )
    $effect(() => this.edits.forgetIfReplaced(graph.run.network))
  }

  readonly #state: WeightsState = $derived.by(() => ({
    edge: this.graph.edge,
    pointed: this.graph.pointed,
  }))

  paint(edge: EdgeRef): void {
    this.graph.chooseEdge(edge)
    this.edits.setWeight(edge, this.brush, 'stroke')
  }

  drawing(layout: NetLayout): Drawing {
    return weightsDrawing(this.graph.run, layout, this.#state)
  }

  get sentence(): Sentence {
    const { run, pointed } = this.graph
    if (pointed === null) return this.settled
    if (pointed.kind === 'edge') return weightsSentence(run, { ...this.#state, edge: pointed.at })
    return sentences(pointedSentence(run, pointed), answerSentence(run))
  }

  get settled(): Sentence {
    return weightsSentence(this.graph.run, this.#state)
  }

  get table(): Table {
    return weightsTable(this.graph.run)
  }

  get selected(): NeuronRef {
    return this.graph.neuron
  }

  choose(pointed: Pointed | null): void {
    const { graph } = this
    if (pointed === null) graph.letGo()
    else if (pointed.kind === 'edge') graph.chooseEdge(pointed.at)
    else if (pointed.at.layer > 0) graph.chooseNeuron(pointed.at)
    else {
      // A pixel chooses its weight to the neuron that is painted.
      graph.input = pointed.at.neuron
      if (graph.edge.layer === 0) graph.chooseEdge({ ...graph.edge, input: pointed.at.neuron })
    }
  }
}

export const weightsPart = modePart({
  make: (graph) => new WeightsMode(graph),
  Controls: WeightsControls,
  Panel: WeightsPanel,
  Handles: EdgeKnob,
})

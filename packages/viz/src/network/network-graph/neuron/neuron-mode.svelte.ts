import type { Drawing } from '../../../kit/drawing.ts'
import type { NetLayout, NeuronRef } from '../../../kit/net.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import type { Graph } from '../graph.svelte.ts'
import { modePart, type ModeView } from '../mode.ts'
import { type Pointed, samePointed, toNeuron } from '../pointed.ts'
import { pointedSentence } from '../pointed-sentence.ts'
import { answerSentence } from '../run.ts'
import { type Ledger, ledgerOf, ledgerSteps } from './ledger.ts'
import { litEdge, neuronDrawing, neuronSentence, type NeuronState, neuronTable } from './neuron.ts'
import NeuronControls from './NeuronControls.svelte'
import NeuronPanel from './NeuronPanel.svelte'
import { Stepper } from './stepper.svelte.ts'

/** One neuron: its products one by one, their sum, the squash. */
export class NeuronMode implements ModeView {
  readonly graph: Graph
  readonly stepper: Stepper
  readonly lines = [5, 2] as const

  constructor(graph: Graph) {
    this.graph = graph
    this.stepper = new Stepper(() => ledgerSteps(this.ledger))
  }

  readonly ledger: Ledger = $derived.by(() => ledgerOf(this.graph.run, this.graph.neuron))

  readonly #state: NeuronState = $derived.by(() => ({
    ledger: this.ledger,
    step: this.stepper.done,
    pointed: this.graph.pointed,
  }))

  /** An input of this neuron whose line is pointed at. */
  get litInput(): number | null {
    return litEdge(this.ledger, this.graph.pointed)?.input ?? null
  }

  drawing(layout: NetLayout): Drawing {
    return neuronDrawing(this.graph.run, layout, this.#state)
  }

  get sentence(): Sentence {
    const { run, pointed, neuron } = this.graph
    if (pointed === null || this.stepper.playing || samePointed(pointed, toNeuron(neuron)))
      return this.settled
    return sentences(pointedSentence(run, pointed), answerSentence(run))
  }

  get settled(): Sentence {
    return neuronSentence(this.graph.run, this.#state)
  }

  get table(): Table {
    return neuronTable(this.graph.run, this.ledger)
  }

  get selected(): NeuronRef {
    return this.graph.neuron
  }

  choose(pointed: Pointed | null): void {
    this.stepper.rest()
    if (pointed === null) this.graph.letGo()
    else if (pointed.kind === 'edge')
      this.graph.chooseNeuron({ layer: pointed.at.layer + 1, neuron: pointed.at.neuron })
    else if (pointed.at.layer > 0) this.graph.chooseNeuron(pointed.at)
  }

  destroy(): void {
    this.stepper.pause()
  }
}

export const neuronPart = modePart({
  make: (graph) => new NeuronMode(graph),
  Controls: NeuronControls,
  Panel: NeuronPanel,
})

import type { Drawing } from '../../../kit/drawing.ts'
import type { EdgeRef, NetLayout, NeuronRef } from '../../../kit/net.ts'
import type { Sentence } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import type { Graph } from '../graph.svelte.ts'
import { modePart, type ModeView } from '../mode.ts'
import { type Pointed } from '../pointed.ts'
import { valuesTable } from '../values-table.ts'
import {
  type Backflow,
  backflowOf,
  stagesOf,
  steepestEdge,
  weightsLayerAt,
  weightsReached,
} from './gradients.ts'
import {
  gradientsDrawing,
  gradientsSentence,
  type GradientsState,
  gradientsTable,
} from './gradients-view.ts'
import GradientsControls from './GradientsControls.svelte'
import GradientsPanel from './GradientsPanel.svelte'

/** The error flowing back, step by step, and each gradient beside what trying says. */
export class GradientsMode implements ModeView {
  readonly graph: Graph
  #step = $state(0)
  readonly lines = [6, 2] as const

  constructor(graph: Graph) {
    this.graph = graph
  }

  readonly stages = $derived.by(() => stagesOf(this.graph.run.network))

  readonly backflow: Backflow | null = $derived.by(() => {
    const label = this.graph.given.label()
    return label === null ? null : backflowOf(this.graph.run, label)
  })

  /** Which step of the way back, from 0. */
  get step(): number {
    return Math.min(this.#step, this.stages.length - 1)
  }

  set step(step: number) {
    this.#step = step
    this.graph.letGo()
  }

  /** The weight whose gradient is checked: the chosen one, or the steepest of the step's layer. */
  readonly checked: EdgeRef = $derived.by(() => {
    const { chosen } = this.graph
    if (chosen?.kind === 'edge') return chosen.at
    const layer = weightsLayerAt(this.stages, this.step)
    return this.backflow === null
      ? { layer, neuron: 0, input: 0 }
      : steepestEdge(this.backflow, layer)
  })

  /** Whether the flow has come to it. */
  get known(): boolean {
    return this.backflow !== null && weightsReached(this.stages, this.step, this.checked.layer)
  }

  readonly #state: GradientsState = $derived.by(() => ({
    backflow: this.backflow,
    step: this.step,
    edge: this.checked,
    pointed: this.graph.pointed,
  }))

  drawing(layout: NetLayout): Drawing {
    return gradientsDrawing(this.graph.run, layout, this.#state)
  }

  get sentence(): Sentence {
    const { run, pointed } = this.graph
    const isKnown =
      pointed?.kind === 'edge' && weightsReached(this.stages, this.step, pointed.at.layer)
    return isKnown ? gradientsSentence(run, { ...this.#state, edge: pointed.at }) : this.settled
  }

  get settled(): Sentence {
    return gradientsSentence(this.graph.run, this.#state)
  }

  get table(): Table {
    const { run } = this.graph
    return this.backflow === null ? valuesTable(run) : gradientsTable(run, this.backflow)
  }

  get selected(): NeuronRef | null {
    return this.graph.chosen === null ? null : this.graph.neuron
  }

  /** A line's own gradient, or the steepest of those that lead to a neuron. */
  choose(pointed: Pointed | null): void {
    const { graph, backflow } = this
    if (pointed === null) graph.letGo()
    else if (pointed.kind === 'edge') graph.chooseEdge(pointed.at)
    else if (pointed.at.layer > 0 && backflow !== null) {
      const { layer, neuron } = pointed.at
      graph.chooseEdge(steepestEdge(backflow, layer - 1, (edge) => edge.neuron === neuron))
    }
  }
}

export const gradientsPart = modePart({
  make: (graph) => new GradientsMode(graph),
  Controls: GradientsControls,
  Panel: GradientsPanel,
})

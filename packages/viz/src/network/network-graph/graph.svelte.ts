import type { EdgeRef, NetLayout, NeuronRef } from '../../kit/net.ts'
import type { Drawing } from '../../kit/drawing.ts'
import { plainText, type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Mode } from './arrangement.ts'
import { type Backflow, backflowOf, stagesOf, steepestEdge, weightsLayerAt } from './gradients.ts'
import { gradientsDrawing, gradientsSentence, gradientsTable } from './gradients-view.ts'
import { hasSum, type Ledger, ledgerOf, ledgerSteps } from './ledger.ts'
import { litEdge, neuronDrawing, neuronSentence, neuronTable } from './neuron.ts'
import { type Pointed, samePointed, toEdge, toNeuron } from './pointed.ts'
import { answerSentence, type Run } from './run.ts'
import { pointedSentence, signalDrawing, signalSentence, signalTable } from './signal.ts'
import { Stepper } from './stepper.svelte.ts'
import { Traveller } from './traveller.svelte.ts'
import { weightsDrawing, weightsSentence, weightsTable } from './weights.ts'

export interface GraphInputs {
  readonly run: () => Run
  readonly mode: () => Mode
  readonly label: () => number | null
  /** An input that is lit from outside. */
  readonly highlight: () => number | null
  /** The neuron that is chosen at first. */
  readonly first: () => NeuronRef | null
}

/** What the reader points at, has chosen and has stepped through; every mode looks through it. */
export class GraphModel {
  hovered: Pointed | null = $state.raw(null)
  focused: NeuronRef | null = $state.raw(null)
  #neuron: NeuronRef | null = $state.raw(null)
  #edge: EdgeRef | null = $state.raw(null)
  #input = $state(4)
  #stage = $state(0)
  brush = $state(1)

  readonly traveller: Traveller
  readonly stepper: Stepper
  readonly #given: GraphInputs

  constructor(given: GraphInputs) {
    this.#given = given
    this.traveller = new Traveller(() => given.run().network.layers.length)
    this.stepper = new Stepper(() => ledgerSteps(this.ledger))
  }

  destroy(): void {
    this.traveller.reset()
    this.stepper.pause()
  }

  get run(): Run {
    return this.#given.run()
  }

  get mode(): Mode {
    return this.#given.mode()
  }

  /** The input that the slider moves. */
  get input(): number {
    return Math.min(this.#input, this.run.network.sizes[0] - 1)
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

  /** The neuron whose sum or whose weights are looked at. */
  readonly neuron: NeuronRef = $derived.by(() => {
    const { chosen, run } = this
    if (chosen?.kind === 'edge') return { layer: chosen.at.layer + 1, neuron: chosen.at.neuron }
    if (chosen !== null && hasSum(run, chosen.at)) return chosen.at
    return this.#given.first() ?? { layer: 1, neuron: Math.min(3, run.network.sizes[1] - 1) }
  })

  /** The weight that is read and changed. */
  readonly edge: EdgeRef = $derived.by(() => {
    const { chosen, neuron, run } = this
    if (chosen?.kind === 'edge') return chosen.at
    const layer = neuron.layer - 1
    return {
      layer,
      neuron: neuron.neuron,
      input: Math.min(this.#input, run.network.sizes[layer] - 1),
    }
  })

  readonly ledger: Ledger = $derived.by(() => ledgerOf(this.run, this.neuron))

  readonly stages = $derived.by(() => stagesOf(this.run.network))

  get stage(): number {
    return Math.min(this.#stage, this.stages.length - 1)
  }

  set stage(stage: number) {
    this.#stage = stage
    this.#edge = null
  }

  readonly backflow: Backflow | null = $derived.by(() => {
    const label = this.#given.label()
    return label === null || this.mode !== 'gradients' ? null : backflowOf(this.run, label)
  })

  /** The weight whose gradient is checked: the chosen one, or the steepest of the step's layer. */
  readonly checked: EdgeRef = $derived.by(() => {
    if (this.chosen?.kind === 'edge') return this.chosen.at
    const layer = weightsLayerAt(this.stages, this.stage)
    return this.backflow === null
      ? { layer, neuron: 0, input: 0 }
      : steepestEdge(this.backflow, layer)
  })

  readonly #signal = $derived.by(() => ({
    travel: this.traveller.position,
    pointed: this.pointed ?? this.chosen,
    input: this.input,
    lit: this.#given.highlight(),
  }))
  readonly #weights = $derived.by(() => ({ edge: this.edge, pointed: this.pointed }))
  readonly #neuronState = $derived.by(() => ({
    ledger: this.ledger,
    step: this.stepper.done,
    pointed: this.pointed,
  }))
  readonly #gradients = $derived.by(() => ({
    backflow: this.backflow,
    step: this.stage,
    edge: this.checked,
    pointed: this.pointed,
  }))

  drawing(layout: NetLayout): Drawing {
    if (this.mode === 'weights') return weightsDrawing(this.run, layout, this.#weights)
    if (this.mode === 'neuron') return neuronDrawing(this.run, layout, this.#neuronState)
    if (this.mode === 'gradients') return gradientsDrawing(this.run, layout, this.#gradients)
    return signalDrawing(this.run, layout, this.#signal)
  }

  /** What the figure shows now; what is pointed at comes first. */
  get sentence(): Sentence {
    const { run, pointed, mode } = this
    if (mode === 'signal') return signalSentence(run, this.#signal)
    if (pointed === null || (mode === 'neuron' && this.stepper.playing)) return this.settled
    if (mode === 'gradients')
      return pointed.kind === 'edge'
        ? gradientsSentence(run, { ...this.#gradients, edge: pointed.at })
        : this.settled
    if (mode === 'weights' && pointed.kind === 'edge')
      return weightsSentence(run, { ...this.#weights, edge: pointed.at })
    if (mode === 'neuron' && samePointed(pointed, toNeuron(this.neuron))) return this.settled
    return sentences(pointedSentence(run, pointed), answerSentence(run))
  }

  /** The same without what is merely pointed at. */
  get settled(): Sentence {
    if (this.mode === 'weights') return weightsSentence(this.run, this.#weights)
    if (this.mode === 'neuron') return neuronSentence(this.run, this.#neuronState)
    if (this.mode === 'gradients') return gradientsSentence(this.run, this.#gradients)
    return signalSentence(this.run, { ...this.#signal, pointed: this.chosen })
  }

  /** What is read out when it changes. */
  get live(): string {
    return plainText(this.settled)
  }

  get table(): Table {
    if (this.mode === 'weights') return weightsTable(this.run)
    if (this.mode === 'neuron') return neuronTable(this.run, this.ledger)
    if (this.mode === 'gradients' && this.backflow !== null)
      return gradientsTable(this.run, this.backflow)
    return signalTable(this.run)
  }

  /** The neuron that is shown as chosen. */
  get selected(): NeuronRef | null {
    if (this.mode === 'weights' || this.mode === 'neuron') return this.neuron
    return this.chosen?.kind === 'neuron' ? this.chosen.at : null
  }

  /** An input of the neuron that is looked at, while it is pointed at. */
  get litInput(): number | null {
    return litEdge(this.ledger, this.pointed)?.input ?? null
  }

  chooseEdge(edge: EdgeRef): void {
    this.#edge = edge
    this.#neuron = null
  }

  chooseNeuron(neuron: NeuronRef): void {
    this.#neuron = neuron
    this.#edge = null
    this.stepper.rest()
  }

  /** Something in the net was pressed; null: let go. */
  choose(pointed: Pointed | null): void {
    const { mode } = this
    if (pointed?.kind === 'neuron' && pointed.at.layer === 0) this.#input = pointed.at.neuron
    if (pointed === null || (mode === 'signal' && samePointed(pointed, this.chosen))) {
      this.#neuron = null
      this.#edge = null
      if (mode === 'signal') this.traveller.reset()
    } else if (mode === 'signal') {
      this.traveller.reset()
      if (pointed.kind === 'edge') this.chooseEdge(pointed.at)
      else this.chooseNeuron(pointed.at)
    } else if (pointed.kind === 'edge') {
      if (mode === 'neuron')
        this.chooseNeuron({ layer: pointed.at.layer + 1, neuron: pointed.at.neuron })
      else this.chooseEdge(pointed.at)
    } else if (pointed.at.layer === 0) this.#chooseInput(pointed.at.neuron)
    else if (mode === 'gradients') this.#chooseSteepest(pointed.at)
    else this.chooseNeuron(pointed.at)
  }

  /** An input of the first layer's chosen neuron: its weight. */
  #chooseInput(input: number): void {
    const { edge } = this
    if (this.mode === 'weights' && edge.layer === 0) this.chooseEdge({ ...edge, input })
  }

  #chooseSteepest({ layer, neuron }: NeuronRef): void {
    if (this.backflow === null) return
    this.chooseEdge(steepestEdge(this.backflow, layer - 1, (edge) => edge.neuron === neuron))
  }
}

import type { Component } from 'svelte'
import type { Drawing } from '../../kit/drawing.ts'
import type { NetLayout, NeuronRef } from '../../kit/net.ts'
import type { Sentence } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Mode } from './arrangement.ts'
import type { Graph } from './graph.svelte.ts'
import type { EdgeDrag } from './drag.ts'
import type { Pointed } from './pointed.ts'

/** What a mode makes of the graph. Each is a folder of its own, and comes only where it is used. */
export interface ModeView {
  drawing(layout: NetLayout): Drawing
  /** What the figure shows now; what is pointed at comes first. */
  readonly sentence: Sentence
  /** The same without what is merely pointed at: read out when it changes. */
  readonly settled: Sentence
  readonly table: Table
  /** The neuron that is shown as chosen. */
  readonly selected: NeuronRef | null
  /** Something in the net was pressed; null: let go. */
  choose(pointed: Pointed | null): void
  /** Lets lines be dragged. */
  readonly drag?: EdgeDrag
  /** Lines of room for the sentence, on a phone and on a desk. */
  readonly lines: readonly [narrow: 3 | 4 | 5 | 6, wide: 2 | 3]
  destroy?(): void
}

/** A mode with what it needs besides the drawing. */
export interface ModePart<View extends ModeView = ModeView> {
  /** While a component is being made. */
  make(graph: Graph): View
  readonly Controls: Component<{ mode: View }>
  /** Below the net, or beside it where there is room. */
  readonly Panel?: Component<{ mode: View }>
  /** Lies on the net. */
  readonly Handles?: Component<{ mode: View; layout: NetLayout }>
}

/** Forgets which view a part makes: its components are only ever given that one. */
export const modePart = <View extends ModeView>(part: ModePart<View>): ModePart =>
  part as unknown as ModePart

/** The modes that a figure can show. */
export type ModeParts = Partial<Readonly<Record<Mode, ModePart>>>

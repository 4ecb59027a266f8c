import type { EdgeRef, NeuronRef } from '../../kit/net.ts'

/** What the pointer or the focus is on, or what has been chosen. */
export type Pointed =
  | { readonly kind: 'neuron'; readonly at: NeuronRef }
  | { readonly kind: 'edge'; readonly at: EdgeRef }

export const toNeuron = (at: NeuronRef): Pointed => ({ kind: 'neuron', at })
export const toEdge = (at: EdgeRef): Pointed => ({ kind: 'edge', at })

export const sameEdge = (a: EdgeRef | null | undefined, b: EdgeRef): boolean =>
  a?.layer === b.layer && a.neuron === b.neuron && a.input === b.input

export const sameNeuron = (a: NeuronRef | null | undefined, b: NeuronRef): boolean =>
  a?.layer === b.layer && a.neuron === b.neuron

export function samePointed(a: Pointed | null, b: Pointed | null): boolean {
  if (a === null || b === null) return a === b
  if (a.kind === 'neuron') return b.kind === 'neuron' && sameNeuron(a.at, b.at)
  return b.kind === 'edge' && sameEdge(a.at, b.at)
}

/** Which lines and neurons wake up with what is pointed at; all others pale. */
export interface Path {
  readonly awake: (edge: EdgeRef) => boolean
  readonly lit: (neuron: NeuronRef) => boolean
}

/** What feeds it, and what it feeds. */
export function pathOf(pointed: Pointed): Path {
  if (pointed.kind === 'edge') {
    const { layer, neuron, input } = pointed.at
    return {
      awake: (edge) => sameEdge(pointed.at, edge),
      lit: (other) =>
        (other.layer === layer && other.neuron === input) ||
        (other.layer === layer + 1 && other.neuron === neuron),
    }
  }
  const { layer, neuron } = pointed.at
  return {
    awake: (edge) =>
      (edge.layer === layer - 1 && edge.neuron === neuron) ||
      (edge.layer === layer && edge.input === neuron),
    lit: (other) => sameNeuron(pointed.at, other),
  }
}

/** Only what feeds a neuron. */
export const feedersOf = ({ layer, neuron }: NeuronRef): Path => ({
  awake: (edge) => edge.layer === layer - 1 && edge.neuron === neuron,
  lit: (other) => other.layer === layer && other.neuron === neuron,
})

import type { Words } from '../words/en.ts'
import type { Mark } from './drawing.ts'
import type { NetLayout, NeuronPlace } from './net-layout.ts'

/** What is to be drawn of a net, besides where. Layer 0 is the input; edge layer 0 leads from it. */
export interface NetPicture {
  readonly layout: NetLayout
  readonly words: Words
  readonly lang?: string
  /** [layers][neurons], inputs first: what each neuron holds. */
  readonly values: readonly ArrayLike<number>[]
  /** [layers − 1][neurons × inputs]: what each line shows (weights, products, gradients). */
  readonly edges: readonly ArrayLike<number>[]
  /** [layers − 1]: the size that gets a full line; without it the largest there is. */
  readonly limits?: readonly number[]
  /** The first layer's weights, where the layout has room for their pictures; without it `edges[0]`. */
  readonly pictures?: ArrayLike<number>
  readonly outputNames?: readonly string[]
  /** The chosen neuron, drawn strong. */
  readonly chosen?: NeuronRef | null
  readonly chosenEdge?: EdgeRef | null
  /** Lines that are awake are strong while all others pale. Without it all are alike. */
  readonly awake?: (edge: EdgeRef) => boolean
  /** Neurons that are lit, beside the chosen one. */
  readonly lit?: (neuron: NeuronRef) => boolean
  /** What stands in a neuron; without it its value to two digits. */
  readonly neuronText?: (value: number, neuron: NeuronRef) => string
  /** What stands in the chosen neuron, where that is worked out elsewhere. */
  readonly chosenText?: string
  /** What stands at the outputs; without it their values, or their shares. */
  readonly outputTexts?: readonly string[]
  /** Neurons that nothing has reached yet: hollow, without a number. */
  readonly asleep?: (neuron: NeuronRef) => boolean
  /** Draws an input in another way than as a pixel. */
  readonly input?: (place: NeuronPlace) => readonly Mark[]
  /** Draws an output in another way than as its bar. */
  readonly output?: (place: NeuronPlace) => readonly Mark[]
  /** The outputs are shares of a whole, and their percentages are made to add up. */
  readonly outputsAreShares?: boolean
}

export interface NeuronRef {
  readonly layer: number
  readonly neuron: number
}

/** A weight's place, as core counts: its layer of weights, its neuron, and which input it multiplies. */
export interface EdgeRef extends NeuronRef {
  readonly input: number
}

export const neuronId = ({ layer, neuron }: NeuronRef): string => `neuron-${layer}-${neuron}`
export const edgeId = ({ layer, neuron, input }: EdgeRef): string =>
  `edge-${layer}-${neuron}-${input}`

/** What a mark's id stands for. */
export function netMarkOf(id: string): { neuron: NeuronRef } | { edge: EdgeRef } | null {
  const [kind, ...numbers] = id.split('-')
  const [layer, neuron, input] = numbers.map(Number)
  if (!numbers.every((number) => /^\d+$/.test(number)) || neuron === undefined) return null
  if (kind === 'neuron') return { neuron: { layer, neuron } }
  return kind === 'edge' && input !== undefined ? { edge: { layer, neuron, input } } : null
}

export const isStrong = (picture: NetPicture, neuron: NeuronRef): boolean =>
  sameNeuron(picture.chosen, neuron) || picture.lit?.(neuron) === true

export const sameNeuron = (a: NeuronRef | null | undefined, b: NeuronRef): boolean =>
  a?.layer === b.layer && a.neuron === b.neuron

export const sameEdge = (a: EdgeRef | null | undefined, b: EdgeRef): boolean =>
  sameNeuron(a, b) && a?.input === b.input

/** The largest size there is. */
export const largest = (values: ArrayLike<number>): number => {
  let most = 0
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]))
  return most
}

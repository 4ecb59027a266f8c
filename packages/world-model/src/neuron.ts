import { traceOf, type Transformer, type ValueChange } from '@nextword/core/transformer'
import { world } from './plan.ts'
import type { Told } from './told-stories.ts'
import { distance, guesses } from './worth.ts'

/** The neuron of a feed-forward net without which some sentences go on most differently. */
export interface NeuronFigures {
  readonly layer: number
  readonly neuron: number
  /** [sentences]: how much of the next word's shares moves to other words when it is 0 (total variation). */
  readonly moved: readonly number[]
  /** [sentences], nats: how far the model is from the truth then. */
  readonly kl: readonly number[]
  /** Its value (the product of gate and up) on average over all words, and its least and highest. */
  readonly mean: number
  readonly least: number
  readonly highest: number
  /** The words where it is furthest from 0 on average, with that, of those that came at least five times. */
  readonly words: readonly {
    readonly word: string
    readonly mean: number
    readonly times: number
  }[]
  /** The places where it is furthest from 0, one for each word: what was said up to there, and its value. */
  readonly places: readonly { readonly text: string; readonly value: number }[]
}

/** Turns a neuron off: its value is 0 for every token. */
export const neuronOff = (layer: number, neuron: number): ValueChange => ({
  name: `blocks.${layer}.mlp.values`,
  at: { neurons: neuron },
  to: 0,
})

/** [sentences]: the total variation distance between the next word's shares with and without a change. */
export function movedShares(
  model: Transformer,
  sentences: readonly Told[],
  changes: readonly ValueChange[],
): number[] {
  return sentences.map((told) => {
    const [before] = guesses(model, told)
    const [after] = guesses(model, told, changes)
    return Array.from(before, (share, i) => Math.abs(share - after[i])).reduce((a, b) => a + b) / 2
  })
}

/** The neuron that matters most to the sentences, each of all in its turn set to 0, and what it answers to in the stories. */
export function measuredNeuron(
  model: Transformer,
  sentences: readonly Told[],
  stories: readonly Told[],
): NeuronFigures {
  const { layers, hidden } = model.config
  let best = { layer: 0, neuron: 0, moved: [] as number[], sum: -1 }
  for (let layer = 0; layer < layers; layer++)
    for (let neuron = 0; neuron < hidden; neuron++) {
      const moved = movedShares(model, sentences, [neuronOff(layer, neuron)])
      const sum = moved.reduce((a, b) => a + b)
      if (sum > best.sum) best = { layer, neuron, moved, sum }
    }
  const { layer, neuron, moved } = best
  const kl = sentences.map((told) => distance(model, [told], [neuronOff(layer, neuron)]).all)
  return { layer, neuron, moved, kl, ...answers(model, layer, neuron, stories) }
}

function answers(
  model: Transformer,
  layer: number,
  neuron: number,
  stories: readonly Told[],
): Pick<NeuronFigures, 'mean' | 'least' | 'highest' | 'words' | 'places'> {
  const name = `blocks.${layer}.mlp.values` as const
  const seen: { word: string; text: string; value: number }[] = []
  for (const { ids } of stories) {
    const { values } = traceOf(model, ids, [name])[name]
    const tokens = ids.map((id) => world.words[id])
    tokens.forEach((word, t) => {
      const text = tokens.slice(Math.max(0, t - 5), t + 1).join(' ')
      seen.push({ word, text, value: values[t * model.config.hidden + neuron] })
    })
  }
  const byWord = new Map<string, number[]>()
  for (const { word, value } of seen) byWord.set(word, [...(byWord.get(word) ?? []), value])
  const all = seen.map(({ value }) => value)
  const furthest = seen.sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  return {
    mean: meanOf(all),
    least: Math.min(...all),
    highest: Math.max(...all),
    words: Array.from(byWord, ([word, values]) => ({
      word,
      mean: meanOf(values),
      times: values.length,
    }))
      .filter(({ times }) => times >= 5)
      .sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean))
      .slice(0, 8),
    places: furthest
      .filter(({ word }, i) => furthest.findIndex((other) => other.word === word) === i)
      .slice(0, 8)
      .map(({ text, value }) => ({ text, value })),
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

import { parameterCount, symbols, symbolShape } from '@nextword/core/network'
import { writtenOutputs } from './islands/written-outputs.ts'
import { answerOf, defaultState, startSeed, untrainedNetwork } from './state/page-state.ts'
import { trainedFrom } from './state/train-now.ts'

/** A small number as prose writes it. */
export function inWords(number: number): string {
  const words = 'nought one two three four five six seven eight nine ten eleven twelve'.split(' ')
  return words[number] ?? String(number)
}

const { sizes } = symbolShape
const [inputs, hidden, , outputs] = sizes as [number, number, number, number]
const biases = sizes.slice(1).reduce((sum, size) => sum + size, 0)

const trained = trainedFrom(untrainedNetwork)
const blank = answerOf({ network: trained.network, symbol: new Float32Array(inputs).fill(1) })
const first = answerOf(defaultState)

const layers = sizes.slice(1).map((size, l) => ({ size, inputs: sizes[l]! }))

/** What the prose says in numbers, computed when the site is built. */
export const facts = {
  inputs: inWords(inputs),
  hidden: inWords(hidden),
  outputs: inWords(outputs),
  neurons: sizes.reduce((sum, size) => sum + size, 0),
  weights: parameterCount(sizes) - biases,
  biases,
  parameters: parameterCount(sizes),
  firstWeights: inputs * hidden,
  countTex: String.raw`${layers.map(({ size, inputs }) => String.raw`${size} \times ${inputs}`).join(' + ')} = ${parameterCount(sizes) - biases} \text{ weights}, \qquad ${layers.map(({ size }) => size).join(' + ')} = ${biases} \text{ biases}`,
  countSpoken: `${layers.map(({ size, inputs }) => `${size} times ${inputs}`).join(' plus ')} are ${parameterCount(sizes) - biases} weights; ${layers.map(({ size }) => size).join(' plus ')} are ${biases} biases.`,
  shape: sizes.join(' → '),
  startSeed,
  symbols: symbols.map(({ name }) => name),
  firstAnswer: symbols[first.symbol]!.name,
  firstShare: writtenOutputs(first.values, 'softmax')[first.symbol]!,
  trained: {
    epochs: trained.epochs,
    blankAnswer: symbols[blank.symbol]!.name,
    blankShare: writtenOutputs(blank.values, 'softmax')[blank.symbol]!,
  },
}

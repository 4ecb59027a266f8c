import { forward, parameterCount, symbols, symbolShape } from '@nextword/core/network'
import { argmax, seededRandom } from '@nextword/core/numbers'
import { symbolExamples, train } from '@nextword/core/training'
import { answerOf, defaultState, startSeed, untrainedNetwork } from './state/page-state.ts'

/** A small number as prose writes it. */
export function inWords(number: number): string {
  const words = 'nought one two three four five six seven eight nine ten eleven twelve'.split(' ')
  return words[number] ?? String(number)
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

const { sizes } = symbolShape
const [inputs, hidden, , outputs] = sizes as [number, number, number, number]
const biases = sizes.slice(1).reduce((sum, size) => sum + size, 0)

function trained(): { epochs: number; blankAnswer: string; blankShare: string } {
  const run = train(untrainedNetwork, symbolExamples(), {}, seededRandom(startSeed))
  let turn = run.next()
  while (!turn.done) turn = run.next()
  const blank = forward(turn.value.network, new Float32Array(inputs).fill(1))
  const answer = argmax(blank)
  return {
    epochs: Math.round(turn.value.report.epoch),
    blankAnswer: symbols[answer]!.name,
    blankShare: percent(blank[answer]!),
  }
}

const first = answerOf(defaultState)

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
  shape: sizes.join(' → '),
  startSeed,
  symbols: symbols.map(({ name }) => name),
  firstAnswer: symbols[first.symbol]!.name,
  firstShare: percent(first.share),
  trained: trained(),
}

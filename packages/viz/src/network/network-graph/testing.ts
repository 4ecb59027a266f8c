// What the tests of this folder share; it isn't part of the package.
import { type Network, networkFrom, parameterCount, symbols } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { en } from '../../words/en.ts'
import { defaultNetwork } from './given.ts'
import { type Run, runOf } from './run.ts'

/** The page's net with a × running through it. */
export const pageRun: Run = runOf(defaultNetwork, symbols[0].pixels, en.symbols.names, en, 'en')

/** A net small enough for paper: two inputs, one hidden neuron, two shares. */
export const paperNet: Network = networkFrom(
  { sizes: [2, 1, 2], hidden: ['tanh'], outputs: 'softmax' },
  Float64Array.of(0.5, -0.25, 0.1, 1, -1, 0, 0),
)

export const paperRun: Run = runOf(paperNet, [1, -0.5], ['yes', 'no'], en, 'en')

/** Any net on any input, from a seed. */
export function chanceRun(
  sizes: readonly number[],
  outputs: 'softmax' | 'sigmoid',
  seed: number,
): Run {
  const random = seededRandom(seed)
  const hidden = (['tanh', 'sigmoid', 'relu', 'gelu', 'linear'] as const)[seed % 5]
  const network = networkFrom(
    { sizes, hidden: sizes.slice(2).map(() => hidden), outputs },
    Float32Array.from({ length: parameterCount(sizes) }, () => (random() - 0.5) * 4),
  )
  const pixels = Array.from({ length: sizes[0] }, () => random() * 2 - 1)
  const names = Array.from({ length: sizes[sizes.length - 1] }, (_, i) => `answer ${i + 1}`)
  return runOf(network, pixels, names, en, 'en')
}

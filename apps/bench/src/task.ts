import { type Random, seededRandom } from '@nextword/core/numbers'
import {
  type Network,
  type OutputsName,
  startingNetwork,
  symbolShape,
  symbolVariant,
} from '@nextword/core/network'
import { type Examples, examplesFrom } from '@nextword/core/training'

/** What everybody learns: the page's 9-6-6-4 net on spoilt symbols, at the same learning rate. */
export const learningRate = 0.1

const random: Random = seededRandom(5)
const pictures = Array.from({ length: 400 }, (_, n) => ({
  input: symbolVariant(n % 4, { flipChance: 0.1, greyAmount: 0 }, random),
  label: n % 4,
}))

export const examples: Examples = examplesFrom(pictures, 4)

/** The same pictures as plain arrays, for libraries that want those. */
export const patterns: readonly { input: number[]; output: number[] }[] = pictures.map(
  ({ input, label }) => ({
    input: Array.from(input),
    output: [0, 1, 2, 3].map((answer) => (answer === label ? 1 : 0)),
  }),
)

/** The net that everybody begins with who lets weights be set. */
export function start(outputs: OutputsName): Network {
  return startingNetwork({ ...symbolShape, outputs }, 'uniform', seededRandom(1))
}

/** How examples are learnt: a step after each, or one step after all. */
export type Manner = 'one at a time' | 'full batch'

/** Somebody who learns the task. */
export interface Contender {
  readonly name: string
  readonly manner: Manner
  /** What its outputs and loss are. */
  readonly learns: string
  /** The outputs of ours that it is compared with. */
  readonly against: OutputsName
  /**
   * Gets ready to learn from that many examples (a multiple of all, in full batches) at every call.
   */
  prepare(samples: number): () => unknown
}

import { type Network, startingNetwork, symbolShape } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'

/** The seed of the untrained net that a widget begins with: it takes the × for something else. */
export const startSeed = 23

/** The untrained net of a seed. */
export function untrainedNetwork(seed: number = startSeed): Network {
  return startingNetwork(symbolShape, 'uniform', seededRandom(seed))
}

import { normalFrom, type Random, uniformFrom } from '../numbers/random.ts'
import { describe, requireChoice } from '../numbers/require.ts'
import {
  checkedShape,
  type Network,
  networkFrom,
  type NetworkShape,
  parameterCount,
} from './network.ts'

/** How an untrained net gets its first numbers. */
export type StartName = 'uniform' | 'xavier' | 'he'

/**
 * An untrained net: its numbers are chance.
 *
 * `uniform`: weights and biases even over −1 … 1, as the page's net begins. `xavier`: weights even
 * over ±√(6 / (inputs + neurons)), biases 0; suits tanh and sigmoid. `he`: weights normal with
 * variance 2 / inputs, biases 0; suits relu.
 * @throws RangeError for a bad shape, an unknown start, or chance that isn't within 0 … 1
 * @throws TypeError without a `random`
 * @see Glorot and Bengio 2010, eq. 16; He et al. 2015, eq. 10
 * @example
 * startingNetwork(symbolShape, 'uniform', seededRandom(23)).parameters.length // => 130
 */
export function startingNetwork(shape: NetworkShape, start: StartName, random: Random): Network {
  requireChoice('network start', start, ['uniform', 'xavier', 'he'])
  if (typeof random !== 'function')
    throw new TypeError(`network start needs random as a function, got ${describe(random)}`)
  const checked = checkedShape(shape)
  const network = networkFrom(checked, new Float32Array(parameterCount(checked.sizes)))
  for (const { inputs, neurons, weights, biases } of network.layers) {
    const reach = start === 'uniform' ? 1 : Math.sqrt(6 / (inputs + neurons))
    for (let i = 0; i < weights.length; i++)
      weights[i] =
        start === 'he'
          ? Math.sqrt(2 / inputs) * normalFrom(random)
          : uniformFrom(-reach, reach, random)
    if (start === 'uniform')
      for (let j = 0; j < neurons; j++) biases[j] = uniformFrom(-1, 1, random)
  }
  // Once more through the door: `random` is the caller's.
  return networkFrom(checked, network.parameters)
}

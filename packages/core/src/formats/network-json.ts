import { type Network, networkFrom, type NetworkShape } from '../network/network.ts'
import { describe } from '../numbers/require.ts'
import { FormatError } from './format-error.ts'

/** A net as plain data for `JSON.stringify`. */
export interface NetworkJson {
  readonly format: 'nextword-network'
  readonly version: 1
  readonly sizes: readonly number[]
  readonly hidden: readonly string[]
  readonly outputs: string
  /** f32 or f64; numbers are written so that they read back exactly. */
  readonly precision: 'f32' | 'f64'
  readonly parameters: readonly number[]
}

/** A net as plain data; `networkFromJson` gives the very same net back. */
export function networkJson(network: Network): NetworkJson {
  const { sizes, hidden, outputs, parameters } = network
  return {
    format: 'nextword-network',
    version: 1,
    sizes: [...sizes],
    hidden: [...hidden],
    outputs,
    precision: parameters instanceof Float64Array ? 'f64' : 'f32',
    parameters: Array.from(parameters),
  }
}

/**
 * The net in such data, which may come from anybody.
 * @param json - what `JSON.parse` gave
 * @throws FormatError naming what is missing or wrong
 */
export function networkFromJson(json: unknown): Network {
  if (typeof json !== 'object' || json === null)
    throw new FormatError(`a saved net needs an object, got ${describe(json)}`)
  const { format, version, sizes, hidden, outputs, precision, parameters } = json as Record<
    string,
    unknown
  >
  if (format !== 'nextword-network')
    throw new FormatError(`a saved net needs format 'nextword-network', got ${describe(format)}`)
  if (version !== 1)
    throw new FormatError(`this reads saved nets of version 1, got ${describe(version)}`)
  if (precision !== 'f32' && precision !== 'f64')
    throw new FormatError(`a saved net needs precision f32 or f64, got ${describe(precision)}`)
  if (!Array.isArray(parameters) || !parameters.every((x) => typeof x === 'number'))
    throw new FormatError(
      `a saved net needs its parameters as numbers, got ${describe(parameters)}`,
    )
  const numbers =
    precision === 'f64' ? Float64Array.from(parameters) : Float32Array.from(parameters)
  try {
    return networkFrom({ sizes, hidden, outputs } as NetworkShape, numbers)
  } catch (error) {
    throw new FormatError(`a saved net is no net: ${(error as Error).message}`)
  }
}

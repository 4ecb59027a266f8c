import type { Network } from '@nextword/core/network'
import { symbols } from '@nextword/core/network'
import type { NeuronRef } from '../../kit/net.ts'
import { answerNames } from '../../kit/pictures.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { type Warn, warnOnce } from '../../kit/schema.ts'
import type { Words } from '../../words/en.ts'
import type { Mode } from './arrangement.ts'

// What the props mean once the net is known; what doesn't fit it gives the default and one warning.

/** The net that the page begins with. */
export const defaultNetwork: Network = untrainedNetwork()

/** As many numbers as the net has inputs: the ×, or for other nets a wave. */
export function defaultPixels({ sizes }: Network): readonly number[] {
  if (sizes[0] === 9) return Array.from(symbols[0].pixels)
  return Array.from({ length: sizes[0] }, (_, i) => Math.round(Math.cos(i * 1.3) * 100) / 100)
}

export function fittingPixels(
  network: Network,
  pixels: readonly number[] | null,
  warn: Warn = warnOnce,
): readonly number[] {
  if (pixels === null) return defaultPixels(network)
  if (pixels.length === network.sizes[0]) return pixels
  warn(
    `Nextword: pixels needs ${network.sizes[0]} numbers for this net, got ${pixels.length}; the default is used.`,
  )
  return defaultPixels(network)
}

export function fittingNames(
  words: Words,
  network: Network,
  names: readonly string[] | null,
  warn: Warn = warnOnce,
): readonly string[] {
  const outputs = network.sizes[network.sizes.length - 1]
  if (names === null || names.length === outputs) return names ?? answerNames(words, network)
  warn(
    `Nextword: outputNames needs ${outputs} names for this net, got ${names.length}; the default is used.`,
  )
  return answerNames(words, network)
}

export function fittingLabel(
  network: Network,
  label: number | null,
  warn: Warn = warnOnce,
): number | null {
  const outputs = network.sizes[network.sizes.length - 1]
  if (label === null || label < outputs) return label
  warn(`Nextword: label needs an output from 0 to ${outputs - 1}, got ${label}; none is used.`)
  return null
}

/** '1-4' is neuron 4 of the first hidden layer. @returns null for none */
export function fittingNeuron(
  network: Network,
  written: string,
  warn: Warn = warnOnce,
): NeuronRef | null {
  if (written === '') return null
  const [, layer, neuron] = /^(\d{1,2})-(\d{1,4})$/.exec(written)?.map(Number) ?? []
  if (layer >= 1 && layer < network.sizes.length && neuron >= 1 && neuron <= network.sizes[layer])
    return { layer, neuron: neuron - 1 }
  warn(`Nextword: neuron needs a neuron of this net like 1-1, got '${written}'; none is used.`)
  return null
}

/** The neuron that a mode begins with. */
export function firstNeuron(network: Network, mode: Mode): NeuronRef | null {
  if (mode === 'signal' || mode === 'gradients') return null
  return { layer: 1, neuron: Math.min(3, network.sizes[1] - 1) }
}

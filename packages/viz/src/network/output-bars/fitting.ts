import type { Network } from '@nextword/core/network'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { type PropsOf, type Warn, warnOnce } from '../../kit/schema.ts'
import type { Asked } from './answers.ts'
import type { outputBarsSchema } from './schema.ts'

type Read = PropsOf<typeof outputBarsSchema>

/** What of the props fits together; what doesn't is left out, with one warning. */
export function fitting(read: Read, warn: Warn = warnOnce): Omit<Asked, 'labels'> {
  let { pixels } = read
  let network = read.network ?? untrainedNetwork()
  if (network.sizes[0] !== pixels.length) {
    warn(
      `Nextword: pixels — the net reads ${network.sizes[0]} numbers, got ${pixels.length}; the default net is used.`,
    )
    network = untrainedNetwork()
    if (pixels.length !== 9) pixels = Array<number>(9).fill(1)
  }
  const outputs = outputsOf(network)
  const fits = (name: string, isFine: boolean): boolean => {
    if (!isFine) warn(`Nextword: ${name} doesn't fit a net of ${outputs} outputs; it is left out.`)
    return isFine
  }
  const { target, compare, truth, flipChance } = read
  const alike =
    compare === null ||
    fits('compare', compare.sizes[0] === pixels.length && outputsOf(compare) === outputs)
  return {
    network,
    pixels,
    target: target !== null && fits('target', target < outputs) ? target : null,
    compare: alike ? compare : null,
    truth: truth && fits('truth', outputs === 4 && pixels.length === 9),
    flipChance,
  }
}

const outputsOf = (network: Network): number => network.sizes[network.sizes.length - 1]

import type { OutputsName } from '@nextword/core/network'
import { formatNumber, formatShares } from '@nextword/viz/kit'

/** The outputs as every figure writes them: shares as percentages that add up, others as numbers. */
export function writtenOutputs(values: ArrayLike<number>, outputs: OutputsName): readonly string[] {
  const list = Array.from(values)
  return outputs === 'softmax' ? formatShares(list) : list.map((value) => formatNumber(value))
}

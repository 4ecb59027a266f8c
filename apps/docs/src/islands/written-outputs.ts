import type { OutputsName } from '@nextword/core/network'
import { formatNumber, formatShare } from '@nextword/viz/kit'

/** The outputs as every figure writes them: shares as percentages, others as numbers. */
export function writtenOutputs(values: ArrayLike<number>, outputs: OutputsName): readonly string[] {
  return Array.from(values, (value) =>
    outputs === 'softmax' ? formatShare(value) : formatNumber(value),
  )
}

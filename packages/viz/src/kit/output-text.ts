import type { Network } from '@nextword/core/network'
import { formatNumber, formatShare } from './format.ts'

/** What an output says: a share where all outputs are of one whole, else a plain number. */
export const outputText = (
  value: number,
  { outputs }: Pick<Network, 'outputs'>,
  lang: string,
): string => (outputs === 'softmax' ? formatShare(value, lang) : formatNumber(value, lang))

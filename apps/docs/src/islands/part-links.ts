import { anchorOf } from '../state/place.ts'

const at = (step: number): string => `#${anchorOf(step)}`

/** The steps that explain the machine's parts. */
export const partLinks = {
  tokens: at(12),
  vectors: at(13),
  places: at(16),
  attention: at(18),
  net: at(3),
  shares: at(8),
  next: at(2),
}

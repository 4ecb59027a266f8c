import { round } from '../../kit/drawing.ts'
import type { Look } from './looks.ts'

/** In px: a token's row, the room for the lines beside the words, and what a weight of 1 is drawn as. */
export const rowPx = 24
export const acrossPx = 92
const wholePx = 15

export interface AttentionLine extends Look {
  /** From the word that is looked at to the one that looks. */
  readonly d: string
  readonly widthPx: number
}

/**
 * Lines beside a column of words, the thicker the more is given; the longer the way, the further out.
 * @param looks - what one token gives, largest first
 * @returns thinnest last, so that it lies on top; none for less than a hundredth
 */
export function attentionLines(
  looks: readonly Look[],
  query: number,
  tokens: number,
): AttentionLine[] {
  const middle = (token: number): number => token * rowPx + rowPx / 2
  const furthest = Math.max(1, ...looks.map(({ key }) => Math.abs(key - query)), tokens > 1 ? 1 : 0)
  return looks
    .filter(({ weight }) => weight >= 0.01)
    .map((look) => {
      const way = Math.abs(look.key - query)
      // The middle of such a curve reaches three quarters as far out as its two handles.
      const out = way === 0 ? 16 : 28 + (acrossPx - 36) * Math.sqrt(way / furthest)
      const x = round(acrossPx - (out * 4) / 3)
      const [from, to] =
        way === 0 ? [middle(query) - 7, middle(query) + 7] : [middle(look.key), middle(query)]
      return {
        ...look,
        d: `M${acrossPx} ${from}C${x} ${from} ${x} ${to} ${acrossPx} ${to}`,
        widthPx: round(Math.max(1, look.weight * wholePx)),
      }
    })
}

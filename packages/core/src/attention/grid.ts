import type { Floats } from '../numbers/floats.ts'
import { describe } from '../numbers/require.ts'

/** The axes of what attention computes. */
export type AttentionAxis = 'tokens' | 'queries' | 'keys' | 'width'

/** A grid of numbers with its axes named: row-major, the last axis runs fastest. */
export interface AttentionGrid {
  readonly axes: readonly [rows: AttentionAxis, columns: AttentionAxis]
  readonly shape: readonly [rows: number, columns: number]
  readonly data: Floats
}

/** @throws TypeError unless this is a grid of queries and keys */
export function requireScores(what: string, grid: AttentionGrid): void {
  const axes = (grid as AttentionGrid | undefined)?.axes
  if (!Array.isArray(axes) || axes[0] !== 'queries' || axes[1] !== 'keys')
    throw new TypeError(
      `${what} needs a grid of queries and keys, got ${Array.isArray(axes) ? axes.join(' and ') : describe(grid)}`,
    )
}

import type { Floats } from '../numbers/floats.ts'
import { headWidthOf, type TransformerConfig } from './config.ts'
import type { Memory } from './memory.ts'

/** How far each pair of a head's numbers is turned at each place. */
export interface RotaryTables {
  /** [context, headWidth ÷ 2] */
  readonly cosines: Floats
  readonly sines: Floats
}

/**
 * The turns of every place: pair i by place ÷ base^(2i ÷ headWidth).
 * @see Su et al. 2021, "RoFormer", equation 15
 */
export function rotaryIn(memory: Memory, config: TransformerConfig): RotaryTables | null {
  if (config.positions !== 'rotary') return null
  const half = headWidthOf(config) / 2
  const cosines = memory.floats(config.context * half)
  const sines = memory.floats(config.context * half)
  for (let at = 0; at < cosines.length; at++) {
    const angle = Math.floor(at / half) / config.rotaryBase ** ((at % half) / half)
    cosines[at] = Math.cos(angle)
    sines[at] = Math.sin(angle)
  }
  return { cosines, sines }
}

import { kit } from './en/kit.ts'
import { outputBars } from './en/output-bars.ts'
import { pixelGrid } from './en/pixel-grid.ts'
import { symbols } from './en/symbols.ts'

/** Every word of the widgets, in English: one file a widget, told apart by its name. */
export const en = {
  ...kit,
  symbols,
  pixelGrid,
  outputBars,
}

export type Words = typeof en

export { default as PixelGrid } from './pixel-grid/PixelGrid.svelte'
export { pixelGridSchema } from './pixel-grid/schema.ts'
export { default as OutputBars } from './output-bars/OutputBars.svelte'
export { outputBarsSchema } from './output-bars/schema.ts'

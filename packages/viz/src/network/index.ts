export { default as PixelGrid } from './pixel-grid/PixelGrid.svelte'
export { pixelGridSchema } from './pixel-grid/schema.ts'

export { default as PiecesStrip } from './token-strip/pieces/PiecesStrip.svelte'
export { tokenStripSchema } from './token-strip/schema.ts'
export type { PiecesStripProps } from './token-strip/props.ts'

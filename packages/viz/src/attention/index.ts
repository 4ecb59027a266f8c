export { ambiguousWords, type Ambiguous, type CuedSentence } from './attention-lines/ambiguous.ts'
export { default as AttentionLines } from './attention-lines/AttentionLines.svelte'
export { attentionLinesSchema } from './attention-lines/schema.ts'

export { default as NextWord } from './next-word/NextWord.svelte'
export { nextWordSchema } from './next-word/schema.ts'

export { default as Analogy } from './analogy/Analogy.svelte'
export { analogySchema } from './analogy/schema.ts'

export {
  type Beginning,
  beginningText,
  firstBeginning,
  plainBeginning,
  swappedBeginning,
} from './beginning.ts'
export { default as BeginningLine } from './BeginningLine.svelte'
export { beginningFrom, longestBeginning, writtenBeginning } from './beginning-text.ts'
export { heard, type Heard, type HeardWord, isOver, tokensOf, writtenAfter } from './heard.ts'
export {
  type Language,
  type LanguageName,
  languageOf,
  loadLanguage,
  loadStarterWorld,
  loadWorld,
  shippedKilobytes,
} from './language.ts'
export { nextWordName, saidName } from './name.ts'
export {
  bitsOf,
  listed,
  modelShares,
  nextWords,
  type NextWord,
  type NextWords,
  truthShares,
} from './next-words.ts'
export { logitsAfter } from './reading.ts'
export { type LanguageProps, LanguageSource } from './source.svelte.ts'
export { default as WordBars } from './WordBars.svelte'
export type { WordColumn, WordRow } from './word-row.ts'
export { default as WordRows } from './WordRows.svelte'

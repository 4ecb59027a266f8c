export { type MapModule, type WordMap, wordMap } from './word-map.ts'
export { type WordsModule, type WordTable, wordTable } from './word-table.ts'

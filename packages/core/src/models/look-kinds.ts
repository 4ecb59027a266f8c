import { isStopWord } from '../attention/stop-words.ts'
import type { World } from '../world/index.ts'

/** What a word may be to another that looks at it: the first of these. */
export const lookKinds = [
  /** The word itself, the one before it, the one before that. */
  'self',
  'before',
  'twoBefore',
  /** The end mark in front of the story. */
  'first',
  /** An earlier full stop or question mark. */
  'stop',
  /** The same word earlier. */
  'same',
  /** A name, of a person or a pet, or he, she, him, her, his. */
  'person',
  /** A word that every sentence has: the, is, to, then … or a comma. */
  'small',
  /** What a sentence is about: all other words. */
  'content',
] as const
export type LookKind = (typeof lookKinds)[number]

/**
 * Which kind each word is to the last one, which looks; so it can be counted what a head looks at.
 * @param tokens - an end mark, then a story's words; from four on there is one of each of the first four
 * @returns [tokens]
 * @example
 * const names = readWorld('set capital = tom\nrule story = {n:capital} sat .')
 * kindsOfKeys(names, ['<s>', 'tom', 'sat', '.', 'he']).join(' ') // => 'first person twoBefore before self'
 */
export function kindsOfKeys(
  { capitals }: Pick<World, 'capitals'>,
  tokens: readonly string[],
): LookKind[] {
  const query = tokens.length - 1
  return tokens.map((word, key) => {
    if (key > query - 3) return lookKinds[query - key]
    if (key === 0) return 'first'
    if (/^[.?]$/.test(word)) return 'stop'
    if (word === tokens[query]) return 'same'
    if (capitals.has(word) || /^(he|she|him|his|her)$/.test(word)) return 'person'
    return isStopWord(word) || /^[^a-z]$/.test(word) ? 'small' : 'content'
  })
}

import { describe } from '../numbers/require.ts'
import { type ByteString } from './byte-string.ts'
import { byteStringFromPrintable, gpt2ByteOrder, printableFrom } from './printable.ts'
import type { SplitName } from './split.ts'
import { TokenError, VocabularyError } from './token-errors.ts'
import { tokenParents } from './trace.ts'
import { type Merge, type Vocabulary, vocabularyFromMerges } from './vocabulary.ts'

/**
 * A vocabulary from a merge table as GPT-2's `merges.txt` is written: one merge a line, its two halves
 * in printable characters and a space between. A first line with the version is passed over.
 *
 * The ids are GPT-2's: the bytes, those that can be seen first, then the merges.
 * @throws VocabularyError for a line that isn't two tokens made before, and as `vocabularyFromMerges`
 * @throws TypeError for what is no text
 * @example
 * vocabularyFromTable('h e\nĠ t\nĠt he').size // => 259
 */
export function vocabularyFromTable(table: string, split: SplitName = 'gpt2'): Vocabulary {
  if (typeof table !== 'string')
    throw new TypeError(`a merge table needs to be a text, got ${describe(table)}`)
  const lines = table.replace(/^#version.*\r?\n/, '').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const ids = new Map<ByteString, number>(
    gpt2ByteOrder.map((byte, id) => [String.fromCharCode(byte), id]),
  )
  const merges = lines.map((line, at): Merge => {
    const halves = line.split(' ').map((half) => byteStringFromPrintable(half))
    const [left, right] = halves.map((half) => ids.get(half))
    if (halves.length !== 2 || left === undefined || right === undefined)
      throw new VocabularyError(`merge ${at} needs two tokens made before, got ${describe(line)}`)
    ids.set(halves.join(''), 256 + at)
    return [left, right]
  })
  return vocabularyFromMerges(merges, split, gpt2ByteOrder)
}

/**
 * The merges of a vocabulary, in the order of their ids, as GPT-2's `merges.txt` writes them.
 * @throws TokenError for a token that merging doesn't lead to
 */
export function mergeTable(vocabulary: Vocabulary): string {
  const { tokens } = vocabulary
  const lines = ['#version: 0.2']
  for (const [id, token] of tokens.entries()) {
    if (token.length < 2) continue
    const parents = tokenParents(vocabulary, id)
    if (parents === null)
      throw new TokenError(`a merge table needs two parents of each token, got none of ${id}`)
    lines.push(parents.map((parent) => printableFrom(tokens[parent])).join(' '))
  }
  return `${lines.join('\n')}\n`
}

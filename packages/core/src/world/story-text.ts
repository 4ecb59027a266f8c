import { END, type World } from './grammar.ts'

/**
 * The words of a text in a world's spelling: lower case, full stops and quotation marks apart.
 * @example
 * storyWords('Nora’s cat ran.') // => ['nora's', 'cat', 'ran', '.']
 */
export function storyWords(text: string): string[] {
  const plain = text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  return plain.match(/[\p{L}\p{N}'-]+|[.,?!;"]/gu) ?? []
}

/**
 * Words as a person writes them: with capitals, and no space before a full stop.
 * @example
 * storyText(readWorld('rule story = yes .'), ['"', 'yes', '.', '"']) // => '“Yes.”'
 */
export function storyText(world: World, words: readonly string[]): string {
  let text = ''
  let isQuoted = false
  let isStart = true
  for (const word of words) {
    if (word === END) continue
    const isMark = /^[.,?!;]$/.test(word)
    const closes = word === '"' && isQuoted
    const written =
      word === '"'
        ? closes
          ? '”'
          : '“'
        : isStart || world.capitals.has(word) || word === 'i'
          ? word.charAt(0).toUpperCase() + word.slice(1)
          : word
    text += (text === '' || isMark || closes || text.endsWith('“') ? '' : ' ') + written
    if (word === '"') isQuoted = !isQuoted
    isStart = word === '"' ? isStart || isQuoted : /^[.?!]$/.test(word)
  }
  return text
}

/**
 * A story as ids, from its `END` in front to the one behind.
 * @returns [words + 2]; 1 where the world doesn't have the word
 */
export function storyIds(world: World, words: readonly string[]): number[] {
  return [0, ...words.map((word) => world.ids.get(word) ?? 1), 0]
}

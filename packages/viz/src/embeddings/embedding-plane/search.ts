/** What was made of a text that a reader typed or pasted. */
export interface FoundWords {
  /** Words of the table, each once, as many as were asked for. */
  readonly known: readonly string[]
  /** Words that the table hasn't, each once. */
  readonly unknown: readonly string[]
  /** How many more words of the table there were than places. */
  readonly leftOut: number
}

/** The longest text in which a beginning of a word is looked for. */
const longestWord = 64

/**
 * Words that the reader may mean: the word itself, then those that begin so, then those with it
 * inside; each kind with the commonest first.
 * @param words - the commonest first
 */
export function suggestions(words: readonly string[], typed: string, most = 8): string[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '' || wanted.length > longestWord) return []
  const [same, begin, hold]: [string[], string[], string[]] = [[], [], []]
  for (const word of words) {
    if (word === wanted) same.push(word)
    else if (word.startsWith(wanted)) begin.push(word)
    else if (wanted.length > 2 && word.includes(wanted)) hold.push(word)
  }
  return [...same, ...begin, ...hold].slice(0, most)
}

/**
 * The words of a text, however long: which of them the table has, and which it hasn't.
 * @param wordOf - the table's own writing of a word, if it has it
 * @param most - how many known words are taken
 */
export function foundWords(
  text: string,
  wordOf: (word: string) => string | undefined,
  most: number,
): FoundWords {
  const known = new Set<string>()
  const unknown = new Set<string>()
  for (const [match] of text.toWellFormed().matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)) {
    const written = match.replace(/['’-]+$/, '')
    const word = wordOf(written.replaceAll('’', "'"))
    if (word === undefined) unknown.add(written)
    else known.add(word)
  }
  return {
    known: [...known].slice(0, most),
    unknown: [...unknown],
    leftOut: Math.max(0, known.size - most),
  }
}

import { requireChoice } from '../numbers/require.ts'

/**
 * How a text is cut before any bytes are merged: a token never reaches over a cut.
 *
 * `gpt2` is also r50k's; `whole` doesn't cut.
 */
export type SplitName = 'gpt2' | 'cl100k' | 'o200k' | 'whole'

export const splitNames: readonly SplitName[] = ['gpt2', 'cl100k', 'o200k', 'whole']

// Each pattern matches at every place of every text, so that its pieces leave nothing out. `\s` is
// JavaScript's, as in the packages that run these vocabularies here: it counts U+FEFF as a space and
// U+0085 not, where OpenAI's own has it the other way round.
const anyEnding = "'(?:[sS]|[dD]|[mM]|[tT]|[lL][lL]|[vV][eE]|[rR][eE])"
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const lead = String.raw`[^\r\n\p{L}\p{N}]?`
const patternSources: Readonly<Record<SplitName, readonly string[]>> = {
  gpt2: [
    "'s|'t|'re|'ve|'m|'ll|'d",
    String.raw` ?\p{L}+`,
    String.raw` ?\p{N}+`,
    String.raw` ?[^\s\p{L}\p{N}]+`,
    // The last space of several goes with the word that follows.
    String.raw`\s+(?!\S)`,
    String.raw`\s+`,
  ],
  cl100k: [
    anyEnding,
    String.raw`${lead}\p{L}+`,
    String.raw`\p{N}{1,3}`,
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*`,
    String.raw`\s+$`,
    String.raw`\s*[\r\n]`,
    String.raw`\s+(?!\S)`,
    String.raw`\s`,
  ],
  o200k: [
    `${lead}${upper}*${lower}+(?:${anyEnding})?`,
    `${lead}${upper}+${lower}*(?:${anyEnding})?`,
    String.raw`\p{N}{1,3}`,
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*`,
    String.raw`\s*[\r\n]+`,
    String.raw`\s+(?!\S)`,
    String.raw`\s+`,
  ],
  whole: [String.raw`[^]+`],
}

/**
 * The pieces of a text, which make it up again. None is empty.
 * @throws RangeError for an unknown split
 * @see Radford et al. 2019, section 2.2, for why: without cuts "dog." and "dog!" become tokens
 * @example
 * pieces("Nora's  bank!", 'gpt2') // => ['Nora', ''s', ' ', ' bank', '!']
 */
export function pieces(text: string, split: SplitName): string[] {
  const all: string[] = []
  forEachPiece(text, split, (piece) => all.push(piece))
  return all
}

/**
 * Visits the pieces one after another, several times as quickly as `matchAll`, which makes a list for
 * each. The visitor itself cuts no other text.
 */
export function forEachPiece(text: string, split: SplitName, visit: (piece: string) => void): void {
  requireChoice('split', split, splitNames)
  const pattern = patternOf(split)
  let start = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) {
    visit(text.slice(start, pattern.lastIndex))
    start = pattern.lastIndex
  }
}

const patterns = new Map<SplitName, RegExp>()

function patternOf(split: SplitName): RegExp {
  let pattern = patterns.get(split)
  if (pattern === undefined) {
    pattern = new RegExp(patternSources[split].join('|'), 'gu')
    patterns.set(split, pattern)
  }
  return pattern
}

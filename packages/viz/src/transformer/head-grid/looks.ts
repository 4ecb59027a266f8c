import type { HeadRun } from './bench.ts'

/** What a token gives to another. */
export interface Look {
  /** The place of the token that is looked at. */
  readonly key: number
  readonly weight: number
}

/** What a head gives from one token to each: largest first, of equals the nearer one. */
export function looksOf({ tokens, patterns }: HeadRun, head: number, query: number): Look[] {
  const row = query * tokens.length
  return Array.from(tokens, (_, key) => ({ key, weight: patterns[head][row + key] }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.key - a.key)
}

/** The token of a word of the text; −1 where the model doesn't read it. */
export const tokenOf = ({ tokens }: Pick<HeadRun, 'tokens'>, place: number): number =>
  place < 0 ? -1 : tokens.findIndex((token) => token.place === place)

/**
 * The token whose look is worth showing first: of the last two words the one that gives more to the
 * cue, since a word of several senses asks for it itself or leaves that to the next; without a cue the last.
 */
export function firstQuery(run: HeadRun, head: number, cue: number): number {
  const last = run.tokens.length - 1
  const key = tokenOf(run, cue)
  if (key < 0 || last - 1 <= key) return last
  const given = (query: number): number => run.patterns[head][query * run.tokens.length + key]
  return given(last - 1) > given(last) ? last - 1 : last
}

/** The head that gives most to the cue at one of the last two words; 0 without a cue. */
export function cueHeadHere(run: HeadRun, cue: number): number {
  const key = tokenOf(run, cue)
  if (key < 0) return 0
  const given = run.patterns.map((pattern, head) => {
    return pattern[firstQuery(run, head, cue) * run.tokens.length + key]
  })
  return given.indexOf(Math.max(...given))
}

import type { Words } from '../../words/en.ts'
import type { Answered } from './answered.ts'
import type { Asked } from './kinds.ts'

/** One analogy of the board, tried. */
export interface Tried {
  readonly asked: Asked
  /** The first answer, or null where the table hasn't all the words. */
  readonly answer: string | null
  readonly hit: boolean
  /** "cow → calf, horse → cows (not foal)" */
  readonly text: string
  /** The same for those who don't see the marks. */
  readonly spoken: string
}

export interface TriedKind {
  readonly name: string
  readonly hits: number
  readonly tried: readonly Tried[]
}

export interface Tally {
  readonly hits: number
  /** Those that could be tried … */
  readonly of: number
  /** … and those for which the table lacks a word. */
  readonly untried: number
  readonly kinds: readonly TriedKind[]
}

/** The board: each analogy with what came and whether that is a hit, kind by kind. */
export function tallyOf(
  kinds: readonly { readonly name: string; readonly results: readonly Outcome[] }[],
  words: Words,
): Tally {
  const w = words.analogy
  const shown = kinds.map(({ name, results }) => {
    const tried = results.map(({ asked, result }): Tried => {
      // Without the expected word in the table it couldn't be a hit.
      const answer = result?.expected == null ? null : (result.answers[0]?.word ?? null)
      const hit = result?.hit === true
      const pair = w.went(asked.from, asked.to)
      const outcome =
        answer === null
          ? w.notTried(asked.onto)
          : hit
            ? w.went(asked.onto, answer)
            : w.wrong(w.went(asked.onto, answer), asked.expected ?? '')
      return {
        asked,
        answer,
        hit,
        text: w.triedText(pair, outcome),
        spoken: w.triedSpoken(pair, outcome, answer === null ? null : hit),
      }
    })
    return { name, hits: tried.filter(({ hit }) => hit).length, tried }
  })
  const all = shown.flatMap(({ tried }) => tried)
  return {
    hits: all.filter(({ hit }) => hit).length,
    of: all.filter(({ answer }) => answer !== null).length,
    untried: all.filter(({ answer }) => answer === null).length,
    kinds: shown,
  }
}

export interface Outcome {
  readonly asked: Asked
  readonly result: Answered | undefined
}

import { END, storyWords, type World } from '@nextword/core/world'
import { heard } from '../../kit/language/index.ts'
import { writtenNext } from './rows.ts'

/** A word that may come where a text ends, or that its last letters may become. */
export interface Completion {
  readonly word: string
  readonly written: string
  /** How likely it is there, by the truth. */
  readonly share: number
  /** The whole text once it is taken, with a space to go on after. */
  readonly text: string
}

/** How many are offered. */
export const mostCompletions = 8

/**
 * What can be said where a text ends, likeliest first: what its last letters may become, or else, where
 * they are a word, what comes after it.
 */
export function completionsOf(world: World, text: string): readonly Completion[] {
  const letters = /[\p{L}\p{N}'‘’-]+$/u.exec(text)?.[0] ?? ''
  const head = text.slice(0, text.length - letters.length)
  const [start = ''] = storyWords(letters)
  const longer = following(world, head, start).filter(({ word }) => word !== start)
  const all =
    start !== '' && longer.length === 0 && world.ids.has(start)
      ? following(world, `${text} `, '')
      : longer
  return all.slice(0, mostCompletions)
}

function following(world: World, head: string, start: string): Completion[] {
  const { words, belief } = heard(world, head)
  const spoken = words.map(({ word }) => word)
  return belief
    .completions(start)
    .filter(({ word }) => word !== END)
    .map(({ word, probability }) => {
      const written = writtenNext(world, spoken, word)
      return { word, written, share: probability, text: `${joined(head, written)} ` }
    })
}

/** No space before a mark that closes, none after one that opens. */
function joined(head: string, written: string): string {
  if (/^[.,?!;”]$/.test(written)) return head.trimEnd() + written
  return head === '' || /[\s“]$/.test(head) ? head + written : `${head} ${written}`
}

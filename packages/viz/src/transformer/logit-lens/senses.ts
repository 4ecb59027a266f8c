import type { World } from '@nextword/core/world'
import type { Heard } from '../../kit/language/index.ts'

/** A word of several senses that stands in a text. */
export interface SeveralSenses {
  readonly word: string
  /** Its place among the words of the text. */
  readonly at: number
  /** The world's names of its senses, such as `bank-river`; two or more. */
  readonly senses: readonly string[]
}

/** bank-river → bank */
export const wordOfSense = (sense: string): string =>
  sense.slice(0, Math.max(0, sense.lastIndexOf('-')))

/** bank-river → river: what the sense is called beside its word. */
export const nameOfSense = (sense: string): string => sense.slice(sense.lastIndexOf('-') + 1)

const formsOf = (word: string): readonly string[] => [word, `${word}s`, `${word}es`]

/**
 * The last word of several senses in a text; one that an ideal reader takes for another word ("the dog
 * barks") isn't one.
 */
export function lastOfSeveral(world: World, told: Heard): SeveralSenses | null {
  const bases = new Set(world.senses.map(wordOfSense).filter((base) => base !== ''))
  for (let at = told.words.length - 1; at >= 0; at--) {
    const { word } = told.words[at]
    const base = [...bases].find((one) => formsOf(one).includes(word))
    if (base === undefined) continue
    const senses = world.senses.filter((sense) => wordOfSense(sense) === base)
    if (senses.length > 1 && mayBeMeant(told, at, senses)) return { word, at, senses }
  }
  return null
}

function mayBeMeant({ beliefs }: Heard, at: number, senses: readonly string[]): boolean {
  const belief = beliefs[at + 1]
  if (!belief.isPossible) return true
  return belief
    .senses()
    .some(({ sense, probability }) => sense !== null && senses.includes(sense) && probability > 0)
}

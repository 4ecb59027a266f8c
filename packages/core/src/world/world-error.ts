/** A text that is no world: what is wrong with it, and where. */
export class WorldError extends RangeError {
  override readonly name: string = 'WorldError'
  /** The line of the text, the first is 1. */
  readonly line: number

  constructor(line: number, problem: string) {
    // A name may be as long as its text.
    super(`line ${line}: ${problem.slice(0, 120)}`)
    this.line = line
  }
}

/**
 * @param what - the piece of the text that it is about
 * @throws WorldError
 */
export function fail(line: number, problem: string, what?: string): never {
  throw new WorldError(line, what === undefined ? problem : `'${what.slice(0, 32)}' ${problem}`)
}

type LimitName =
  'letters' | 'entries' | 'brackets' | 'rulesInRules' | 'itemsInAStory' | 'names' | 'checks'

/** How much a text may ask for: far above what a world needs, and low enough never to hang or overflow. */
export const limits: Readonly<Record<LimitName, number>> = {
  letters: 2 ** 18,
  entries: 1000,
  brackets: 32,
  rulesInRules: 100,
  itemsInAStory: 1000,
  names: 2 ** 10,
  checks: 2 ** 20,
}

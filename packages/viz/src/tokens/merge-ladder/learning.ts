import { byteStringOf, learnMerges, type MergeReport } from '@nextword/core/tokens'

/** The longest text that is learnt from, in UTF-16 units. */
export const mostLearnt = 20_000

const settings = { split: 'gpt2', merges: 5000, leastCount: 2 } as const

/** How far learning has come. */
export interface Learnt {
  /** How many bytes the text has: so many tokens it begins with. */
  readonly bytes: number
  readonly reports: readonly MergeReport[]
  /** The merge that comes next; null where no pair stands twice. */
  readonly next: MergeReport | null
}

/** Before the first merge. */
export function unlearnt(text: string): Learnt {
  const first = learnMerges(text, settings).next()
  return {
    bytes: byteStringOf(text).length,
    reports: [],
    next: first.done === true ? null : first.value,
  }
}

/**
 * Core's learning, one merge a turn, with a look ahead to the next.
 *
 * @param record - called with every merge; between two frames there may be several, of which playback
 * shows only the last
 */
export function* learning(
  text: string,
  record: (learnt: Learnt) => void,
): Generator<Learnt, void, undefined> {
  let learnt = unlearnt(text)
  const merges = learnMerges(text, settings)
  let turn = merges.next()
  while (turn.done !== true) {
    const report = turn.value
    turn = merges.next()
    learnt = {
      bytes: learnt.bytes,
      reports: [...learnt.reports, report],
      next: turn.done === true ? null : turn.value,
    }
    record(learnt)
    yield learnt
  }
}

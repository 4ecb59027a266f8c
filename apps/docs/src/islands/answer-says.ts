import { symbols } from '@nextword/core/network'
import type { Sentence } from '@nextword/viz/kit'
import { answerOf, meaningOf, type PageState } from '../state/page-state.ts'
import { en as words } from '../words/en.ts'
import { writtenOutputs } from './written-outputs.ts'

/** What the net says of the symbol, and whether that is right. */
export function answerSays(state: PageState): Sentence {
  const { symbol, values } = answerOf(state)
  const meaning = meaningOf(state)
  return words.answer.says(
    symbols[symbol]!.name,
    writtenOutputs(values, state.network.outputs)[symbol]!,
    meaning === null ? null : meaning === symbol ? true : symbols[meaning]!.name,
  )
}

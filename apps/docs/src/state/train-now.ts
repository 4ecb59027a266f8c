import type { Network } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { symbolExamples, train } from '@nextword/core/training'
import { type LabelledDrawing, startSeed } from './page-state.ts'

/** The same net after training to the end, with the settings that the page begins with. */
export function trainedFrom(
  network: Network,
  drawings: readonly LabelledDrawing[] = [],
): { network: Network; epochs: number } {
  const own = drawings.map(({ pixels, label }) => ({ input: pixels, label }))
  const run = train(network, symbolExamples(own), {}, seededRandom(startSeed))
  let turn = run.next()
  while (!turn.done) turn = run.next()
  return { network: turn.value.network, epochs: Math.round(turn.value.report.epoch) }
}

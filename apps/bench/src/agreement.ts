import { seededRandom } from '@nextword/core/numbers'
import type { OutputsName } from '@nextword/core/network'
import { train } from '@nextword/core/training'
import { learnBy, plainNet } from './contenders/plain.ts'
import { examples, learningRate, type Manner, start } from './task.ts'

/**
 * Shows that ours and the loop by hand do the same work: from the same start, on the same examples
 * in the same order (one alone, or all in a batch), they come to the same numbers.
 * @returns the largest difference of any weight or bias
 */
export function largestDifference(outputs: OutputsName, manner: Manner): number {
  const taken =
    manner === 'full batch'
      ? examples
      : {
          count: 1,
          inputs: examples.inputs.slice(0, 9),
          targets: examples.targets.slice(0, 4),
        }
  const steps = 50
  const settings = {
    learningRate,
    batch: manner === 'full batch' ? ('all' as const) : 1,
    epochs: steps,
    stopAtLoss: 0,
  }
  const run = train(start(outputs), taken, settings, seededRandom(1))
  let turn = run.next()
  while (!turn.done) turn = run.next()

  const { w1, b1, w2, b2, w3, b3, ...rest } = plainNet(start(outputs))
  learnBy[manner]({ w1, b1, w2, b2, w3, b3, ...rest }, taken, steps * taken.count)
  const theirs = [w1, b1, w2, b2, w3, b3].flatMap((values) => Array.from(values))
  return Math.max(...turn.value.network.parameters.map((value, k) => Math.abs(value - theirs[k])))
}

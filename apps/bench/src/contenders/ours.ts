import { seededRandom } from '@nextword/core/numbers'
import type { OutputsName } from '@nextword/core/network'
import { train } from '@nextword/core/training'
import { type Contender, examples, learningRate, type Manner, start } from '../task.ts'

/** `train` as anybody would call it, with a report after each measured stretch and none between. */
export function ours(outputs: OutputsName, manner: Manner): Contender {
  const batch = manner === 'full batch' ? 'all' : 1
  return {
    name: 'Nextword core',
    manner,
    learns:
      outputs === 'sigmoid' ? 'sigmoid outputs, squared error' : 'softmax outputs, cross-entropy',
    against: outputs,
    prepare(samples) {
      const run = train(
        start(outputs),
        examples,
        {
          learningRate,
          batch,
          epochs: 2 ** 31,
          stopAtLoss: 0,
          reportEvery: batch === 'all' ? samples / examples.count : samples,
        },
        seededRandom(1),
      )
      run.next()
      return () => {
        if (run.next().done) throw new Error('training ended before the measuring did')
      }
    },
  }
}

import {
  readTrainingCheckpoint,
  writeCheckpoint,
  writeTrainingCheckpoint,
} from '@nextword/core/formats'
import { seededRandom } from '@nextword/core/numbers'
import { llamaConfig, startTensors, textSource } from '@nextword/core/transformer'
import { trainTransformer, transformerTrainer } from '@nextword/core/transformer'

// Six letters; each text is a pair of them, again and again: a b a b a b a b.
const config = llamaConfig({ vocabulary: 6, context: 8, layers: 1, width: 16, heads: 2 })
const pairs = Array.from({ length: 36 }, (_, n) => [Math.floor(n / 6), n % 6])
const texts = pairs.map((pair) => [pair, pair, pair, pair].flat())
const source = textSource(texts, { sequences: 12, tokens: 8, seed: 1 })

const start = { config, tensors: startTensors(config, seededRandom(1)) }
const settings = { sequences: 12, steps: 150, learningRate: 0.02 }
const training = trainTransformer(transformerTrainer(start, source, settings))

let turn = training.next()
const first = turn.done ? NaN : turn.value.loss
let last = first
for (; !turn.done; turn = training.next()) last = turn.value.loss
const { reason, checkpoint } = turn.value

// The run in a file, with what AdamW has gathered: another goes on from there bit for bit.
const run = writeTrainingCheckpoint(checkpoint)
const resumed = transformerTrainer(readTrainingCheckpoint(run), source, settings)

/** The trained model in a file: half the size of its numbers, and rounded a little. */
export const file = writeCheckpoint(config, checkpoint.tensors, { precision: 'f16' })

export const result = {
  'loss before, in nats': first,
  'loss after': last,
  'why it ended': reason,
  'step to go on from': resumed.step,
  'bytes for the run': run.length,
  'bytes for the model': file.length,
}

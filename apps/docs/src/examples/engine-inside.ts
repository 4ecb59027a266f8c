import { readCheckpoint } from '@nextword/core/formats'
import { softmax } from '@nextword/core/numbers'
import { headOff, logitLens, traceOf, transformer } from '@nextword/core/transformer'
import { file } from './engine-train.ts'

const { config, tensors } = readCheckpoint(file)
const model = transformer(config, tensors)
const text = [2, 5, 2, 5]

// A trace: any value on the way, by its name; here what each token gives to each, head by head.
const trace = traceOf(model, text, ['blocks.0.attention.pattern', 'logits'])
const pattern = trace['blocks.0.attention.pattern']
const shareOf2 = (logits: ArrayLike<number>): number =>
  softmax(Array.from(logits).slice(-config.vocabulary))[2]!

// The same run with something changed in its middle: a head turned off.
const without = (head: number) =>
  traceOf(model, text, ['logits'], { changes: [headOff(0, head)] }).logits.values

export const result = {
  'axes of the pattern': pattern.axes.join(' × '),
  'what the last token gives, head 0': pattern.values.slice(12, 16),
  'share of 2 as next': shareOf2(trace.logits.values),
  'without head 0': shareOf2(without(0)),
  'without head 1': shareOf2(without(1)),
  // What the model would say after each block, were it asked there.
  'after each block': logitLens(model, text).map(({ name, top }) => `${name}: ${top[0]!.id}`),
}

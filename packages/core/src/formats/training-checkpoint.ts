import { parameterCountOf } from '../transformer/config.ts'
import type { TransformerCheckpoint } from '../transformer/trainer.ts'
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { isFloats } from './dtypes.ts'
import { WeightsError } from './format-error.ts'

/**
 * A training run in one piece: a checkpoint in f32 that also holds AdamW's running means, as `extra`
 * named `first` and `second`, and the step. With the same source and settings training goes on from it
 * bit for bit; `readCheckpoint` reads its model alone.
 * @throws RangeError as `writeCheckpoint`
 */
export function writeTrainingCheckpoint(
  checkpoint: TransformerCheckpoint,
): Uint8Array<ArrayBuffer> {
  const { config, tensors, step, first, second } = checkpoint
  return writeCheckpoint(config, tensors, {
    extra: new Map([
      ['first', { shape: [first.length], values: first }],
      ['second', { shape: [second.length], values: second }],
    ]),
    state: { step },
  })
}

/**
 * What `transformerTrainer` goes on from.
 * @throws WeightsError as `readCheckpoint`, or for a checkpoint of a model alone
 */
export function readTrainingCheckpoint(bytes: Uint8Array): TransformerCheckpoint {
  const read = readCheckpoint(bytes)
  const { config, tensors, state } = read
  const step = (state as { readonly step?: unknown } | null)?.step
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 0 || step >= 2 ** 31)
    throw new WeightsError('unsupported', 'a training checkpoint needs the step that it is of')
  return { config, tensors, step, first: meansIn(read, 'first'), second: meansIn(read, 'second') }
}

function meansIn({ config, extra }: Checkpoint, name: string): TransformerCheckpoint['first'] {
  const values = extra.get(name)?.values
  const count = parameterCountOf(config)
  if (values === undefined || !isFloats(values) || values.length !== count)
    throw new WeightsError(
      'unsupported',
      `a training checkpoint needs AdamW's means: ${name} of ${count} numbers`,
    )
  return values
}

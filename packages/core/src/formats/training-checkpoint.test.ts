import { expect, test } from 'vitest'
import { loadSimdEngine } from '../kernels/simd.ts'
import { seededRandom } from '../numbers/index.ts'
import {
  llamaConfig,
  startTensors,
  textSource,
  transformerTrainer,
  type TransformerTrainer,
} from '../transformer/index.ts'
import {
  readCheckpoint,
  readTrainingCheckpoint,
  WeightsError,
  writeCheckpoint,
  writeTrainingCheckpoint,
} from './index.ts'

const config = llamaConfig({ vocabulary: 5, context: 8, layers: 2, width: 8, heads: 2 })
const tensors = startTensors(config, seededRandom(3))
const texts = Array.from({ length: 9 }, (_, i) =>
  Array.from({ length: 3 + (i % 5) }, (_, t) => (i + t) % 5),
)
const settings = { sequences: 2, steps: 20, learningRate: 0.01 }
const engine = await loadSimdEngine()
const trainerOf = (start: Parameters<typeof transformerTrainer>[0]): TransformerTrainer =>
  transformerTrainer(
    start,
    textSource(texts, { sequences: 2, tokens: 8, seed: 4 }),
    settings,
    engine,
  )

function advanced(trainer: TransformerTrainer, until: number): TransformerTrainer {
  while (trainer.step < until) expect(trainer.advance()).not.toBeNull()
  return trainer
}

test('a run that was saved goes on bit for bit as if it had never stopped', () => {
  const whole = advanced(trainerOf({ config, tensors }), 20)
  const half = advanced(trainerOf({ config, tensors }), 7)
  const file = writeTrainingCheckpoint(half.checkpoint())
  const read = readTrainingCheckpoint(file)
  expect(read.step).toBe(7)
  const resumed = advanced(trainerOf(read), 20)
  expect(writeTrainingCheckpoint(resumed.checkpoint())).toEqual(
    writeTrainingCheckpoint(whole.checkpoint()),
  )
  // The model alone wouldn't do: AdamW would begin its means anew.
  const forgetful = advanced(trainerOf({ config, tensors: read.tensors, step: 7 }), 20)
  expect(forgetful.checkpoint().tensors).not.toEqual(whole.checkpoint().tensors)
  expect(readCheckpoint(file).tensors).toEqual(half.checkpoint().tensors)
})

test('a checkpoint without a run’s step or means is refused, and says what it lacks', () => {
  const { first, second } = trainerOf({ config, tensors }).checkpoint()
  const file = (step: unknown, means: Readonly<Record<string, Float32Array | Int8Array>>) =>
    writeCheckpoint(config, tensors, {
      extra: new Map(
        Object.entries(means).map(([name, values]) => [name, { shape: [values.length], values }]),
      ),
      state: step === undefined ? null : { step },
    })
  const whole = { first: Float32Array.from(first), second: Float32Array.from(second) }
  expect(readTrainingCheckpoint(file(3, whole)).step).toBe(3)
  for (const [bytes, words] of [
    [file(undefined, whole), 'needs the step'],
    ...[-1, 1.5, '3', 2 ** 31].map((step) => [file(step, whole), 'needs the step'] as const),
    [file(3, {}), `first of ${first.length} numbers`],
    [file(3, { ...whole, second: whole.second.slice(1) }), `second of ${first.length} numbers`],
    [file(3, { ...whole, second: new Int8Array(second.length) }), 'second of'],
  ] as const) {
    expect(() => readTrainingCheckpoint(bytes)).toThrow(WeightsError)
    expect(() => readTrainingCheckpoint(bytes)).toThrow(words)
  }
})

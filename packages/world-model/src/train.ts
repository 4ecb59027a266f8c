// Trains the model of the small world; stopped, it goes on where it was when it is started again.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import {
  readTrainingCheckpoint,
  writeCheckpoint,
  writeTrainingCheckpoint,
} from '@nextword/core/formats'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { startTensors, trainTransformer, transformerTrainer } from '@nextword/core/transformer'
import { config, pathOf, plan, randomFor, readIfThere } from './plan.ts'
import { stories } from './source.ts'

const unfinished = 'build/unfinished.bin'

function startOf(): Parameters<typeof transformerTrainer>[0] {
  const file = readIfThere(unfinished)
  return file === null
    ? { config, tensors: startTensors(config, randomFor(0, 0)) }
    : readTrainingCheckpoint(file)
}

/** Under another name first: a run that is cut off in the middle of writing leaves the old file whole. */
function keep(name: string, bytes: Uint8Array): void {
  mkdirSync(pathOf('build'), { recursive: true })
  writeFileSync(pathOf(`${name}.new`), bytes)
  renameSync(pathOf(`${name}.new`), pathOf(name))
}

const trainer = transformerTrainer(startOf(), stories, plan.training, await loadSimdEngine())
const { steps } = trainer.settings
const reportEvery = 100
if (trainer.step > 0) console.log(`going on at step ${trainer.step}`)
const training = trainTransformer(trainer, { reportEvery, now: () => performance.now() })
for (;;) {
  const turn = training.next()
  if (turn.done) {
    const { reason, checkpoint } = turn.value
    if (reason === 'diverged') throw new Error(`the loss blew up after step ${checkpoint.step}`)
    keep(unfinished, writeTrainingCheckpoint(checkpoint))
    keep('build/trained.bin', writeCheckpoint(config, checkpoint.tensors))
    console.log(`trained: ${checkpoint.step} steps`)
    break
  }
  const { step, loss, gradientNorm, learningRate, tokensPerSecond } = turn.value
  if (step % 500 === 0) keep(unfinished, writeTrainingCheckpoint(trainer.checkpoint()))
  const minutes = ((steps - step) * 512) / (tokensPerSecond ?? NaN) / 60
  console.log(
    `step ${step} of ${steps}  loss ${loss.toFixed(3)}  gradient ${gradientNorm.toFixed(2)}  ` +
      `rate ${learningRate.toFixed(5)}  ${Math.round(tokensPerSecond ?? 0)} words a second, ` +
      `${minutes.toFixed(1)} minutes left`,
  )
}

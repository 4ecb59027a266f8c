// pnpm bench: ours against a loop by hand and against other libraries, all in this one process.
import { largestDifference } from './agreement.ts'
import { allocationOf } from './allocation.ts'
import { brainOneAtATime } from './contenders/brain.ts'
import { convnet } from './contenders/convnet.ts'
import { ours } from './contenders/ours.ts'
import { plain } from './contenders/plain.ts'
import { synapticOneAtATime } from './contenders/synaptic.ts'
import { startBackend } from './contenders/tfjs-backend.ts'
import { tensorflow } from './contenders/tfjs.ts'
import { race } from './race.ts'
import { loopToSynaptic, markdown, type Results, rowsOf } from './report.ts'
import type { Manner } from './task.ts'
import { weights } from './weights.ts'
import { conditionsOf, write } from './written.ts'

const rounds = 11
// Long beside the steps of 4 ms in which some machines count the time of a thread.
const slice = 150

const manners: readonly Manner[] = ['one at a time', 'full batch']
const pairs = (['sigmoid', 'softmax'] as const).flatMap((outputs) =>
  manners.map((manner) => ({ outputs, manner })),
)

const difference = Math.max(
  ...pairs.map(({ outputs, manner }) => largestDifference(outputs, manner)),
)
if (!(difference < 1e-6)) throw new Error(`ours and the loop by hand differ by ${difference}`)

// First of all, while nobody else has left anything on the heap.
const allocation = {
  'one at a time': await allocationOf('one at a time'),
  'full batch': await allocationOf('full batch'),
}

await startBackend('cpu')
await startBackend('wasm')
const lanes = race(
  [
    ...pairs.flatMap(({ outputs, manner }) => [ours(outputs, manner), plain(outputs, manner)]),
    synapticOneAtATime,
    brainOneAtATime,
    ...manners.map(convnet),
    ...manners.flatMap((manner) => [tensorflow('cpu', manner), tensorflow('wasm', manner)]),
  ],
  rounds,
  slice,
)

const results: Results = {
  ...conditionsOf(rounds),
  rows: rowsOf(lanes),
  weights: await weights(),
  allocation,
  largestDifference: difference,
}
await write('training', results, markdown(results))

// What the project promises of itself.
const loop = loopToSynaptic(lanes)
const slowest = Math.min(
  ...results.rows.filter(({ name }) => name === 'a loop by hand').map(({ ratio }) => 1 / ratio),
)
console.log(
  `The loop by hand is ${loop.toFixed(2)} times as fast as synaptic (at least 1.2 wanted).`,
)
console.log(`Ours is at least ${slowest.toFixed(2)} times as fast as the loop (0.9 wanted).`)
if (loop < 1.2 || slowest < 0.9) process.exitCode = 1

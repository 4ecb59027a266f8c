// pnpm bench: one token at a time with a cache, ours beside onnxruntime-web.
import { type Decoder, onnxDecoder } from '../contenders/onnx-decoder.ts'
import { engines, ourDecoder, ourName, simdEngine } from '../contenders/ours-engine.ts'
import { readingLoop } from '../limits/reading.ts'
import { conditionsOf, measured, spaced, write } from '../written.ts'
import { goal, goalTable } from './goal.ts'
import { fastestOf, type Lane, laneOf, type Racer, raceInTurns, ratioOf, speedOf } from './lanes.ts'
import { type DecodeTask, decodeTasks, randomParameters, tensorsFrom, tokenAt } from './models.ts'

const rounds = 5
const slice = 150

const readingName = 'the most: reading the weights once'

/** All tokens before those that are measured. @returns the last logits */
async function begun({ from, config }: DecodeTask, { step }: Decoder): Promise<Float32Array> {
  let logits = new Float32Array(0)
  for (let place = 0; place < from; place++)
    logits = Float32Array.from(await step(tokenAt(place, config), place))
  return logits
}

const differenceOf = (these: Float32Array, those: Float32Array): number =>
  these.reduce((most, value, k) => Math.max(most, Math.abs(value - those[k])), 0)

const racerOf = ({ config, from, to }: DecodeTask, { name, step }: Decoder): Racer => ({
  name,
  work: to - from,
  async run() {
    for (let place = from; place < to; place++) {
      const pending = step(tokenAt(place, config), place)
      if (pending instanceof Promise) await pending
    }
  },
})

const isInt8 = ({ name }: { readonly name: string }): boolean => name.includes('int8')

interface Race {
  readonly task: DecodeTask
  readonly lanes: readonly Lane[]
  /** The largest of any logit in single precision, and of int8. */
  readonly difference: { readonly float: number; readonly int8: number }
}

async function raced(task: DecodeTask): Promise<Race> {
  const { config, to } = task
  const parameters = randomParameters(config)
  const tensors = tensorsFrom(config, parameters)
  // The plain one would take long over the largest.
  const ours = config.width > 500 ? [simdEngine] : engines
  const inFloats = ours.map((engine) => ourDecoder(engine, config, tensors, to))
  const reading: Racer = {
    name: readingName,
    work: 1,
    run: readingLoop(parameters.byteLength),
  }
  const decoders: Decoder[] = [...inFloats, ourDecoder(simdEngine, config, tensors, to, true)]
  for (const style of task.onnxStyles)
    decoders.push(await onnxDecoder(config, parameters, to, style))

  const difference = { float: 0, int8: 0 }
  const reference = await begun(task, decoders[0])
  for (const decoder of decoders.slice(1)) {
    const kind = isInt8(decoder) ? 'int8' : 'float'
    const found = differenceOf(await begun(task, decoder), reference)
    difference[kind] = Math.max(difference[kind], found)
    if (kind === 'float' && !(found < 1e-4))
      throw new Error(`${decoder.name} and ours differ by ${found} at ${task.name}`)
  }
  const racers = decoders.map((decoder) => racerOf(task, decoder))
  const lanes = await raceInTurns([reading, ...racers], rounds, slice)
  for (const { close } of decoders) await close?.()
  return { task, lanes, difference }
}

const races: Race[] = []
for (const task of decodeTasks) races.push(await raced(task))

const ours = ourName(simdEngine)
const goals = races.flatMap(({ task: { name, wanted }, lanes }) => {
  const theirs = fastestOf(lanes, 'onnxruntime-web,')
  const most = ratioOf(laneOf(lanes, readingName), theirs)
  const float = goal(name, wanted.float, ratioOf(laneOf(lanes, ours), theirs), most)
  if (wanted.int8 === undefined) return [float]
  const bytes = ratioOf(laneOf(lanes, ourName(simdEngine, true)), theirs)
  return [float, goal(`${name}, int8`, wanted.int8, bytes)]
})
const rows = races.flatMap(({ task, lanes, difference }) =>
  lanes.map((lane) => ({
    model: task.name,
    name: lane.name,
    tokensPerSecond: speedOf(lane),
    toOnnxruntime: ratioOf(lane, fastestOf(lanes, 'onnxruntime-web,')),
    largestDifference: isInt8(lane) ? difference.int8 : difference.float,
  })),
)
const conditions = conditionsOf(rounds)
const tables = races.map(
  ({ task: { name, from, to }, difference }) => `## ${name[0].toUpperCase()}${name.slice(1)}

Places ${from} to ${to - 1}. In single precision all logits agree within ${difference.float.toExponential(0)}; with a byte a
weight they are within ${difference.int8.toPrecision(2)}.

| | tokens a second | to onnxruntime-web |
| --- | ---: | ---: |
${rows
  .filter(({ model }) => model === name)
  .map(
    (row) => `| ${row.name} | ${spaced(row.tokensPerSecond)} | ${row.toOnnxruntime.toFixed(2)} |`,
  )
  .join('\n')}
`,
)
await write(
  'decode',
  { ...conditions, rows, goals },
  `# One token at a time

${measured(conditions)}

Keys and values of earlier tokens are kept. The weights are by chance, the same for all; the first two
models are like LLaMA, the third is like GPT-2. onnxruntime-web runs in those of several ways to write
the graph that were fastest: only a token's own keys and values leave it, so that no cache is copied out.
"int8" has a byte a weight; the goals hold it against onnxruntime-web in single precision. Reading all weights in single precision once is what nobody can be faster than
who needs them all for each token.

${tables.join('\n')}
## Goals, to the faster onnxruntime-web

${goalTable(goals)}
`,
)
if (goals.some(({ met }) => !met)) process.exitCode = 1

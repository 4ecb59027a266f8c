// pnpm bench: training a small GPT, ours beside tfjs.
import { seededRandom } from '@nextword/core/numbers'
import { gpt2Config } from '@nextword/core/transformer'
import { engines, ourLearner, ourName, simdEngine } from '../contenders/ours-engine.ts'
import { startBackend } from '../contenders/tfjs-backend.ts'
import { type Gradients, type Learner, tensorflowLearner } from '../contenders/tfjs-transformer.ts'
import { conditionsOf, measured, spaced, write } from '../written.ts'
import { goal, goalTable } from './goal.ts'
import { laneOf, type Racer, raceInTurns, ratioOf, speedOf } from './lanes.ts'
import { startingParameters, tensorsFrom } from './models.ts'

const rounds = 5
const slice = 150
const sequences = 16
const tokens = 64
const learningRate = 1e-3
const config = gpt2Config({ vocabulary: 512, context: tokens, layers: 4, width: 64, heads: 4 })

const random = seededRandom(2)
const text = Int32Array.from({ length: sequences * tokens + 1 }, () =>
  Math.floor(random() * config.vocabulary),
)
const ids = text.slice(0, -1)
const targets = text.slice(1)

await startBackend('cpu')
await startBackend('wasm')
const parameters = startingParameters(config)
const learners: readonly Learner[] = [
  ...engines.map((engine) =>
    ourLearner(engine, config, tensorsFrom(config, parameters), sequences, tokens, learningRate),
  ),
  ...(
    [
      ['wasm', 'gradients by hand'],
      ['wasm', 'its own gradients'],
      ['cpu', 'its own gradients'],
    ] as const
  ).map(([backend, gradients]) =>
    tensorflowLearner(backend, gradients, config, parameters, sequences, tokens, learningRate),
  ),
]

// Two steps: the second shows that the first learnt alike. Who is slow takes one.
let difference = 0
const reference = [await learners[0].step(ids, targets), await learners[0].step(ids, targets)]
for (const { name, step } of learners.slice(1))
  for (const loss of name.startsWith('tfjs, plain') ? reference.slice(0, 1) : reference) {
    const theirs = await step(ids, targets)
    difference = Math.max(difference, Math.abs(theirs - loss))
    if (!(Math.abs(theirs - loss) < 1e-4))
      throw new Error(`${name} has a loss of ${theirs}, ours is ${loss}`)
  }

const racerOf = ({ name, step }: Learner): Racer => ({
  name,
  work: sequences * tokens,
  once: name.startsWith('tfjs, plain'),
  run: () => step(ids, targets),
})
const lanes = await raceInTurns(learners.map(racerOf), rounds, slice)

const ours = laneOf(lanes, ourName(simdEngine))
const toTfjs = (gradients: Gradients): number =>
  ratioOf(ours, laneOf(lanes, `tfjs, WASM, ${gradients}`))
const rows = lanes.map((lane) => ({
  name: lane.name,
  tokensPerSecond: speedOf(lane),
  ours: ratioOf(ours, lane),
}))
const goals = [goal('to tfjs, WASM, its own gradients', 10, toTfjs('its own gradients'))]
const conditions = conditionsOf(rounds)
await write(
  'learning',
  { ...conditions, largestDifference: difference, rows, goals },
  `# Training a small GPT

${measured(conditions)}

${config.layers} layers, width ${config.width}, ${config.heads} heads, vocabulary ${config.vocabulary}; each step ${sequences} texts of ${tokens} tokens, forward, back and Adam. From
the same weights all have the same loss at the first steps, within ${difference.toExponential(0)}.

| | tokens a second | ours to it |
| --- | ---: | ---: |
${rows.map((row) => `| ${row.name} | ${spaced(row.tokensPerSecond)} | ${row.ours.toFixed(2)} |`).join('\n')}

"Its own gradients" is the model as one writes it with tfjs. "Gradients by hand" turns matrices before
each product, since the WASM backend is quick only at those as they lie, and writes the ways back of the
norm, GELU and the loss in fewer operations: the fastest that we could make it. The plain tfjs ran once.

## Goal

${goalTable(goals)}
`,
)
if (goals.some(({ met }) => !met)) process.exitCode = 1

// pnpm bench: how ours gets slower and larger as work grows, beside the law that says how it should.
import { type Engine, plainEngine } from '@nextword/core/kernels'
import { gpt2Config, parameterCountOf, type TransformerConfig } from '@nextword/core/transformer'
import { ourDecoder, ourLearner, simdEngine } from '../contenders/ours-engine.ts'
import { conditionsOf, measured, write } from '../written.ts'
import { lawful, type Point, strayOf } from './law.ts'
import { type Racer, raceInTurns, speedOf } from './lanes.ts'
import { startingParameters, tensorsFrom, tokenAt } from './models.ts'

const rounds = 5
const slice = 40

interface Growth {
  readonly title: string
  readonly of: string
  readonly unit: 'ms' | 'MB'
  readonly law: string
  readonly points: readonly Point[]
}

const small = { vocabulary: 512, layers: 4, heads: 4 }

function decoding(config: TransformerConfig, from: number, to: number): Racer {
  const tensors = tensorsFrom(config, startingParameters(config))
  const { step } = ourDecoder(simdEngine, config, tensors, to)
  for (let place = 0; place < from; place++) void step(tokenAt(place, config), place)
  return {
    name: '',
    work: to - from,
    run() {
      for (let place = from; place < to; place++) void step(tokenAt(place, config), place)
    },
  }
}

function learning(config: TransformerConfig, sequences: number, tokens: number): Racer {
  const tensors = tensorsFrom(config, startingParameters(config))
  const { step } = ourLearner(simdEngine, config, tensors, sequences, tokens, 1e-3)
  const ids = Int32Array.from({ length: sequences * tokens }, (_, k) => tokenAt(k, config))
  const targets = Int32Array.from(ids, (_, k) => tokenAt(k + 1, config))
  return { name: '', work: 1, run: () => step(ids, targets) }
}

/** Milliseconds that each takes, in turns. */
async function timesOf(racers: readonly Racer[]): Promise<number[]> {
  const lanes = await raceInTurns(racers, rounds, slice)
  return lanes.map((lane) => 1000 / speedOf(lane))
}

async function timed(
  growth: Omit<Growth, 'points' | 'unit'>,
  at: readonly number[],
  racer: (at: number) => Racer,
  grown: (at: number) => number,
): Promise<Growth> {
  const times = await timesOf(at.map(racer))
  return { ...growth, unit: 'ms', points: lawful(at, times, grown) }
}

/** Bytes of kernels' memory that something asks for. */
function bytesOf(asks: (engine: Engine) => unknown): number {
  let sum = 0
  asks({
    name: 'plain',
    kernels(bytes) {
      sum += bytes
      return plainEngine.kernels(bytes)
    },
  })
  return sum
}

function sized(
  growth: Omit<Growth, 'points' | 'unit'>,
  at: readonly number[],
  asks: (context: number) => (engine: Engine) => unknown,
  grown: (at: number) => number,
): Growth {
  const sizes = at.map((context) => bytesOf(asks(context)) / 1e6)
  return { ...growth, unit: 'MB', points: lawful(at, sizes, grown) }
}

const contexts = [64, 128, 256, 512, 1024, 2048, 4096]
const widths = [64, 128, 256, 512, 1024]
const ofWidth = (width: number, context = 64): TransformerConfig =>
  gpt2Config({ ...small, context, width })
const ofDepth = (layers: number): TransformerConfig =>
  gpt2Config({ ...small, layers, context: 64, width: 64 })

const growths: readonly Growth[] = [
  await timed(
    {
      title: 'A token, as the text before it grows',
      of: 'tokens before',
      law: 'linear: attention looks at each once',
    },
    contexts,
    (context) => decoding(ofWidth(64, context), context - 16, context),
    (context) => context,
  ),
  await timed(
    {
      title: 'A token, as the model gets wider',
      of: 'width',
      law: 'with the number of weights, which is quadratic in the width: each is read once',
    },
    widths,
    (width) => decoding(ofWidth(width), 32, 48),
    (width) => parameterCountOf(ofWidth(width)),
  ),
  await timed(
    { title: 'A step of training, as the batch grows', of: 'texts of 64 tokens', law: 'linear' },
    [1, 2, 4, 8, 16, 32],
    (sequences) => learning(ofWidth(64), sequences, 64),
    (sequences) => sequences,
  ),
  await timed(
    {
      title: 'A step of training, as the model gets deeper',
      of: 'layers',
      law: 'linear, after what the head takes',
    },
    [1, 2, 4, 8, 16],
    (layers) => learning(ofDepth(layers), 4, 64),
    (layers) => layers,
  ),
  sized(
    {
      title: 'Memory for writing on, as the longest text grows',
      of: 'tokens',
      law: 'linear, after the weights: keys and values of each token',
    },
    contexts,
    (context) => (engine) => {
      const config = ofWidth(64, context)
      return ourDecoder(engine, config, tensorsFrom(config, startingParameters(config)), context)
    },
    (context) => context,
  ),
  sized(
    {
      title: 'Memory for training on 4 texts, as they grow',
      of: 'tokens',
      law: 'quadratic, beside what is linear: the pattern of attention has a number for each pair',
    },
    [64, 128, 256, 512, 1024],
    (context) => (engine) => {
      const config = ofWidth(64, context)
      const tensors = tensorsFrom(config, startingParameters(config))
      return ourLearner(engine, config, tensors, 4, context, 1e-3)
    },
    // A token's numbers: about 20 times the width in each layer, and its logits; its pattern beside.
    (context) => context * (small.layers * (20 * 64 + small.heads * context) + small.vocabulary),
  ),
]

const figure = (value: number): string => Number(value.toPrecision(3)).toString()
const tableOf = ({ title, of, unit, law, points }: Growth): string => `## ${title}

Expected: ${law}. Within ${(100 * strayOf(points)).toFixed(0)} % of it.

| ${of} | ${unit} | expected |
| ---: | ---: | ---: |
${points.map((p) => `| ${p.at} | ${figure(p.measured)} | ${figure(p.expected)} |`).join('\n')}
`
const conditions = conditionsOf(rounds)
await write(
  'growth',
  { ...conditions, growths: growths.map((one) => ({ ...one, stray: strayOf(one.points) })) },
  `# Cost as work grows

${measured(conditions)}

Nextword core with fast kernels: 4 layers, width 64, 4 heads, vocabulary 512, but for what grows. What a
law leaves open, a fixed part and a part for each that grows, is fitted to the measured figures. Where
weights, or keys and values, outgrow the processor's caches, reading them costs more than the law says.

${growths.map(tableOf).join('\n')}`,
)

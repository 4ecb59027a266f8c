import { describe, expect, it } from 'vitest'
import { plainEngine } from '../kernels/plain.ts'
import { loadSimdEngine } from '../kernels/simd.ts'
import { seededRandom } from '../numbers/random.ts'
import { gpt2Config, llamaConfig } from './config.ts'
import { logitsOf } from './logits.ts'
import { textSource } from './packing.ts'
import { startTensors } from './start.ts'
import type { Tensors } from './tensor.ts'
import {
  trainTransformer,
  type TransformerReport,
  type TransformerTrainingResult,
} from './train.ts'
import { transformerTrainer, type TransformerCheckpoint } from './trainer.ts'
import { defaultTransformerTraining, type TransformerTraining } from './training-settings.ts'
import { transformer } from './transformer.ts'

const simdEngine = await loadSimdEngine()
const sizes = { vocabulary: 12, context: 16, layers: 2, width: 16, heads: 2 }
const config = gpt2Config(sizes)
const start = { config, tensors: startTensors(config, seededRandom(1)) }

/** Each text counts up in steps of its own, round and round: what comes next is certain from the third on. */
const texts = Array.from({ length: 60 }, (_, i) =>
  Array.from({ length: 5 + (i % 7) }, (_, t) => (i + t * (1 + (i % 3))) % 12),
)
const source = textSource(texts, { sequences: 8, tokens: 16, seed: 3 })
const settings: Partial<TransformerTraining> = {
  sequences: 8,
  steps: 300,
  learningRate: 0.01,
  warmUp: 20,
}

function run(
  from: Parameters<typeof transformerTrainer>[0],
  until: number,
  other: Partial<TransformerTraining> = {},
): { reports: TransformerReport[]; result: TransformerTrainingResult } {
  const training = trainTransformer(transformerTrainer(from, source, { ...settings, ...other }), {
    until,
    reportEvery: 10,
  })
  const reports: TransformerReport[] = []
  for (;;) {
    const turn = training.next()
    if (turn.done) return { reports, result: turn.value }
    reports.push(turn.value)
  }
}

const numbersOf = ({ tensors, first, second }: TransformerCheckpoint): number[][] => [
  ...[...tensors.values()].map(({ values }) => Array.from(values)),
  Array.from(first),
  Array.from(second),
]

describe('training a transformer', () => {
  it('brings the loss from that of guessing evenly down to what the texts allow', () => {
    const { reports, result } = run(start, 300)
    expect(reports[0].loss).toBeLessThan(Math.log(12) + 0.1)
    expect(reports.at(-1)!.loss).toBeLessThan(0.75)
    expect(result.reason).toBe('steps')
    // 4, 6, 8: by twos.
    const model = transformer(config, result.checkpoint.tensors)
    const logits = logitsOf(model, [4, 6, 8])
    const last = Array.from(logits.subarray(-12))
    expect(last.indexOf(Math.max(...last))).toBe(10)
  })

  it('reports as often as it is asked to, and at the end', () => {
    const { reports } = run(start, 25)
    expect(reports.map(({ step }) => step)).toEqual([10, 20, 25])
    expect(reports[0].targets).toBeGreaterThan(0)
    expect(reports[0].learningRate).toBeCloseTo(0.005, 12)
    expect(reports[0].tokensPerSecond).toBeNull()
  })

  it('tells its speed by the clock that it is given', () => {
    let time = 0
    const trainer = transformerTrainer(start, source, settings)
    const training = trainTransformer(trainer, { until: 2, now: () => (time += 500) })
    const { value } = training.next() as { value: TransformerReport }
    expect(value.tokensPerSecond).toBe(value.targets * 2)
  })

  for (const other of [
    config,
    llamaConfig({ ...sizes, heads: 4, keyValueHeads: 2, tiedHead: true }),
  ])
    it(`goes on from a checkpoint bit for bit (${other.norm} norm)`, () => {
      const from = { config: other, tensors: startTensors(other, seededRandom(2)) }
      const whole = run(from, 30).result.checkpoint
      const half = run(from, 13).result.checkpoint
      expect(half.step).toBe(13)
      const resumed = run(structuredClone(half), 30).result.checkpoint
      expect(numbersOf(resumed)).toEqual(numbersOf(whole))
    })

  it('gives the same numbers again from the same start', () => {
    expect(numbersOf(run(start, 5).result.checkpoint)).toEqual(
      numbersOf(run(start, 5).result.checkpoint),
    )
  })

  it('notices that it blows up, and keeps the numbers from before it did', () => {
    const wild = { learningRate: 1e3, warmUp: 0, clip: Infinity }
    const { result } = run(start, 300, wild)
    expect(result.reason).toBe('diverged')
    // The first step threw the numbers far off, which only the second step's loss could tell.
    expect(result.checkpoint.step).toBe(0)
    expect(result.checkpoint.tensors).toEqual(start.tensors)
  })

  it('after a divergence goes back to the last report that the next step bore out', () => {
    const bearable = { learningRate: 0.01, warmUp: 0, steps: 300 }
    const before = run(start, 20, bearable).result.checkpoint
    const trainer = transformerTrainer(start, source, { ...settings, ...bearable })
    const training = trainTransformer(trainer, { reportEvery: 10 })
    for (let report = 0; report < 3; report++) training.next()
    // At step 30, after the report and before any loss could judge it.
    trainer.model.parameters!.fill(100, 0, 50)
    const turn = training.next()
    expect(turn.done && turn.value.reason).toBe('diverged')
    expect(numbersOf((turn.value as TransformerTrainingResult).checkpoint)).toEqual(
      numbersOf(before),
    )
  })

  it.each([plainEngine, simdEngine])(
    'calls no run done whose last numbers are beyond all bounds: $name',
    (engine) => {
      const wild = { ...settings, steps: 1, learningRate: 1e38, warmUp: 0 }
      const training = trainTransformer(transformerTrainer(start, source, wild, engine))
      const turn = training.next()
      expect(turn.done && turn.value.reason).toBe('diverged')
      expect((turn.value as TransformerTrainingResult).checkpoint.tensors).toEqual(start.tensors)
    },
  )

  it('copies into the same arrays at each report', () => {
    const trainer = transformerTrainer(start, source, settings)
    const one = trainer.checkpoint()
    trainer.advance()
    const wanted = trainer.checkpoint()
    const over = trainer.checkpoint(one)
    expect(over).toEqual(wanted)
    expect(over.first).toBe(one.first)
    expect(over.tensors).toBe(one.tensors)
    expect(wanted.tensors).not.toEqual(start.tensors)
  })

  it('doesn’t learn from numbers that aren’t finite', () => {
    const tensors: Tensors = new Map(start.tensors).set('norm.weight', {
      shape: [16],
      values: new Float32Array(16).fill(NaN),
    })
    const trainer = transformerTrainer({ config, tensors }, source, settings)
    expect(trainer.advance()).toBeNull()
    expect(trainer.step).toBe(0)
  })

  it('lets matrices decay, and neither norms nor biases', () => {
    const still = { fill: source.fill.bind(source) }
    const advance = (weightDecay: number): TransformerCheckpoint => {
      const trainer = transformerTrainer(start, still, { ...settings, weightDecay })
      trainer.advance()
      return trainer.checkpoint()
    }
    const [none, some] = [advance(0), advance(0.5)]
    for (const [name, { shape, values }] of none.tensors)
      expect(
        values.every((x, i) => x === some.tensors.get(name)!.values[i]),
        name,
      ).toBe(shape.length === 1)
  })

  it('has defaults that go together, however few steps there are', () => {
    const settled = (given: Partial<TransformerTraining>) =>
      transformerTrainer(start, source, { sequences: 8, ...given }).settings
    expect([1, 2, 10, 99, 100, 5000].map((steps) => settled({ steps }).warmUp)).toEqual([
      0, 1, 5, 49, 50, 50,
    ])
    expect(settled({ steps: 10, warmUp: 7 }).warmUp).toBe(7)
    expect(() => settled({ steps: 10, warmUp: 11 })).toThrow('schedule warmUp')
  })

  it('takes settings that are undefined for left out', () => {
    const nothing = Object.fromEntries(
      ['tokens', ...Object.keys(defaultTransformerTraining)].map((name) => [name, undefined]),
    ) as Partial<TransformerTraining>
    expect(transformerTrainer(start, source, nothing).settings).toEqual({
      ...defaultTransformerTraining,
      tokens: 16,
    })
  })

  it('refuses settings that can’t be', () => {
    const trainer = (other: Partial<TransformerTraining>) => () =>
      transformerTrainer(start, source, { ...settings, ...other })
    expect(trainer({ learningRate: 0 })).toThrow(/learning rate/)
    expect(trainer({ tokens: 17 })).toThrow(/training tokens.*16.*17/)
    expect(trainer({ beta2: 1 })).toThrow(/beta2/)
    expect(trainer({ clip: 0 })).toThrow(/clip/)
    // 0 in single precision: a gradient of 0 would make NaN.
    expect(trainer({ epsilon: 1e-38 })).toThrow(/training epsilon needs a number from 1.17/)
    expect(trainer({ epsilon: 2 ** -126 })).not.toThrow()
    expect(() => [
      ...trainTransformer(transformerTrainer(start, source, settings), { until: 0 }),
    ]).toThrow(/until/)
    expect(() =>
      transformerTrainer({ ...start, first: new Float32Array(3) }, source, settings),
    ).toThrow(/first needs/)
  })
})

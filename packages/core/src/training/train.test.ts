import { describe, expect, test } from 'vitest'
import {
  forward,
  type Network,
  type OutputsName,
  startingNetwork,
  symbols,
  symbolShape,
  withOutputs,
  withParameters,
} from '../network/index.ts'
import { seededRandom } from '../numbers/index.ts'
import {
  type Examples,
  evaluate,
  examplesFrom,
  meanGradient,
  optimizerFor,
  optimizerNames,
  symbolExamples,
  train,
  type TrainingReport,
  type TrainingResult,
  type TrainingSettings,
} from './index.ts'

const untrained = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const four = symbolExamples()

function run(
  settings: Partial<TrainingSettings>,
  network: Network = untrained,
  examples: Examples = four,
  seed = 23,
): { reports: TrainingReport[]; result: TrainingResult } {
  const reports: TrainingReport[] = []
  const training = train(network, examples, settings, seededRandom(seed))
  let turn = training.next()
  for (; !turn.done; turn = training.next()) reports.push(turn.value)
  return { reports, result: turn.value }
}

describe('train', () => {
  test('one step in a full batch is the gradient times the rate', () => {
    const { result } = run({ batch: 'all', epochs: 1, learningRate: 0.1, stopAtLoss: 0 })
    const gradient = meanGradient(untrained, four)
    result.network.parameters.forEach((weight, i) => {
      expect(weight).toBeCloseTo(untrained.parameters[i] - 0.1 * gradient[i], 6)
    })
  })

  test('a step of one example is that example’s gradient, also where it goes straight into the weights', () => {
    const one = examplesFrom([{ input: symbols[2].pixels, label: 2 }], 4)
    const straight = run({ batch: 1, epochs: 1, stopAtLoss: 0 }, untrained, one).result
    const batched = run({ batch: 'all', epochs: 1, stopAtLoss: 0 }, untrained, one).result
    straight.network.parameters.forEach((weight, i) => {
      expect(weight).toBeCloseTo(batched.network.parameters[i], 6)
    })
  })

  test('follows each optimizer as it would be stepped by hand', () => {
    for (const name of optimizerNames) {
      const { result } = run({
        optimizer: name,
        batch: 'all',
        epochs: 20,
        learningRate: 0.05,
        stopAtLoss: 0,
      })
      const parameters = Float64Array.from(untrained.parameters)
      const step = optimizerFor(name, 0.05, 130)
      for (let n = 0; n < 20; n++)
        step(parameters, meanGradient(withParameters(untrained, parameters), four))
      result.network.parameters.forEach((weight, i) => {
        expect(weight).toBeCloseTo(parameters[i], 5)
      })
    }
  })

  test('leaves the net handed in and the nets of earlier reports as they were', () => {
    const before = untrained.parameters.slice()
    const { reports } = run({ epochs: 3, stopAtLoss: 0 })
    expect(untrained.parameters).toEqual(before)
    expect(reports[0].network.parameters).toEqual(before)
    expect(reports[1].network.parameters).not.toEqual(reports[2].network.parameters)
  })

  test('the same seed gives the same run, another one another', () => {
    const at = (seed: number): number[] => [
      ...run({ epochs: 20, flipChance: 0.1, stopAtLoss: 0 }, untrained, four, seed).result.network
        .parameters,
    ]
    expect(at(1)).toEqual(at(1))
    expect(at(1)).not.toEqual(at(2))
  })

  test('reports each step, each epoch, or every so many steps: the run is the same', () => {
    const settings = { epochs: 6, stopAtLoss: 0 }
    const steps = run({ ...settings, reportEvery: 'step' })
    const epochs = run({ ...settings, reportEvery: 'epoch' })
    const rare = run({ ...settings, reportEvery: 10 })
    expect(steps.reports.map(({ step }) => step)).toEqual([...Array(25).keys()])
    expect(epochs.reports.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(rare.reports.map(({ step }) => step)).toEqual([0, 10, 20, 24])
    expect(rare.result.network.parameters).toEqual(steps.result.network.parameters)
    expect(epochs.result.network.parameters).toEqual(steps.result.network.parameters)
  })

  test('a report says what the net it carries gives', () => {
    for (const { network, loss, accuracy, gradientNorm, layerGradientNorms } of run({ epochs: 5 })
      .reports) {
      const measured = evaluate(network, four)
      expect(loss).toBeCloseTo(measured.loss, 5)
      expect(accuracy).toBe(measured.accuracy)
      expect(gradientNorm).toBeCloseTo(Math.hypot(...meanGradient(network, four)), 5)
      expect(Math.hypot(...layerGradientNorms)).toBeCloseTo(gradientNorm, 12)
    }
  })

  test.each([1, 2, 3, 4, 99, 'all'] as const)('learns in batches of %s', (batch) => {
    const { result } = run({ batch, epochs: 3000, learningRate: 0.3 })
    expect(result.reason).toBe('done')
    expect(result.report.accuracy).toBe(1)
  })

  test.each(optimizerNames)('learns by %s, with either kind of outputs', (optimizer) => {
    for (const outputs of ['softmax', 'sigmoid'] as const) {
      const learningRate = optimizer === 'sgd' ? 0.3 : 0.03
      const { result } = run(
        { optimizer, learningRate, epochs: 3000 },
        withOutputs(untrained, outputs),
      )
      expect(result.reason).toBe('done')
      expect(result.report.accuracy).toBe(1)
    }
  })

  test('ends when the epochs do, and at once where there is nothing left to do', () => {
    const ended = run({ epochs: 2, stopAtLoss: 0 }).result
    expect([ended.reason, ended.report.epoch]).toEqual(['epochs', 2])
    expect(run({ epochs: 0 }).result.reason).toBe('epochs')
    const trained = run({}).result.network
    expect(run({}, trained).result.report.step).toBe(0)
    expect(run({}, trained).result.reason).toBe('done')
  })

  test('keeps every weight within its limit', () => {
    for (const batch of [1, 'all'] as const) {
      const { reports, result } = run({
        weightLimit: 1,
        epochs: 200,
        learningRate: 1,
        batch,
        stopAtLoss: 0,
      })
      for (const { network } of reports)
        expect(Math.max(...network.parameters.map(Math.abs))).toBeLessThanOrEqual(1)
      expect(result.reason).toBe('epochs')
      expect(
        result.network.parameters.filter((weight) => Math.abs(weight) === 1).length,
      ).toBeGreaterThan(0)
    }
  })

  test('with noise each picture is spoilt anew: the net hedges where it would have been sure', () => {
    const clean = run({ epochs: 2000, stopAtLoss: 0 }).result.network
    const noisy = run({ epochs: 2000, stopAtLoss: 0, flipChance: 0.2 }).result.network
    const sureness = (network: Network): number => forward(network, symbols[0].pixels)[0]
    expect(sureness(noisy)).toBeLessThan(sureness(clean))
  })
})

describe('a run that diverges', () => {
  const outputsKinds: OutputsName[] = ['softmax', 'sigmoid']
  test.each(
    outputsKinds.flatMap((outputs) => optimizerNames.map((name) => [outputs, name] as const)),
  )(
    'at a learning rate of 1000, %s by %s, is noticed and keeps sound weights',
    (outputs, optimizer) => {
      const network = withOutputs(untrained, outputs)
      const { reports, result } = run(
        { optimizer, learningRate: 1e3, epochs: 200, reportEvery: 'step' },
        network,
      )
      expect(result.reason).toBe('diverged')
      expect(result.report).toBe(reports.at(-1))
      expect(result.network.parameters.every(Number.isFinite)).toBe(true)
      expect(Number.isFinite(result.report.loss)).toBe(true)
    },
  )

  test('a rate that only makes it restless isn’t called one', () => {
    expect(run({ learningRate: 1, epochs: 300 }).result.reason).toBe('done')
  })

  test('a net that begins with huge weights may still learn', () => {
    const huge = withParameters(
      untrained,
      untrained.parameters.map((x) => x * 150),
    )
    expect(run({ epochs: 50, learningRate: 0.01 }, huge).result.reason).not.toBe('diverged')
  })
})

describe('settings out of range', () => {
  test.each([
    [{ learningRate: -1 }, 'learning rate needs a number'],
    [{ learningRate: NaN }, 'learning rate'],
    [{ learningRate: '1' as unknown as number }, "got '1'"],
    [{ batch: 0 }, 'batch'],
    [{ batch: 1.5 }, 'batch'],
    [{ epochs: -1 }, 'epochs'],
    [{ stopAtLoss: -1 }, 'stopAtLoss'],
    [{ flipChance: 1.1 }, 'flipChance'],
    [{ weightLimit: 0 }, 'weightLimit'],
    [{ optimizer: 'lion' as 'sgd' }, "one of sgd, momentum, adam, got 'lion'"],
    [{ reportEvery: 'day' as 'step' }, "got 'day'"],
    [{ reportEvery: 0 }, 'reportEvery'],
  ])('%j is refused by name', (settings, message) => {
    expect(() => run(settings)).toThrow(message)
  })

  test('so are settings that are no settings', () => {
    expect(() => run('fast' as unknown as TrainingSettings)).toThrow("an object, got 'fast'")
  })

  test('so are examples of other sizes, and none at all', () => {
    const narrow = examplesFrom([{ input: [1], label: 0 }], 4)
    expect(() => run({}, untrained, narrow)).toThrow('needs 9 numbers, got 1')
    expect(() => run({}, untrained, { ...four, count: 0 })).toThrow('got 0')
  })
})

import { type Network, withParameters } from '../network/network.ts'
import { type Pass, passFor, passForward } from '../network/pass.ts'
import { copyLike } from '../numbers/floats.ts'
import { type Random, shuffleInto } from '../numbers/random.ts'
import { norm } from '../numbers/vector.ts'
import { learnExampleInto, showExample } from './example-pass.ts'
import { type Examples, requireExamples } from './examples.ts'
import { type Evaluation, evaluateInto } from './measure.ts'
import { type Optimizer, optimizerFor } from './optimizer.ts'
import { checkedSettings, type TrainingSettings } from './settings.ts'

/** Where training has got to: loss and accuracy are over all examples, unspoilt, as of now. */
export interface TrainingReport extends Evaluation {
  /** Batches learnt from so far. */
  readonly step: number
  /** Passes through all examples so far, with fractions. */
  readonly epoch: number
  /** The length of the gradient of that mean loss. */
  readonly gradientNorm: number
  /** The same, layer by layer. */
  readonly layerGradientNorms: readonly number[]
  /** The net as it is now; its numbers are a copy. */
  readonly network: Network
}

/** How training ended. */
export interface TrainingResult {
  /** Done: the loss came down to `stopAtLoss`. Epochs: they ran out. Diverged: it blew up. */
  readonly reason: 'done' | 'epochs' | 'diverged'
  /** The last report; after a divergence the last one that was sound. */
  readonly report: TrainingReport
  readonly network: Network
}

// Squashing hides an explosion: outputs stay within 0 … 1. Parameters, taken as one vector, that grow
// by this much and answer no better than at the start are one all the same.
const soundGrowth = 100

/**
 * Trains a net on examples by gradient descent and back propagation, in turns: each turn of the
 * generator runs up to the next report. The net handed in stays as it is.
 *
 * The first report comes before the first step. Examples are shuffled each epoch. The run is in
 * double precision; the nets it reports are rounded to the precision of the one handed in.
 *
 * A run ends as `diverged`, with the last sound weights, when its loss or weights stop being finite,
 * or when the parameters have grown by 100 (as the length of one vector) and the loss is no better
 * than at the start.
 * @param settings - what is left out is taken from `defaultTraining`
 * @returns the result, when the generator is done
 * @throws RangeError for settings out of range, or examples that don't fit the net; at the first turn
 * @example
 * [...train(network, symbolExamples(), { epochs: 2 }, seededRandom(1))].length // => 3
 */
export function* train(
  network: Network,
  examples: Examples,
  settings: Partial<TrainingSettings>,
  random: Random,
): Generator<TrainingReport, TrainingResult, void> {
  requireExamples(network, examples)
  const run = runOf(network, examples, checkedSettings(settings), random)
  const { stopAtLoss, epochs, reportEvery } = run.settings
  const steps =
    reportEvery === 'epoch' ? run.stepsInEpoch : reportEvery === 'step' ? 1 : reportEvery
  let report = reportOf(run)
  const start = { loss: report.loss, norm: norm(run.pass.parameters) }
  yield report
  const end = (reason: TrainingResult['reason']): TrainingResult => ({
    reason,
    report,
    network: report.network,
  })
  while (!(report.loss <= stopAtLoss)) {
    const left = epochs * run.stepsInEpoch - run.step
    if (left <= 0) return end('epochs')
    advance(run, Math.min(left, steps))
    const next = soundReportOf(run, start)
    if (next === null) return end('diverged')
    report = next
    yield report
  }
  return end('done')
}

/** A run's net, scratch and place. */
interface Run {
  readonly network: Network
  readonly examples: Examples
  readonly settings: TrainingSettings
  readonly random: Random
  /** Holds the numbers that are trained. */
  readonly pass: Pass
  readonly gradient: Float64Array
  readonly optimizer: Optimizer
  readonly batch: number
  readonly stepsInEpoch: number
  /** The examples of this epoch, shuffled. */
  readonly order: Uint32Array
  step: number
}

function runOf(
  network: Network,
  examples: Examples,
  settings: TrainingSettings,
  random: Random,
): Run {
  const { count } = examples
  const parameters = network.parameters.length
  const batch = settings.batch === 'all' ? count : Math.min(settings.batch, count)
  return {
    network,
    examples,
    settings,
    random,
    pass: passFor(network),
    gradient: new Float64Array(parameters),
    optimizer: optimizerFor(settings.optimizer, settings.learningRate, parameters),
    batch,
    stepsInEpoch: Math.ceil(count / batch),
    order: new Uint32Array(count).map((_, n) => n),
    step: 0,
  }
}

/** Runs that many steps, shuffling the examples before each epoch. */
function advance(run: Run, steps: number): void {
  const { stepsInEpoch, order, random } = run
  const end = run.step + steps
  while (run.step < end) {
    const within = run.step % stepsInEpoch
    if (within === 0 && stepsInEpoch > 1) shuffleInto(order, random)
    advanceWithin(run, within, Math.min(within + end - run.step, stepsInEpoch))
  }
}

/** Runs an epoch's steps from one to before another. Allocates nothing. */
function advanceWithin(run: Run, from: number, to: number): void {
  const { pass, settings, gradient, batch, order, optimizer } = run
  const { parameters } = pass
  const { learningRate, weightLimit } = settings
  // One example and plain descent: the step goes straight into the weights.
  const straight = batch === 1 && settings.optimizer === 'sgd'
  for (let step = from; step < to; step++, run.step++) {
    const first = step * batch
    if (straight) {
      pass.factor = -learningRate
      learn(run, parameters, order[first])
    } else {
      const end = Math.min(first + batch, order.length)
      pass.factor = 1 / (end - first)
      gradient.fill(0)
      for (let at = first; at < end; at++) learn(run, gradient, order[at])
      optimizer(parameters, gradient)
    }
    if (weightLimit !== null) clampInto(parameters, weightLimit)
  }
}

/** Adds the gradient of one example, spoilt by noise, onto `target`. */
function learn({ examples, pass, settings, random }: Run, target: Float64Array, n: number): void {
  showExample(pass, examples, n)
  if (settings.flipChance > 0) flipSome(pass.input, settings.flipChance, random)
  passForward(pass)
  learnExampleInto(target, pass, examples, n)
}

function flipSome(values: Float64Array, chance: number, random: Random): void {
  for (let i = 0; i < values.length; i++) if (random() < chance) values[i] = -values[i]
}

function clampInto(values: Float64Array, limit: number): void {
  for (let i = 0; i < values.length; i++)
    values[i] = values[i] > limit ? limit : values[i] < -limit ? -limit : values[i]
}

/** A report, or null where training has blown up. */
function soundReportOf(run: Run, start: { loss: number; norm: number }): TrainingReport | null {
  const length = norm(run.pass.parameters)
  // Rounded, since a report's net is: nothing may grow out of single precision's range.
  if (!Number.isFinite(Math.fround(length))) return null
  const report = reportOf(run)
  const grown = length > start.norm + soundGrowth
  return Number.isFinite(report.loss) && !(grown && report.loss >= start.loss) ? report : null
}

function reportOf(run: Run): TrainingReport {
  const { network, examples, pass, gradient, step, stepsInEpoch } = run
  return {
    ...evaluateInto(gradient, pass, examples),
    step,
    epoch: step / stepsInEpoch,
    gradientNorm: norm(gradient),
    layerGradientNorms: network.layers.map(({ offset, weights, neurons }) =>
      norm(gradient.subarray(offset, offset + weights.length + neurons)),
    ),
    network: withParameters(network, copyLike(network.parameters, pass.parameters)),
  }
}

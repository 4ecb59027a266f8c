import { type Network, withParameters } from '../network/network.ts'
import { type Floats, zerosLike } from '../numbers/floats.ts'
import { type Random, shuffleInto } from '../numbers/random.ts'
import { norm } from '../numbers/vector.ts'
import { type Examples, requireExamples } from './examples.ts'
import { evaluateInto } from './measure.ts'
import { type Optimizer, optimizerFor } from './optimizer.ts'
import { type Pass, passBackwardInto, passFor, passForward } from './pass.ts'
import { checkedSettings, type TrainingSettings } from './settings.ts'

/** Where training has got to. */
export interface TrainingReport {
  /** Batches learnt from so far. */
  readonly step: number
  /** Passes through all examples so far, with fractions. */
  readonly epoch: number
  /** The mean loss over all examples, unspoilt, with the weights as they are now. */
  readonly loss: number
  /** The share of examples answered rightly, 0 … 1. */
  readonly accuracy: number
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

// Squashing hides an explosion: outputs stay within 0 … 1. Weights this large that answer no better
// than at the start are one all the same.
const soundWeight = 100

/**
 * Trains a net on examples by gradient descent and back propagation, in turns: each turn of the
 * generator runs up to the next report. The net handed in stays as it is.
 *
 * The first report comes before the first step. Examples are shuffled each epoch. A run whose loss
 * or weights stop being finite, or whose weights pass 100 while the loss is no better than at the
 * start, ends as `diverged` with the last sound weights.
 * @param settings - what is left out is taken from `defaultTraining`
 * @returns the result, when the generator is done
 * @throws RangeError for settings out of range, or examples that don't fit the net
 */
export function* train(
  network: Network,
  examples: Examples,
  settings: Partial<TrainingSettings>,
  random: Random,
): Generator<TrainingReport, TrainingResult, void> {
  const chosen = checkedSettings(settings)
  requireExamples(network, examples)
  const run = runOf(network, examples, chosen, random)
  let report = reportOf(run)
  const startLoss = report.loss
  yield report
  while (!(report.loss <= chosen.stopAtLoss)) {
    const left = chosen.epochs * run.stepsInEpoch - run.step
    if (left <= 0) return { reason: 'epochs', report, network: report.network }
    advance(run, Math.min(left, run.stepsInReport))
    const next = soundReportOf(run, startLoss)
    if (next === null) return { reason: 'diverged', report, network: report.network }
    report = next
    yield report
  }
  return { reason: 'done', report, network: report.network }
}

/** A run's net, scratch and place. */
interface Run {
  readonly network: Network
  readonly examples: Examples
  readonly settings: TrainingSettings
  readonly random: Random
  readonly pass: Pass
  readonly gradient: Floats
  readonly optimizer: Optimizer
  readonly batch: number
  readonly stepsInEpoch: number
  readonly stepsInReport: number
  readonly order: Uint32Array
  /** One input, spoilt by noise. */
  readonly noisy: Float32Array
  step: number
}

function runOf(network: Network, examples: Examples, settings: TrainingSettings, random: Random): Run {
  const copy = withParameters(network, network.parameters.slice())
  const batch = settings.batch === 'all' ? examples.count : Math.min(settings.batch, examples.count)
  const stepsInEpoch = Math.ceil(examples.count / batch)
  const every = settings.reportEvery
  return {
    network: copy,
    examples,
    settings,
    random,
    pass: passFor(copy),
    gradient: zerosLike(copy.parameters, copy.parameters.length),
    optimizer: optimizerFor(settings.optimizer, settings.learningRate, copy.parameters.length),
    batch,
    stepsInEpoch,
    stepsInReport: every === 'epoch' ? stepsInEpoch : every === 'step' ? 1 : every,
    order: Uint32Array.from({ length: examples.count }, (_, n) => n),
    noisy: new Float32Array(network.sizes[0]),
    step: 0,
  }
}

/** Runs that many steps. Allocates nothing. */
function advance(run: Run, steps: number): void {
  const { network, settings, gradient, batch, stepsInEpoch, order, random } = run
  const { parameters } = network
  // One sample and plain descent: the step goes straight into the weights.
  const straight = batch === 1 && settings.optimizer === 'sgd'
  for (let n = 0; n < steps; n++, run.step++) {
    const within = run.step % stepsInEpoch
    if (within === 0) shuffleInto(order, random)
    const from = within * batch
    const to = Math.min(from + batch, order.length)
    if (straight) learn(run, parameters, -settings.learningRate, order[from])
    else {
      gradient.fill(0)
      for (let at = from; at < to; at++) learn(run, gradient, 1 / (to - from), order[at])
      run.optimizer(parameters, gradient)
    }
    if (settings.weightLimit !== null) clampInto(parameters, settings.weightLimit)
  }
}

/** Adds `factor` times the gradient of one example onto `target`. */
function learn(run: Run, target: Floats, factor: number, example: number): void {
  const { network, examples, pass, noisy, settings, random } = run
  const width = noisy.length
  const outputs = pass.values[pass.values.length - 1].length
  let inputs = examples.inputs
  let from = example * width
  if (settings.flipChance > 0) {
    for (let i = 0; i < width; i++)
      noisy[i] = random() < settings.flipChance ? -inputs[from + i] : inputs[from + i]
    inputs = noisy
    from = 0
  }
  passForward(pass, network, inputs, from)
  passBackwardInto(target, factor, pass, network, inputs, from, examples.targets, example * outputs)
}

function clampInto(values: Floats, limit: number): void {
  for (let i = 0; i < values.length; i++)
    values[i] = values[i] > limit ? limit : values[i] < -limit ? -limit : values[i]
}

/** A report, or null where training has blown up. */
function soundReportOf(run: Run, startLoss: number): TrainingReport | null {
  let largest = 0
  for (const parameter of run.network.parameters) {
    if (!Number.isFinite(parameter)) return null
    largest = Math.max(largest, Math.abs(parameter))
  }
  const report = reportOf(run)
  const sound = Number.isFinite(report.loss) && (largest <= soundWeight || report.loss < startLoss)
  return sound ? report : null
}

function reportOf(run: Run): TrainingReport {
  const { network, examples, pass, gradient, step, stepsInEpoch } = run
  const { loss, accuracy } = evaluateInto(gradient, pass, network, examples)
  return {
    step,
    epoch: step / stepsInEpoch,
    loss,
    accuracy,
    gradientNorm: norm(gradient),
    layerGradientNorms: network.layers.map(({ offset, weights, neurons }) =>
      norm(gradient.subarray(offset, offset + weights.length + neurons)),
    ),
    network: withParameters(network, network.parameters.slice()),
  }
}

import type { AdamWSettings, Engine } from '../kernels/kernels.ts'
import { plainEngine } from '../kernels/plain.ts'
import type { Floats } from '../numbers/floats.ts'
import { requireInteger, requireLength } from '../numbers/require.ts'
import { learningRateAt } from '../training/schedule.ts'
import { checkedConfig, parameterCountOf, type TransformerConfig } from './config.ts'
import { memoryOf } from './memory.ts'
import type { Transformer } from './model.ts'
import type { TokenSource } from './packing.ts'
import { parametersOf } from './parameters.ts'
import { buffersIn } from './pass.ts'
import { rotaryIn } from './rotary.ts'
import { contextOr } from './run-memory.ts'
import { sessionIn } from './session-buffers.ts'
import type { Tensors } from './tensor.ts'
import { lossAndGradients, trainingBuffersIn, trainingPass } from './training-pass.ts'
import { checkedTraining, type TransformerTraining } from './training-settings.ts'
import { tensorsOf, transformerIn } from './transformer.ts'

/** All that a run needs to go on as if it had never stopped. */
export interface TransformerCheckpoint {
  readonly config: TransformerConfig
  readonly tensors: Tensors
  /** Steps done. */
  readonly step: number
  /** AdamW's running means of gradients and of their squares, in the order of `parametersOf`. */
  readonly first: Floats
  readonly second: Floats
}

/** What a step did. */
export interface TransformerStep {
  /** Counted from 1. */
  readonly step: number
  /** The mean cross-entropy over the batch's targets, before the step, in nats. */
  readonly loss: number
  /** The length of the gradient before it was shortened. */
  readonly gradientNorm: number
  readonly learningRate: number
  /** How many targets counted. */
  readonly targets: number
}

/** A transformer that is being trained. */
export interface TransformerTrainer {
  /**
   * As it is now: it can be run, looked into, and read with one session, which must be rewound to 0 after
   * a step. All over the whole context, or over as many tokens as a training sequence has where the
   * context would take more than 2 GiB to work in.
   */
  readonly model: Transformer
  readonly settings: TransformerTraining
  /** Steps done. */
  readonly step: number
  /**
   * Learns from one more batch.
   * @param isSound - asked about the batch's loss before anything is changed
   * @returns what it did, or null where loss or gradient weren't finite or `isSound` said no: then
   * nothing was changed
   */
  advance(isSound?: (loss: number) => boolean): TransformerStep | null
  /**
   * A copy of all as it is now.
   * @param over - a checkpoint of this trainer that isn't needed any more: its arrays are written over
   */
  checkpoint(over?: TransformerCheckpoint): TransformerCheckpoint
}

/**
 * Trains a transformer by AdamW, step by step, from new numbers or from a checkpoint. The same start,
 * source, settings and engine give the same numbers bit for bit, with or without a stop in between.
 * @param start - `startTensors` and their config, or a checkpoint
 * @param settings - what is left out, or undefined, is taken from `defaultTransformerTraining`
 * @throws RangeError for settings out of range, tensors that don't fit or are int8, or too little memory
 * @see Loshchilov and Hutter 2019 for AdamW; Pascanu et al. 2013 for shortening gradients
 */
export function transformerTrainer(
  start: Pick<TransformerCheckpoint, 'config' | 'tensors'> & Partial<TransformerCheckpoint>,
  source: TokenSource,
  settings: Partial<TransformerTraining> = {},
  engine: Engine = plainEngine,
): TransformerTrainer {
  const config = checkedConfig(start.config)
  const checked = checkedTraining(settings, config)
  const { sequences, tokens, clip } = checked
  const looking = {
    tokens: contextOr(config, 'tokens', tokens),
    sessionTokens: contextOr(config, 'sessionTokens', tokens),
  }
  const count = parameterCountOf(config)
  const memory = engine.kernels(
    memoryOf((counted) => {
      for (let i = 0; i < 3; i++) counted.floats(count)
      rotaryIn(counted, config)
      trainingBuffersIn(counted, config, sequences, tokens)
      // To look at it and have it write while it learns.
      buffersIn(counted, config, 1, looking.tokens, false)
      sessionIn(counted, config, looking.sessionTokens)
    }),
  )
  const model = transformerIn(memory, config, start.tensors, looking)
  const { kernels } = model
  const pass = trainingPass(model, sequences, tokens)
  const parameters = model.parameters!
  const gradient = pass.gradients.parameters
  const first = kernels.floats(count)
  const second = kernels.floats(count)
  for (const [name, mean] of [
    ['first', first],
    ['second', second],
  ] as const) {
    const given = start[name]
    if (given === undefined) continue
    requireLength(`checkpoint ${name}`, given, count)
    mean.set(given)
  }
  let step = start.step ?? 0
  requireInteger('checkpoint step', step, 0, 2 ** 31 - 1)
  // Norms and biases come after all matrices, and don't decay.
  const decaying = parametersOf(config).find(({ shape }) => shape.length === 1)!.offset
  const rate: { -readonly [Name in keyof AdamWSettings]: number } = { ...checked }
  return {
    model,
    settings: checked,
    get step() {
      return step
    },
    advance(isSound) {
      source.fill(pass.batch, step + 1)
      const loss = lossAndGradients(pass)
      const gradientNorm = Math.sqrt(kernels.sumOfSquares(gradient, count))
      if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return null
      if (isSound?.(loss) === false) return null
      step++
      if (gradientNorm > clip) kernels.scaleInto(gradient, clip / gradientNorm, count)
      rate.learningRate = learningRateAt(step, {
        peak: checked.learningRate,
        warmUp: checked.warmUp,
        steps: checked.steps,
        lowest: checked.lowest,
      })
      rate.weightDecay = checked.weightDecay
      kernels.adamWInto(parameters, first, second, gradient, 0, decaying, step, rate)
      rate.weightDecay = 0
      kernels.adamWInto(parameters, first, second, gradient, decaying, count, step, rate)
      model.version++
      let targets = 0
      // Counted: an iterator leaves an object for each.
      for (let r = 0; r < pass.batch.targets.length; r++) if (pass.batch.targets[r] >= 0) targets++
      return { step, loss, gradientNorm, learningRate: rate.learningRate, targets }
    },
    checkpoint(over) {
      if (over === undefined)
        return {
          config,
          tensors: tensorsOf(model),
          step,
          first: first.slice(),
          second: second.slice(),
        }
      for (const [name, { values }] of over.tensors) values.set(model.named.get(name)!.values)
      over.first.set(first)
      over.second.set(second)
      return { ...over, step }
    },
  }
}

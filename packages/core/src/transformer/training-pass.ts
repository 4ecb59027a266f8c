import { backward } from './backward.ts'
import { parameterCountOf, qkvWidthOf, type TransformerConfig } from './config.ts'
import { forward } from './forward.ts'
import { lossOf } from './loss.ts'
import type { Memory } from './memory.ts'
import { type Matrix, type Transformer, weightsFrom } from './model.ts'
import { parametersOf } from './parameters.ts'
import {
  type Buffers,
  buffersIn,
  type GradientBuffers,
  type Pass,
  shapeOf,
  sumsWidthOf,
} from './pass.ts'

/** A pass that can also go back. */
export interface TrainingPass extends Pass {
  readonly gradients: GradientBuffers
}

/**
 * Makes the buffers of a training step over so many sequences of so many tokens.
 *
 * A step that learns from a batch is: fill `pass.batch`, `lossAndGradients(pass)`, then change
 * `model.parameters` by `pass.gradients.parameters`, which lie alike. It allocates nothing.
 * @throws RangeError for a model with int8 matrices, or more tokens than its context
 */
export function trainingPass(model: Transformer, sequences: number, tokens: number): TrainingPass {
  if (model.parameters === null)
    throw new RangeError('training needs a transformer of floats, got one with int8 matrices')
  if (tokens > model.config.context)
    throw new RangeError(`training needs at most ${model.config.context} tokens, got ${tokens}`)
  return {
    ...trainingBuffersIn(model.kernels, model.config, sequences, tokens),
    model,
    shape: shapeOf(model.config, sequences, tokens),
  }
}

/** All that `trainingPass` asks for: hand it to `memoryOf` to know how much that is. */
export function trainingBuffersIn(
  memory: Memory,
  config: TransformerConfig,
  sequences: number,
  tokens: number,
): Buffers & { gradients: GradientBuffers } {
  const rows = sequences * tokens
  const parameters = memory.floats(parameterCountOf(config))
  const named = new Map(
    parametersOf(config).map(({ name, shape: [rows, columns = 1], offset, length }) => {
      const values = parameters.subarray(offset, offset + length)
      return [name, { rows, columns, values, scales: null } satisfies Matrix]
    }),
  )
  return {
    ...buffersIn(memory, config, sequences, tokens, true),
    gradients: {
      parameters,
      weights: weightsFrom(config, named),
      residual: memory.floats(rows * config.width),
      normed: memory.floats(rows * config.width),
      wide: memory.floats(rows * Math.max(qkvWidthOf(config), sumsWidthOf(config))),
      values: memory.floats(config.activation === 'swiglu' ? rows * config.hidden : 0),
      scratch: memory.floats(tokens),
    },
  }
}

/**
 * Runs the batch forward and back.
 * @returns the mean loss of the targets that count, in nats; its gradients are in `pass.gradients`
 * @throws RangeError for ids, starts or targets that can't be
 */
export function lossAndGradients(pass: TrainingPass): number {
  forward(pass)
  const loss = lossOf(pass)
  pass.gradients.parameters.fill(0)
  backward(pass)
  return loss
}

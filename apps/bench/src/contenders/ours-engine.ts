// Ours, as anybody would call it: everything that the races need of the engine stands here.
import { quantized } from '@nextword/core/formats'
import { type Engine, plainEngine } from '@nextword/core/kernels'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import {
  session,
  type Tensors,
  transformer,
  type TransformerConfig,
  transformerTrainer,
} from '@nextword/core/transformer'
import type { Decoder } from './onnx-decoder.ts'
import type { Learner } from './tfjs-transformer.ts'

export const simdEngine: Engine = await loadSimdEngine()
if (simdEngine.name !== 'simd') throw new Error('this machine has no WebAssembly with SIMD')

export const engines: readonly Engine[] = [simdEngine, plainEngine]

export const ourName = ({ name }: Engine, int8 = false): string =>
  `Nextword core${int8 ? ' int8' : ''}, ${name === 'simd' ? 'SIMD' : 'plain'}`

/** With a byte a weight: what it says is near what the others say, not the same. */
const inBytes = (tensors: Tensors): Tensors =>
  new Map(
    [...tensors].map(([name, tensor]) => [
      name,
      'scales' in tensor || tensor.shape.length === 1 ? tensor : quantized(tensor),
    ]),
  )

export function ourDecoder(
  engine: Engine,
  config: TransformerConfig,
  tensors: Tensors,
  room: number,
  int8 = false,
): Decoder {
  const learnt = int8 ? inBytes(tensors) : tensors
  const model = transformer(config, learnt, { engine, tokens: 1, sessionTokens: room })
  const text = session(model)
  return {
    name: ourName(engine, int8),
    step(token, place) {
      if (text.length !== place) text.rewind(place)
      return text.step(token) as Float32Array
    },
  }
}

export function ourLearner(
  engine: Engine,
  config: TransformerConfig,
  tensors: Tensors,
  sequences: number,
  tokens: number,
  learningRate: number,
): Learner {
  let given: readonly Int32Array[] = []
  const trainer = transformerTrainer(
    { config, tensors },
    {
      fill({ ids, targets, starts }) {
        ids.set(given[0])
        targets.set(given[1])
        starts.fill(0)
      },
    },
    {
      sequences,
      tokens,
      steps: 2 ** 30,
      learningRate,
      warmUp: 0,
      lowest: 1,
      beta1: 0.9,
      beta2: 0.999,
      weightDecay: 0,
      clip: Infinity,
    },
    engine,
  )
  return {
    name: ourName(engine),
    step(ids, targets) {
      given = [ids, targets]
      return trainer.advance()?.loss ?? NaN
    },
  }
}

import { seededRandom } from '@nextword/core/numbers'
import {
  gpt2Config,
  llamaConfig,
  type Parameter,
  parameterCountOf,
  parametersOf,
  startTensors,
  type Tensors,
  type TransformerConfig,
} from '@nextword/core/transformer'

import type { DecoderStyle } from '../onnx/decoder.ts'

/** A model that everybody decodes with. */
export interface DecodeTask {
  readonly name: string
  readonly config: TransformerConfig
  /** The places that are measured, over and over; those before are filled beforehand. */
  readonly from: number
  readonly to: number
  /** Those that were among the fastest of onnxruntime-web at this size. */
  readonly onnxStyles: readonly DecoderStyle[]
  /** What is wanted against the fastest of them, in single precision and with a byte a weight. */
  readonly wanted: { readonly float: number; readonly int8?: number }
}

const floats = { int8: false, bundled: false, headPieces: 1 }
const fused: DecoderStyle = { ...floats, attention: 'fused', packed: true }
const standard: DecoderStyle = { ...floats, attention: 'standard', packed: false }
const bytes: DecoderStyle = { ...fused, int8: true }

export const decodeTasks: readonly DecodeTask[] = [
  {
    name: 'width 64, 5 layers, vocabulary 512',
    config: llamaConfig({
      vocabulary: 512,
      context: 512,
      layers: 5,
      width: 64,
      heads: 8,
      keyValueHeads: 4,
      hidden: 172,
      tiedHead: true,
    }),
    from: 64,
    to: 128,
    // So small that handing over each cache by itself would take a fifth of the time.
    onnxStyles: [fused, standard, bytes].map((style) => ({ ...style, bundled: true })),
    wanted: { float: 6 },
  },
  {
    name: 'width 288, 6 layers, vocabulary 32,000',
    config: llamaConfig({
      vocabulary: 32_000,
      context: 256,
      layers: 6,
      width: 288,
      heads: 6,
      tiedHead: true,
    }),
    from: 64,
    to: 128,
    onnxStyles: [{ ...fused, headPieces: 4 }, standard, bytes],
    wanted: { float: 1.6, int8: 4 },
  },
  {
    name: 'width 768, 12 layers, vocabulary 50,257',
    config: gpt2Config({ vocabulary: 50_257, context: 1024, layers: 12, width: 768, heads: 12 }),
    from: 64,
    to: 70,
    // Whole, its head is more than its packing and its cache like.
    onnxStyles: [{ ...standard, headPieces: 12 }, bytes],
    wanted: { float: 1.2, int8: 3 },
  },
]

/**
 * Learnt numbers as chance has them, large enough that each matters: matrices spread evenly, with a
 * variance of 1 ÷ inputs; norms near 1, biases near 0.
 * @returns in the order of `parametersOf`
 */
export function randomParameters(config: TransformerConfig): Float32Array {
  const parameters = new Float32Array(parameterCountOf(config))
  let state = 1
  /** −1 … 1; a quick generator, since there are up to 124 million. */
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state / 2 ** 31
  }
  for (const { name, shape, offset, length } of parametersOf(config)) {
    const [middle, spread] = spreadOf(name, shape)
    for (let k = offset; k < offset + length; k++) parameters[k] = middle + spread * next()
  }
  return parameters
}

function spreadOf(name: string, shape: Parameter['shape']): [number, number] {
  if (name.endsWith('bias')) return [0, 0.1]
  if (name.endsWith('norm.weight')) return [1, 0.2]
  if (name === 'position.embedding') return [0, 0.3]
  return [0, Math.sqrt(3 / shape[1])]
}

/**
 * Learnt numbers as training begins with them.
 * @returns in the order of `parametersOf`
 */
export function startingParameters(config: TransformerConfig): Float32Array {
  const tensors = startTensors(config, seededRandom(1))
  const parameters = new Float32Array(parameterCountOf(config))
  for (const { name, offset } of parametersOf(config)) {
    const values = tensors.get(name)?.values
    if (values === undefined) throw new RangeError(`the start has no ${name}`)
    parameters.set(values, offset)
  }
  return parameters
}

/** The same numbers by their names, without a copy. */
export const tensorsFrom = (config: TransformerConfig, parameters: Float32Array): Tensors =>
  new Map(
    parametersOf(config).map(({ name, shape, offset, length }) => [
      name,
      { shape, values: parameters.subarray(offset, offset + length) },
    ]),
  )

/** The token at a place of the text that everybody decodes. */
export const tokenAt = (place: number, { vocabulary }: TransformerConfig): number =>
  (place * 7919 + 13) % vocabulary

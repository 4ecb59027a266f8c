import { requireInteger } from '../numbers/require.ts'
import { llamaConfig, type TransformerConfig } from '../transformer/config.ts'
import { parametersOf } from '../transformer/parameters.ts'
import type { FloatTensor } from '../transformer/tensor.ts'
import { numbersOf } from './dtypes.ts'
import { refuseForeign } from './foreign.ts'
import { WeightsError } from './format-error.ts'
import { isLlama } from './hugging-face-config.ts'
import { llama2cParts, turnCountOf, turnsOf } from './llama2c-layout.ts'
import { type LoadedModel, tensorFor } from './loaded-model.ts'
import { dequantized } from './quantized.ts'

/** 'ak42' */
const magic = 0x616b3432
/** How long the head is, by version; the first format has seven sizes and nothing else. */
const headLengths = [28, 256, 256]

/**
 * The model in a checkpoint of llama2.c: the first format (version 0, no magic number), version 1, or
 * version 2 with bytes in groups that share a scale, which come in full. The base of the rotary
 * positions and the epsilon aren't in the file; they are those of `run.c`, 10,000 and 1e-5.
 * @throws WeightsError whose `kind` says what is wrong
 * @see karpathy/llama2.c, `export.py` and `run.c`
 */
export function readLlama2c(bytes: Uint8Array): LoadedModel<ReadonlyMap<string, FloatTensor>> {
  refuseForeign(bytes.subarray(0, 9))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const isMarked = bytes.length >= 8 && view.getUint32(0, true) === magic
  const version = isMarked ? view.getUint32(4, true) : 0
  let at = headLengths[version]
  if (at === undefined || (isMarked && version === 0))
    throw new WeightsError('unsupported', `this reads llama2.c up to version 2, got ${version}`)
  requireLength(at, bytes.length, true)
  const config = configOf(view, version)
  const group = version === 2 ? view.getInt32(37, true) : 0
  // The exporter makes them divide a row, so they divide every matrix.
  if (version === 2 && !(group > 0 && config.width % group === 0))
    throw new WeightsError('damaged', `llama2.c needs groups that fill a row, got ${group}`)
  const lengthOf = (numbers: number, isMatrix: boolean): number =>
    group > 0 && isMatrix ? numbers + (numbers / group) * 4 : numbers * 4
  const parameters = parametersOf(config)
  const turns = version === 0 ? turnCountOf(config) : 0
  // Before room is made for what a head only claims.
  requireLength(
    parameters.reduce(
      (sum, { length, shape }) => sum + lengthOf(length, shape.length === 2),
      at + 4 * turns,
    ),
    bytes.length,
  )
  const tensors = new Map(
    parameters.map(({ name, shape, length }) => [
      name,
      { shape, values: new Float32Array(length) },
    ]),
  )
  const skipped = new Float32Array(turns)
  const valuesOf = (name: string): Float32Array => tensors.get(name)?.values ?? skipped
  for (const { values, isMatrix } of llama2cParts(config, version, valuesOf)) {
    const end = at + lengthOf(values.length, isMatrix)
    readInto(values, bytes.subarray(at, end), isMatrix ? group : 0)
    at = end
  }
  return { config, tensors }
}

function requireLength(needed: number, got: number, isLeast = false): void {
  if (got < needed || (got > needed && !isLeast))
    throw new WeightsError(
      got < needed ? 'truncated' : 'damaged',
      `llama2.c needs ${needed} bytes for its sizes, got ${got}`,
    )
}

function configOf(view: DataView, version: number): TransformerConfig {
  const [width, hidden, layers, heads, keyValueHeads, vocabulary, context] = Array.from(
    { length: 7 },
    (_, i) => view.getInt32((version === 0 ? 0 : 8) + 4 * i, true),
  )
  const sizes = { context, layers, width, heads, keyValueHeads, hidden }
  try {
    // The first format says by a minus that the head isn't the table of embeddings.
    return version === 0
      ? llamaConfig({ ...sizes, vocabulary: Math.abs(vocabulary), tiedHead: vocabulary > 0 })
      : llamaConfig({ ...sizes, vocabulary, tiedHead: view.getUint8(36) !== 0 })
  } catch (error) {
    throw new WeightsError('damaged', `llama2.c holds no model: ${(error as Error).message}`)
  }
}

function readInto(target: Float32Array, bytes: Uint8Array, group: number): void {
  const scales = numbersOf('F32', group > 0 ? bytes.subarray(target.length) : bytes)
  if (group === 0) target.set(scales as Float32Array)
  else {
    const values = numbersOf('I8', bytes.subarray(0, target.length)) as Int8Array
    for (let i = 0; i < target.length; i++)
      target[i] = values[i] * (scales as Float32Array)[Math.floor(i / group)]
  }
}

/**
 * A checkpoint of llama2.c, version 1 or the first format, that `run.c` reads; int8 comes in full.
 * @throws RangeError for a tensor missing or of another shape
 * @throws WeightsError for a config that isn't LLaMA's, or has another base than the 10,000 or another
 * epsilon than the 1e-5 of `run.c`
 */
export function writeLlama2c(
  { config, tensors }: LoadedModel,
  version: 0 | 1 = 1,
): Uint8Array<ArrayBuffer> {
  requireInteger('writeLlama2c version', version, 0, 1)
  const { rotaryBase, epsilon, vocabulary, tiedHead } = config
  if (!isLlama(config))
    throw unsupported('needs RMS norm, rotary positions, SwiGLU and no biases, got another model')
  if (rotaryBase !== 1e4)
    throw unsupported(`needs rotary positions of base 10000, got ${rotaryBase}`)
  if (epsilon !== 1e-5) throw unsupported(`needs epsilon 1e-5, got ${epsilon}`)
  const held = new Map<string, Float32Array>()
  for (const parameter of parametersOf(config)) {
    const { values } = dequantized(tensorFor(tensors, parameter))
    held.set(parameter.name, Float32Array.from(values))
  }
  const parts = llama2cParts(config, version, (name) => held.get(name) ?? turnsOf(config))
  const length = parts.reduce((sum, { values }) => sum + values.byteLength, headLengths[version])
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  const { width, hidden, layers, heads, keyValueHeads, context } = config
  const signed = version === 0 && !tiedHead ? -vocabulary : vocabulary
  const sizes = [width, hidden, layers, heads, keyValueHeads, signed, context]
  const head = version === 0 ? sizes : [magic, version, ...sizes, Number(tiedHead)]
  for (const [i, number] of head.entries()) view.setInt32(4 * i, number, true)
  let at = headLengths[version]
  for (const { values } of parts) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += values.byteLength
  }
  return file
}

const unsupported = (message: string): WeightsError =>
  new WeightsError('unsupported', `llama2.c ${message}`)

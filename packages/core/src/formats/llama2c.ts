import { describe, requireInteger } from '../numbers/require.ts'
import { headWidthOf, llamaConfig, type TransformerConfig } from '../transformer/config.ts'
import { type Parameter, parametersOf } from '../transformer/parameters.ts'
import type { FloatTensor } from '../transformer/tensor.ts'
import { numbersOf } from './dtypes.ts'
import { refuseForeign } from './foreign.ts'
import { WeightsError } from './format-error.ts'
import { huggingFaceFamily } from './hugging-face-config.ts'
import { type LoadedModel, tensorFor } from './loaded-model.ts'
import { dequantized } from './quantized.ts'

/** 'ak42' */
const magic = 0x616b3432
const headerLength = 256

/**
 * The model in a checkpoint of llama2.c: the first format (version 0, no magic number), version 1, or
 * version 2 with bytes in groups that share a scale, which come in full. The base of the rotary
 * positions and the epsilon aren't in the file; they are those of `run.c`, 10,000 and 1e-5.
 * @throws WeightsError whose `kind` says what is wrong
 * @see karpathy/llama2.c, `export.py` and `run.c`
 */
export function readLlama2c(bytes: Uint8Array): LoadedModel<ReadonlyMap<string, FloatTensor>> {
  refuseForeign(bytes.subarray(0, 9))
  if (bytes.length < 28)
    throw new WeightsError('truncated', `llama2.c needs 28 bytes, got ${bytes.length}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const version = view.getUint32(0, true) === magic ? view.getInt32(4, true) : 0
  if (version > 2 || (version === 0 && view.getUint32(0, true) === magic) || version < 0)
    throw new WeightsError('unsupported', `this reads llama2.c up to version 2, got ${version}`)
  if (version > 0 && bytes.length < headerLength)
    throw new WeightsError('truncated', `llama2.c needs ${headerLength} bytes, got ${bytes.length}`)
  const config = configOf(view, version)
  const group = version === 2 ? view.getInt32(37, true) : 0
  const spans = spansOf(config, version)
  const isFilled = ({ isMatrix, length }: Span): boolean => !isMatrix || length % group === 0
  if (version === 2 && !(group > 0 && spans.every(isFilled)))
    throw new WeightsError('damaged', `llama2.c needs groups that fill each matrix, got ${group}`)
  const sizeOf = ({ isMatrix, length }: Span): number =>
    isMatrix && group > 0 ? length + (length / group) * 4 : length * 4
  const needed = spans.reduce((sum, span) => sum + sizeOf(span), version === 0 ? 28 : headerLength)
  if (needed !== bytes.length)
    throw new WeightsError(
      bytes.length < needed ? 'truncated' : 'damaged',
      `llama2.c needs ${needed} bytes for its sizes, got ${bytes.length}`,
    )
  const tensors = new Map(
    parametersOf(config).map(({ name, shape, length }) => [
      name,
      { shape, values: new Float32Array(length) },
    ]),
  )
  let at = version === 0 ? 28 : headerLength
  for (const span of spans) {
    const end = at + sizeOf(span)
    const target = tensors.get(span.name)?.values.subarray(span.from, span.from + span.length)
    if (target !== undefined) readInto(target, bytes.subarray(at, end), span.isMatrix ? group : 0)
    at = end
  }
  return { config, tensors }
}

function configOf(view: DataView, version: number): TransformerConfig {
  const at = version === 0 ? 0 : 8
  const sizes = Array.from({ length: 7 }, (_, i) => view.getInt32(at + 4 * i, true))
  const [width, hidden, layers, heads, keyValueHeads, vocabulary, context] = sizes
  // The first format says by a minus that the head isn't the table of embeddings.
  const tiedHead = version === 0 ? vocabulary > 0 : view.getUint8(36) !== 0
  const most = version === 0 ? Math.abs(vocabulary) : vocabulary
  try {
    return llamaConfig({
      vocabulary: most,
      context,
      layers,
      width,
      heads,
      keyValueHeads,
      hidden,
      tiedHead,
    })
  } catch (error) {
    throw new WeightsError('damaged', `llama2.c holds no model: ${(error as Error).message}`)
  }
}

function readInto(target: Float32Array, bytes: Uint8Array, group: number): void {
  if (group === 0) target.set(numbersOf('F32', bytes) as Float32Array)
  else {
    const values = numbersOf('I8', bytes.subarray(0, target.length)) as Int8Array
    const scales = numbersOf('F32', bytes.subarray(target.length)) as Float32Array
    for (let i = 0; i < target.length; i++) target[i] = values[i] * scales[Math.floor(i / group)]
  }
}

/** Numbers that lie together, and where they belong: some of a parameter's. */
interface Span {
  readonly name: string
  readonly from: number
  readonly length: number
  readonly isMatrix: boolean
}

/** The tables of turns that only the first format has; each reader computes them anyway. */
const turns = 'turns'

/** What lies in a file, from its first number to its last. */
function spansOf(config: TransformerConfig, version: number): readonly Span[] {
  const { width, layers, hidden, context, tiedHead, keyValueHeads } = config
  const parameters = new Map(parametersOf(config).map((p): [string, Parameter] => [p.name, p]))
  const span = (name: string, from = 0, rows?: number): Span => {
    const { shape, length } = parameters.get(name)!
    const each = shape[1] ?? 1
    const isMatrix = shape.length === 2
    return { name, from: from * each, length: rows === undefined ? length : rows * each, isMatrix }
  }
  const each = (name: string, from?: number, rows?: number): Span[] =>
    Array.from({ length: layers }, (_, b) => span(`blocks.${b}.${name}.weight`, from, rows))
  const keys = keyValueHeads * headWidthOf(config)
  const token = [span('token.embedding')]
  const attentionNorms = each('attention.norm')
  const attention = [
    ...each('attention.qkv', 0, width),
    ...each('attention.qkv', width, keys),
    ...each('attention.qkv', width + keys, keys),
    ...each('attention.output'),
  ]
  const mlpNorms = each('mlp.norm')
  const mlp = [...each('mlp.up', 0, hidden), ...each('mlp.down'), ...each('mlp.up', hidden, hidden)]
  const norm = [span('norm.weight')]
  const head = tiedHead ? [] : [span('head.weight')]
  const skipped = { name: turns, from: 0, length: context * headWidthOf(config), isMatrix: false }
  return version === 0
    ? [...token, ...attentionNorms, ...attention, ...mlpNorms, ...mlp, ...norm, skipped, ...head]
    : [...attentionNorms, ...mlpNorms, ...norm, ...token, ...attention, ...mlp, ...head]
}

/**
 * A checkpoint of llama2.c, version 1 or the first format, that `run.c` reads; int8 comes in full.
 * @throws RangeError for a tensor missing or of another shape
 * @throws WeightsError for a config that isn't LLaMA's, or another base than the 10,000 or another
 * epsilon than the 1e-5 of `run.c`
 */
export function writeLlama2c({ config, tensors }: LoadedModel, version: 0 | 1 = 1): Uint8Array {
  requireInteger('writeLlama2c version', version, 0, 1)
  const { rotaryBase, epsilon } = config
  if (huggingFaceFamily(config) !== 'llama' || rotaryBase !== 1e4 || epsilon !== 1e-5)
    throw new WeightsError(
      'unsupported',
      `llama2.c needs a LLaMA with base 10000 and epsilon 1e-5, got ${describe(rotaryBase)} and ${describe(epsilon)}`,
    )
  const spans = spansOf(config, version)
  const { width, hidden, layers, heads, keyValueHeads, vocabulary, context, tiedHead } = config
  const at = version === 0 ? 0 : 8
  const from = version === 0 ? 28 : headerLength
  const numbers = new Float32Array(spans.reduce((sum, { length }) => sum + length, 0))
  const file = new Uint8Array(from + numbers.byteLength)
  const view = new DataView(file.buffer)
  if (version === 1) {
    view.setUint32(0, magic, true)
    view.setInt32(4, version, true)
    view.setUint8(36, Number(tiedHead))
  }
  const signed = version === 0 && !tiedHead ? -vocabulary : vocabulary
  for (const [i, size] of [width, hidden, layers, heads, keyValueHeads, signed, context].entries())
    view.setInt32(at + 4 * i, size, true)
  const parameters = new Map(parametersOf(config).map((p): [string, Parameter] => [p.name, p]))
  let next = 0
  for (const { name, from: first, length } of spans) {
    const parameter = parameters.get(name)
    const values =
      parameter === undefined
        ? turnsOf(config)
        : dequantized(tensorFor(tensors, parameter)).values.subarray(first, first + length)
    numbers.set(values, next)
    next += length
  }
  file.set(new Uint8Array(numbers.buffer), from)
  return file
}

/** [context, headWidth ÷ 2] cosines, then as many sines. */
function turnsOf(config: TransformerConfig): Float32Array {
  const half = headWidthOf(config) / 2
  const angles = Array.from(
    { length: config.context * half },
    (_, i) => Math.floor(i / half) * config.rotaryBase ** (-(i % half) / half),
  )
  return Float32Array.from([...angles.map(Math.cos), ...angles.map(Math.sin)])
}

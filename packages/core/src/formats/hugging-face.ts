import { zerosLike } from '../numbers/floats.ts'
import { describe } from '../numbers/require.ts'
import { headWidthOf, type TransformerConfig } from '../transformer/config.ts'
import type { FloatTensor, Int8Tensor, Tensor, Tensors } from '../transformer/tensor.ts'
import { isFloats, type TensorNumbers } from './dtypes.ts'
import { WeightsError } from './format-error.ts'
import { huggingFaceFamily } from './hugging-face-config.ts'
import { hubParts, hubPrefix, type HubPart, isConstant } from './hugging-face-names.ts'
import { tensorFor } from './loaded-model.ts'
import { dequantized } from './quantized.ts'

/** A tensor under the hub's name: as a file has it, or in int8 as it was streamed. */
export interface HubTensor {
  readonly shape: readonly number[]
  readonly values: TensorNumbers
  /** [rows], of an int8 tensor. */
  readonly scales?: Float32Array
  /** Whether its columns have become rows since it left the file. */
  readonly transposed?: boolean
}

/**
 * A GPT-2 or LLaMA of the Hugging Face hub, under our names and in our order: queries, keys and values
 * become one matrix, GPT-2's linear layers are transposed, LLaMA's rotary halves become neighbours.
 * What is one tensor in both keeps its numbers where they are.
 * @param raw - the tensors by the hub's names, with or without `transformer.` or `model.` before them
 * @throws WeightsError where one is missing, of another shape or no floats, or where there is one that
 * this config has no place for
 */
export function tensorsFromHuggingFace(
  config: TransformerConfig,
  raw: ReadonlyMap<string, HubTensor>,
): Tensors {
  const usual = hubPrefix[huggingFaceFamily(config)]
  const prefix = [...raw.keys()].some((name) => name.startsWith(usual)) ? usual : ''
  const left = new Set([...raw.keys()].filter((name) => !isConstant(name)))
  if (config.tiedHead) left.delete('lm_head.weight')
  const tensors = new Map<string, Tensor>()
  for (const [{ name, shape }, parts] of hubParts(config, prefix)) {
    const columns = shape[1] ?? 1
    const sources = parts.map((part) => {
      left.delete(part.name)
      return sourceOf(raw, part, shape)
    })
    const [first] = sources
    if (parts.length === 1 && parts[0].order === 'as-is') tensors.set(name, first)
    else {
      const joined = 'scales' in first ? emptyInt8(shape) : emptyFloats(shape, first)
      let row = 0
      for (const [at, { rows, order }] of parts.entries()) {
        const source = sources[at]
        if ('scales' in source !== 'scales' in joined)
          throw new WeightsError('unsupported', `${name} needs all its parts in floats or in int8`)
        for (let r = 0; r < rows; r++) {
          const from = order === 'halves' ? rowInHalves(r, headWidthOf(config)) : r
          copyRow(joined, row + r, source, from, columns)
        }
        row += rows
      }
      tensors.set(name, joined)
    }
  }
  if (left.size > 0)
    throw new WeightsError(
      'unsupported',
      `this config has no place for tensor ${describe([...left][0])}`,
    )
  return tensors
}

/** A tensor of a file as [outputs, inputs], its rows still in the file's order. */
function sourceOf(
  raw: ReadonlyMap<string, HubTensor>,
  { name, rows, order }: HubPart,
  [, columns]: readonly number[],
): Tensor {
  const tensor = raw.get(name)
  const ours = columns === undefined ? [rows] : [rows, columns]
  const turned = order === 'inputs-first' && tensor?.transposed !== true
  const needed = (turned ? ours.toReversed() : ours).join(' × ')
  if (tensor === undefined)
    throw new WeightsError('damaged', `this config needs tensor '${name}' of ${needed}, got none`)
  const { shape, values, scales } = tensor
  if (shape.join(' × ') !== needed)
    throw new WeightsError(
      'damaged',
      `this config needs tensor '${name}' of ${needed}, got ${shape.join(' × ')}`,
    )
  if (scales !== undefined && values instanceof Int8Array && !turned)
    return { shape: ours, values, scales }
  if (!isFloats(values))
    throw new WeightsError(
      'unsupported',
      `tensor '${name}' needs floats, got ${values.constructor.name}`,
    )
  return turned ? transposed({ shape, values }) : { shape: ours, values }
}

/** Where row r of ours lies in a file whose heads have first their even rows, then their odd ones. */
export function rowInHalves(row: number, headWidth: number): number {
  const inHead = row % headWidth
  return row - inHead + (inHead >> 1) + (inHead & 1) * (headWidth / 2)
}

function copyRow(to: Tensor, row: number, from: Tensor, source: number, columns: number): void {
  const numbers = from.values.subarray(source * columns, (source + 1) * columns)
  to.values.set(numbers, row * columns)
  if ('scales' in to && 'scales' in from) to.scales[row] = from.scales[source]
}

const emptyFloats = (shape: readonly number[], { values }: Tensor): FloatTensor => ({
  shape,
  values: zerosLike(values, shape[0] * (shape[1] ?? 1)),
})

const emptyInt8 = (shape: readonly number[]): Int8Tensor => ({
  shape,
  values: new Int8Array(shape[0] * shape[1]),
  scales: new Float32Array(shape[0]),
})

/** Rows become columns. */
export function transposed({ shape: [rows, columns], values }: FloatTensor): FloatTensor {
  const turned = zerosLike(values, values.length)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c]
  return { shape: [columns, rows], values: turned }
}

/**
 * A model under the hub's names and in its order, ready for `writeSafetensors`; int8 comes in full.
 * `tensorsFromHuggingFace` gives the very same numbers back.
 * @throws RangeError for a tensor missing or of another shape
 * @throws WeightsError for a mixture of GPT-2 and LLaMA
 */
export function huggingFaceTensors(
  config: TransformerConfig,
  tensors: Tensors,
): Map<string, FloatTensor> {
  const written = new Map<string, FloatTensor>()
  const prefix = hubPrefix[huggingFaceFamily(config)]
  for (const [parameter, parts] of hubParts(config, prefix)) {
    const whole = dequantized(tensorFor(tensors, parameter))
    const [, columns] = parameter.shape
    let row = 0
    for (const { name, rows, order } of parts) {
      const each = columns ?? 1
      const shape = columns === undefined ? [rows] : [rows, columns]
      const values = whole.values.subarray(row * each, (row + rows) * each)
      if (order === 'halves') {
        const halves = emptyFloats(shape, whole)
        for (let r = 0; r < rows; r++)
          copyRow(halves, rowInHalves(r, headWidthOf(config)), { shape, values }, r, each)
        written.set(name, halves)
      } else
        written.set(name, order === 'as-is' ? { shape, values } : transposed({ shape, values }))
      row += rows
    }
  }
  return written
}

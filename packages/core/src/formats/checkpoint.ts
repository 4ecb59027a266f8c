import { describe, requireChoice } from '../numbers/require.ts'
import { checkedConfig, type TransformerConfig } from '../transformer/config.ts'
import { type Parameter, parametersOf } from '../transformer/parameters.ts'
import type { Tensor, Tensors } from '../transformer/tensor.ts'
import { crc32 } from './checksum.ts'
import { isFloats } from './dtypes.ts'
import { refuseForeign } from './foreign.ts'
import { WeightsError } from './format-error.ts'
import { type LoadedModel, tensorFor } from './loaded-model.ts'
import { dequantized, quantized } from './quantized.ts'
import {
  readSafetensors,
  type StoredTensor,
  writeSafetensors,
  type WrittenTensor,
} from './safetensors.ts'

/** How a checkpoint holds matrices; norms and biases, which are few, always stay in f32. */
export type CheckpointPrecision = 'f32' | 'f16' | 'int8'

export interface CheckpointOptions {
  readonly precision?: CheckpointPrecision
  /** Tensors beside the model's, kept exactly: an optimizer's, the state of its chance. */
  readonly extra?: ReadonlyMap<string, WrittenTensor>
  /** Anything small that JSON can say, such as the step. */
  readonly state?: unknown
}

/** A model as it was saved, and what was saved with it. */
export interface Checkpoint extends LoadedModel {
  readonly extra: ReadonlyMap<string, StoredTensor>
  /** null if nothing was saved. */
  readonly state: unknown
}

/** Its first byte is in no text. */
const magic = '\x89NXT'
const version = 1
const extraPrefix = 'extra.'
const scalesSuffix = '.scales'

/**
 * A model in one piece: 4 bytes that name the format, its version, a safetensors file, and the CRC-32
 * of all before. Little-endian, every number aligned. In f32 training goes on from it bit for bit; in
 * int8 each row of a matrix has a scale.
 * @throws RangeError for a config that is none, a tensor missing, of another shape or too large for f16,
 * an unknown precision, or a state that JSON can't say
 */
export function writeCheckpoint(
  given: TransformerConfig,
  tensors: Tensors,
  options: CheckpointOptions = {},
): Uint8Array<ArrayBuffer> {
  const { precision = 'f32', extra = new Map<string, WrittenTensor>(), state = null } = options
  requireChoice('checkpoint precision', precision, ['f32', 'f16', 'int8'])
  // Only what can be read back.
  const config = checkedConfig(given)
  const written: [string, WrittenTensor][] = []
  for (const parameter of parametersOf(config)) {
    const { name, shape } = parameter
    const tensor = tensorFor(tensors, parameter)
    const isMatrix = shape.length === 2
    if (precision === 'int8' && isMatrix) {
      const { values, scales } = 'scales' in tensor ? tensor : quantized(tensor)
      written.push([name, { shape, values }])
      written.push([name + scalesSuffix, { shape: [shape[0]], values: scales }])
    } else {
      const dtype = precision === 'f16' && isMatrix ? 'F16' : 'F32'
      written.push([name, { dtype, shape, values: dequantized(tensor).values }])
    }
  }
  for (const [name, tensor] of extra) written.push([extraPrefix + name, tensor])
  const inner = writeSafetensors(written, [
    ['config', JSON.stringify(config)],
    ['state', JSON.stringify(state, sayable)],
  ])
  const file = new Uint8Array(inner.length + 12)
  const view = new DataView(file.buffer)
  file.set(inner, 8)
  for (let i = 0; i < 4; i++) file[i] = magic.charCodeAt(i)
  view.setUint32(4, version, true)
  view.setUint32(file.length - 4, crc32(file.subarray(0, -4)), true)
  return file
}

/** JSON would make null of NaN, and leave a function out. */
function sayable(key: string, value: unknown): unknown {
  const isLost = typeof value === 'number' && !Number.isFinite(value)
  if (isLost || ['bigint', 'function', 'symbol'].includes(typeof value))
    throw new RangeError(
      `checkpoint state needs what JSON can say, got ${describe(value)} at ${describe(key)}`,
    )
  return value
}

/**
 * The model in a checkpoint, f16 in single precision, int8 as it is. Numbers are views into the bytes
 * where they are aligned.
 * @throws WeightsError for another file or version, damage, an end that is missing (`canRetry`), or
 * tensors that don't fit the config
 */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  refuseForeign(bytes.subarray(0, 9))
  if (bytes.length < 20)
    throw new WeightsError('truncated', `a checkpoint needs 20 bytes, got ${bytes.length}`)
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== magic)
    throw new WeightsError('foreign', 'not a checkpoint: its first bytes are others')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const found = view.getUint32(4, true)
  if (found !== version)
    throw new WeightsError('unsupported', `this reads checkpoints of version 1, got ${found}`)
  if (view.getUint32(bytes.length - 4, true) !== crc32(bytes.subarray(0, -4)))
    throw isCutOff(bytes)
      ? new WeightsError('truncated', `a checkpoint is cut off after ${bytes.length} bytes`)
      : new WeightsError('damaged', 'a checkpoint is damaged: its checksum differs')
  const { tensors: stored, metadata } = readSafetensors(bytes.subarray(8, -4))
  try {
    const config = checkedConfig(JSON.parse(metadata.get('config') ?? 'null') as TransformerConfig)
    const state = JSON.parse(metadata.get('state') ?? 'null') as unknown
    const tensors = new Map(
      parametersOf(config).map((parameter): [string, Tensor] => [
        parameter.name,
        tensorFor(new Map([[parameter.name, storedTensor(stored, parameter)]]), parameter),
      ]),
    )
    const extra = [...stored].filter(([name]) => name.startsWith(extraPrefix))
    return {
      config,
      tensors,
      extra: new Map(extra.map(([name, tensor]) => [name.slice(extraPrefix.length), tensor])),
      state,
    }
  } catch (error) {
    throw new WeightsError('damaged', `a checkpoint holds no model: ${(error as Error).message}`)
  }
}

/** Whether there are fewer bytes than the header tells, so that fetching them again may help. */
function isCutOff(bytes: Uint8Array): boolean {
  try {
    readSafetensors(bytes.subarray(8, -4))
    return false
  } catch (error) {
    return error instanceof WeightsError && error.kind === 'truncated'
  }
}

function storedTensor(
  stored: ReadonlyMap<string, StoredTensor>,
  { name, shape }: Parameter,
): Tensor {
  const tensor = stored.get(name)
  const scales = stored.get(name + scalesSuffix)?.values
  if (tensor !== undefined && isFloats(tensor.values))
    return { shape: tensor.shape, values: tensor.values }
  if (tensor?.values instanceof Int8Array && scales instanceof Float32Array)
    if (scales.length === shape[0]) return { shape: tensor.shape, values: tensor.values, scales }
  throw new RangeError(`a model needs ${name} in floats or in int8 with scales`)
}

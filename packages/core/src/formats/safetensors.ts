import { describe } from '../numbers/require.ts'
import {
  bytesEach,
  bytesOfNumbers,
  type Dtype,
  dtypeNames,
  dtypeOf,
  isFloats,
  numbersOf,
  type TensorNumbers,
} from './dtypes.ts'
import { WeightsError } from './format-error.ts'
import {
  headerLengthOf,
  metadataName,
  safetensorsHeader,
  type SafetensorsLimits,
} from './safetensors-header.ts'
import { utf8Of } from './web.ts'

/** A tensor as a file has it. Half precision comes in single; whole numbers stay what they are. */
export interface StoredTensor<A extends TensorNumbers = TensorNumbers> {
  readonly dtype: Dtype
  /** Row-major; [] of a single number. */
  readonly shape: readonly number[]
  readonly values: A
}

/** What a safetensors file holds. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, StoredTensor>
  readonly metadata: ReadonlyMap<string, string>
}

/**
 * The tensors of a safetensors file. Numbers are views into the bytes where they are aligned, so no
 * memory is used twice. Whatever is wrong with the file, nothing is read of it.
 * @throws WeightsError whose `kind` says what is wrong
 * @see huggingface/safetensors, "Format"
 * @example
 * const bytes = writeSafetensors([['bias', { shape: [2], values: Float32Array.of(1, -2) }]])
 * readSafetensors(bytes).tensors.get('bias')?.values // => Float32Array [1, -2]
 */
export function readSafetensors(bytes: Uint8Array, limits: SafetensorsLimits = {}): Safetensors {
  const from = 8 + headerLengthOf(bytes.subarray(0, 9), limits)
  if (from > bytes.length)
    throw new WeightsError(
      'truncated',
      `a safetensors header needs ${from - 8} bytes, got ${bytes.length - 8}`,
    )
  const { places, metadata } = safetensorsHeader(bytes.subarray(8, from), limits)
  requireDataLength(places.at(-1)?.end ?? 0, bytes.length - from)
  const tensors = places.map(({ name, dtype, shape, begin, end }): [string, StoredTensor] => [
    name,
    { dtype, shape, values: numbersOf(dtype, bytes.subarray(from + begin, from + end)) },
  ])
  return { tensors: new Map(tensors), metadata }
}

/** @throws WeightsError unless there is as much data as the header says */
export function requireDataLength(needed: number, got: number): void {
  if (needed !== got)
    throw new WeightsError(
      got < needed ? 'truncated' : 'damaged',
      `safetensors needs ${needed} bytes of data, got ${got}`,
    )
}

/** A tensor to be written; its dtype is that of its numbers unless another is asked for. */
export interface WrittenTensor {
  readonly dtype?: Dtype
  readonly shape: readonly number[]
  readonly values: TensorNumbers
}

/**
 * A safetensors file, as the reference writes it: the widest numbers first, then by name, each aligned.
 * F16 and BF16 are rounded to nearest even from single precision.
 * @param tensors - pairs of a name and a tensor, such as a map
 * @throws RangeError for a name or a key twice, a shape that the numbers don't fill, or a dtype that can't
 * hold them: of 65,520 and more F16 would make infinity
 */
export function writeSafetensors(
  tensors: Iterable<readonly [string, WrittenTensor]>,
  metadata: Iterable<readonly [string, string]> = [],
): Uint8Array<ArrayBuffer> {
  const given = [...tensors].map(([name, tensor]) => ({ name, ...written(name, tensor) }))
  given.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
  let at = 0
  const entries = given.map(({ name, dtype, shape, bytes }): [string, unknown] => {
    const begin = at
    at += bytes.length
    return [name, { dtype, shape, data_offsets: [begin, at] }]
  })
  const texts = [...metadata]
  if (new Set(texts.map(([key]) => key)).size < texts.length)
    throw new RangeError('writeSafetensors needs a key of its own for each text of the metadata')
  for (const [key, text] of texts)
    if (typeof text !== 'string')
      throw new RangeError(`metadata ${describe(key)} needs a text, got ${describe(text)}`)
  if (texts.length > 0) entries.unshift([metadataName, Object.fromEntries(texts)])
  if (new Set(entries.map(([name]) => name)).size < entries.length)
    throw new RangeError('writeSafetensors needs a name of its own for each tensor')
  const header = utf8Of(JSON.stringify(Object.fromEntries(entries)))
  const from = 8 + Math.ceil(header.length / 8) * 8
  const file = new Uint8Array(from + at).fill(32, 8, from)
  new DataView(file.buffer).setUint32(0, from - 8, true)
  file.set(header, 8)
  at = from
  for (const { bytes } of given) {
    file.set(bytes, at)
    at += bytes.length
  }
  return file
}

function written(
  name: string,
  { dtype: wanted, shape, values }: WrittenTensor,
): { dtype: Dtype; shape: readonly number[]; bytes: Uint8Array; rank: number } {
  const dtype = wanted ?? dtypeOf(values)
  const rank = dtypeNames.indexOf(dtype as Dtype)
  const bytes = rank < 0 ? undefined : bytesOfNumbers(dtype as Dtype, values)
  if (bytes === undefined || name === metadataName)
    throw new RangeError(
      `writeSafetensors can't write ${describe(name)} as ${describe(dtype)} from its numbers`,
    )
  requireShape(name, shape, values.length, bytesEach(dtype as Dtype))
  requireHeld(name, dtype as Dtype, values, bytes)
  return { dtype: dtype as Dtype, shape, bytes, rank }
}

function requireShape(name: string, shape: readonly number[], length: number, each: number): void {
  let needed = 1
  for (const size of shape) {
    needed *= size
    if (!(Number.isSafeInteger(size) && size >= 0 && Number.isSafeInteger(needed * each)))
      throw new RangeError(
        `tensor ${describe(name)} needs a shape of whole numbers, got ${shape.join(' × ')}`,
      )
  }
  if (needed !== length)
    throw new RangeError(
      `tensor ${describe(name)} of shape ${shape.join(' × ')} needs ${needed} numbers, got ${length}`,
    )
}

/** @throws RangeError where a finite number has become infinity */
function requireHeld(name: string, dtype: Dtype, values: TensorNumbers, bytes: Uint8Array): void {
  if (!isFloats(values) || dtype === dtypeOf(values)) return
  const held = numbersOf(dtype, bytes) as Float32Array
  const lost = held.findIndex((number, i) => !Number.isFinite(number) && Number.isFinite(values[i]))
  if (lost >= 0)
    throw new RangeError(`tensor ${describe(name)} has ${values[lost]}, too large for ${dtype}`)
}

import { describe } from '../numbers/require.ts'
import { bytesEach, type Dtype, dtypeNames, isDtype } from './dtypes.ts'
import { WeightsError } from './format-error.ts'
import { refuseForeign } from './foreign.ts'
import { isRecord, strictJson } from './strict-json.ts'
import { textFromUtf8 } from './web.ts'

/** The one entry that is no tensor. */
export const metadataName = '__metadata__'

/** How much a header may claim before it is refused. */
export interface SafetensorsLimits {
  /** The longest header, in bytes; 100,000,000 if left out, as in the reference. */
  readonly header?: number
  /** How many tensors; 100,000 if left out. */
  readonly tensors?: number
}

/** Where a tensor lies, in bytes after the header. */
export interface TensorPlace {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  readonly begin: number
  readonly end: number
}

export interface SafetensorsHeader {
  /** In the order in which they lie, without holes, from 0 on. */
  readonly places: readonly TensorPlace[]
  readonly metadata: ReadonlyMap<string, string>
}

/**
 * How long the header is that comes after the first 8 bytes.
 * @throws WeightsError for too few bytes, another kind of file, or more than the limit
 */
export function headerLengthOf(start: Uint8Array, { header = 1e8 }: SafetensorsLimits): number {
  refuseForeign(start)
  if (start.length < 8)
    throw new WeightsError(
      'truncated',
      `safetensors needs 8 bytes before its header, got ${start.length}`,
    )
  const view = new DataView(start.buffer, start.byteOffset)
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32
  if (length > header)
    throw new WeightsError(
      'too-large',
      `a safetensors header may take ${header} bytes, got ${length}`,
    )
  return length
}

/**
 * What a header says, once all of it is sound. How much data there really is, the caller compares.
 * @throws WeightsError naming the first thing that is wrong
 */
export function safetensorsHeader(
  bytes: Uint8Array,
  { tensors = 1e5 }: SafetensorsLimits,
): SafetensorsHeader {
  // Of trailing spaces there may be any number; leading ones no writer makes.
  if (bytes[0] !== 0x7b) throw damaged("a safetensors header needs to begin with '{'")
  let text: string
  try {
    text = textFromUtf8(bytes)
  } catch {
    throw damaged('a safetensors header needs UTF-8')
  }
  const entries = Object.entries(
    asRecord(strictJson(text, { depth: 8, keys: tensors + 1 }), 'a safetensors header'),
  )
  const places = entries.filter(([name]) => name !== metadataName).map(placeOf)
  places.sort((a, b) => a.begin - b.begin || a.end - b.end)
  let at = 0
  for (const { name, begin, end } of places) {
    if (begin !== at)
      throw damaged(`tensor ${describe(name)} needs to begin at byte ${at}, got ${begin}`)
    at = end
  }
  const metadata = entries.find(([name]) => name === metadataName)?.[1] ?? {}
  const texts = Object.entries(asRecord(metadata, 'safetensors metadata'))
  for (const [key, value] of texts)
    if (typeof value !== 'string')
      throw damaged(`safetensors metadata ${describe(key)} needs a text, got ${describe(value)}`)
  return { places, metadata: new Map(texts as [string, string][]) }
}

function placeOf([name, entry]: [string, unknown]): TensorPlace {
  const what = `tensor ${describe(name)}`
  const { dtype, shape, data_offsets: offsets } = asRecord(entry, what)
  if (!isDtype(dtype))
    throw new WeightsError(
      'unsupported',
      `${what} needs a dtype of ${dtypeNames.join(', ')}, got ${describe(dtype)}`,
    )
  if (!Array.isArray(shape) || !shape.every(isSize))
    throw damaged(`${what} needs a shape of whole numbers, got ${describe(shape)}`)
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize))
    throw damaged(`${what} needs two offsets, got ${describe(offsets)}`)
  const [begin, end] = offsets as [number, number]
  let length = bytesEach(dtype)
  for (const size of shape as number[]) {
    length *= size
    if (!isSize(length)) throw damaged(`${what} has a shape whose sizes overflow`)
  }
  if (end - begin !== length)
    throw damaged(`${what} needs ${length} bytes for its shape, got ${end - begin}`)
  return { name, dtype, shape: shape as number[], begin, end }
}

/** 2⁵³ and more isn't kept exactly, and no file is that long. */
const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw damaged(`${what} needs to be an object, got ${describe(value)}`)
  return value
}

const damaged = (message: string): WeightsError => new WeightsError('damaged', message)

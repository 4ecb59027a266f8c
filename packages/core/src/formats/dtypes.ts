import type { Floats } from '../numbers/floats.ts'
import { bfloatsFromFloats, floatsFromBfloats, floatsFromHalves, halvesFromFloats } from './half.ts'

/** A tensor's numbers as a file has them; half precision comes in single. */
export type TensorNumbers =
  | Floats
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array

/** The kinds of numbers that a safetensors file may hold, by its own names. */
export type Dtype =
  | 'U64'
  | 'I64'
  | 'F64'
  | 'F32'
  | 'U32'
  | 'I32'
  | 'BF16'
  | 'F16'
  | 'U16'
  | 'I16'
  | 'I8'
  | 'U8'
  | 'BOOL'

interface NumberKind {
  readonly array: {
    new (buffer: ArrayBufferLike, at?: number, length?: number): TensorNumbers
    readonly BYTES_PER_ELEMENT: number
  }
  readonly widened?: (bits: Uint16Array) => Float32Array
  readonly narrowed?: (floats: Float32Array) => Uint16Array
}

/** Largest first, the order in which a file is written: so each begins where it is aligned. */
const kinds: ReadonlyMap<unknown, NumberKind> = new Map<Dtype, NumberKind>([
  ['U64', { array: BigUint64Array }],
  ['I64', { array: BigInt64Array }],
  ['F64', { array: Float64Array }],
  ['F32', { array: Float32Array }],
  ['U32', { array: Uint32Array }],
  ['I32', { array: Int32Array }],
  ['BF16', { array: Uint16Array, widened: floatsFromBfloats, narrowed: bfloatsFromFloats }],
  ['F16', { array: Uint16Array, widened: floatsFromHalves, narrowed: halvesFromFloats }],
  ['U16', { array: Uint16Array }],
  ['I16', { array: Int16Array }],
  ['I8', { array: Int8Array }],
  ['U8', { array: Uint8Array }],
  ['BOOL', { array: Uint8Array }],
])

export const dtypeNames: readonly Dtype[] = [...kinds.keys()] as Dtype[]

export const isDtype = (name: unknown): name is Dtype => kinds.has(name)

/** How many bytes a number of this kind takes. */
export const bytesEach = (dtype: Dtype): number => kinds.get(dtype)!.array.BYTES_PER_ELEMENT

/** The kind that holds these very numbers. */
export const dtypeOf = (values: TensorNumbers): Dtype | undefined =>
  dtypeNames.find((name) => {
    const { array, widened } = kinds.get(name)!
    return widened === undefined && values instanceof array
  })

/**
 * Bytes as numbers: a view where they are aligned, else a copy. Little-endian, as is every machine that
 * runs a browser.
 */
export function numbersOf(dtype: Dtype, bytes: Uint8Array): TensorNumbers {
  const { array, widened } = kinds.get(dtype)!
  const each = array.BYTES_PER_ELEMENT
  // Not `slice`, which of a Node buffer is only a view.
  const { buffer, byteOffset } = bytes.byteOffset % each === 0 ? bytes : new Uint8Array(bytes)
  const values = new array(buffer, byteOffset, bytes.length / each)
  return widened === undefined ? values : widened(values as Uint16Array)
}

/** Numbers as bytes, rounded where the kind asks it; undefined if it can't hold such numbers at all. */
export function bytesOfNumbers(dtype: Dtype, values: TensorNumbers): Uint8Array | undefined {
  const { array, narrowed } = kinds.get(dtype)!
  let held = values
  if (narrowed !== undefined && isFloats(values)) held = narrowed(Float32Array.from(values))
  else if (!(values instanceof array)) {
    if (!isFloats(values) || (dtype !== 'F32' && dtype !== 'F64')) return undefined
    held = dtype === 'F32' ? Float32Array.from(values) : Float64Array.from(values)
  }
  return held instanceof array
    ? new Uint8Array(held.buffer, held.byteOffset, held.byteLength)
    : undefined
}

export const isFloats = (values: unknown): values is Floats =>
  values instanceof Float32Array || values instanceof Float64Array

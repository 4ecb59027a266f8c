import type { Floats } from '../numbers/floats.ts'

/** Numbers with a shape, row-major. */
export interface FloatTensor {
  readonly shape: readonly number[]
  readonly values: Floats
}

/** A matrix of a byte each: row r is worth `scales[r]` times its bytes, −127 … 127. */
export interface Int8Tensor {
  /** [rows, columns] */
  readonly shape: readonly number[]
  readonly values: Int8Array
  /** [rows] */
  readonly scales: Float32Array
}

export type Tensor = FloatTensor | Int8Tensor

/** A model's learnt numbers, by the names of `parametersOf`. */
export type Tensors = ReadonlyMap<string, Tensor>

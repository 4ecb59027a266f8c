import type { Floats } from '../numbers/floats.ts'
import type { FloatTensor, Int8Tensor, Tensor } from '../transformer/tensor.ts'

/**
 * A matrix in a byte a number: each row's largest size over 127 is its scale, and every number the
 * nearest whole multiple of it. A row of zeros has scale 0; one that isn't finite stays so.
 * @param tensor - [rows, columns]
 * @returns no number further off than half its row's scale
 * @throws RangeError for what is no matrix
 * @example
 * [...quantized({ shape: [1, 2], values: Float32Array.of(127, -2.4) }).values] // => [127, -2]
 */
export function quantized({ shape, values }: FloatTensor): Int8Tensor {
  const [rows, columns] = shape
  if (shape.length !== 2 || rows * columns !== values.length)
    throw new RangeError(`quantized needs a matrix, got the shape ${shape.join(' × ')}`)
  const bytes = new Int8Array(values.length)
  const scales = new Float32Array(rows)
  quantizeRowsInto(bytes, scales, 0, values, columns)
  return { shape, values: bytes, scales }
}

/** Added and taken away, it leaves the nearest whole number, several times as fast as `Math.round`. */
const toWhole = 1.5 * 2 ** 52

/** Whole rows of numbers as bytes and scales, from a row on. */
export function quantizeRowsInto(
  bytes: Int8Array,
  scales: Float32Array,
  row: number,
  values: Floats,
  columns: number,
): void {
  for (let from = 0; from < values.length; from += columns, row++) {
    let largest = 0
    for (let i = from; i < from + columns; i++) {
      const size = Math.abs(values[i])
      // Once NaN, always NaN.
      if (!(size <= largest)) largest = size > largest || size !== size ? size : largest
    }
    // Rounded down a little where 127 of it would no longer be a single-precision number.
    const scale = Math.fround((largest < Infinity ? Math.min(largest, 3.4028e38) : largest) / 127)
    scales[row] = scale
    // Bytes can't say NaN, but a scale of NaN or infinity times the 0 that they become is NaN.
    if (scale === 0) continue
    for (let c = 0; c < columns; c++) {
      const steps = values[from + c] / scale + toWhole - toWhole
      bytes[row * columns + c] = steps > 127 ? 127 : steps < -127 ? -127 : steps
    }
  }
}

/**
 * A tensor's numbers in full: a byte's are multiplied by its row's scale.
 * @returns [rows, columns], the very tensor where it has floats already
 */
export function dequantized(tensor: Tensor): FloatTensor {
  if (!('scales' in tensor)) return tensor
  const { shape, values, scales } = tensor
  const columns = shape[1]
  const floats = new Float32Array(values.length)
  for (let i = 0, row = 0; row < scales.length; row++)
    for (let c = 0; c < columns; c++, i++) floats[i] = scales[row] * values[i]
  return { shape, values: floats }
}

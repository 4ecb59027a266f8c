import { isFloats, numbersOf, type TensorNumbers } from './dtypes.ts'
import { type HubTensor, transposed } from './hugging-face.ts'
import { quantized, quantizeRowsInto } from './quantized.ts'
import type { TensorPlace } from './safetensors-header.ts'

/** Takes a tensor's bytes in whole rows, and gives the tensor once it has all of them. */
export interface TensorSink {
  add(bytes: Uint8Array): void
  end(): HubTensor
}

type NumberArray = new (length: number) => TensorNumbers & { set(from: unknown, at: number): void }

/**
 * @param precision - `int8` rounds a matrix of floats row by row
 * @param turns - whether the columns of a matrix become rows first: then it is kept whole until its end
 */
export function tensorSink(
  { dtype, shape }: TensorPlace,
  precision: 'f32' | 'int8',
  turns: boolean,
): TensorSink {
  const length = shape.reduce((product, size) => product * size, 1)
  const none = numbersOf(dtype, new Uint8Array())
  const isMatrix = shape.length === 2 && isFloats(none)
  if (isMatrix && precision === 'int8' && !turns) {
    const values = new Int8Array(length)
    const scales = new Float32Array(shape[0])
    let row = 0
    return {
      add(bytes) {
        const floats = numbersOf(dtype, bytes)
        if (isFloats(floats)) quantizeRowsInto(values, scales, row, floats, shape[1])
        row += floats.length / shape[1]
      },
      end: () => ({ shape, values, scales }),
    }
  }
  const values = new (none.constructor as NumberArray)(length)
  let at = 0
  return {
    add(bytes) {
      const numbers = numbersOf(dtype, bytes)
      values.set(numbers, at)
      at += numbers.length
    },
    end() {
      if (!isMatrix || !turns || !isFloats(values)) return { shape, values }
      const turned = transposed({ shape, values })
      return { ...(precision === 'int8' ? quantized(turned) : turned), transposed: true }
    },
  }
}

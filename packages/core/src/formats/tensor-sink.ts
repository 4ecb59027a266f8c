import { isFloats, numbersOf, type TensorNumbers } from './dtypes.ts'
import { type HubTensor, transposed } from './hugging-face.ts'
import { quantized, quantizeRowsInto } from './quantized.ts'
import { withRoom } from './room.ts'
import type { TensorPlace } from './safetensors-header.ts'

/** Takes a tensor's bytes in whole rows, and gives the tensor once it has all of them. */
export interface TensorSink {
  add(bytes: Uint8Array): void
  end(): HubTensor
}

type Settable = TensorNumbers & { set(from: unknown, at: number): void }

/**
 * Where a tensor goes while it comes. Its room grows with what has come.
 * @param precision - `int8` rounds a matrix of floats row by row; one without numbers stays as it is
 * @param turns - whether the columns of a matrix become rows first: then it is kept whole until its end
 */
export function tensorSink(
  { dtype, shape, begin, end }: TensorPlace,
  precision: 'f32' | 'int8',
  turns: boolean,
): TensorSink {
  let values = numbersOf(dtype, new Uint8Array()) as Settable
  const isMatrix = shape.length === 2 && isFloats(values)
  // Without numbers a side may be of any length: nothing may be made or gone through by it.
  if (begin === end) {
    const turned = { shape: shape.toReversed(), values, transposed: true }
    return { add() {}, end: () => (isMatrix && turns ? turned : { shape, values }) }
  }
  const length = shape.reduce((product, size) => product * size, 1)
  if (isMatrix && precision === 'int8' && !turns) return int8Sink(dtype, shape, length)
  let at = 0
  return {
    add(bytes) {
      const numbers = numbersOf(dtype, bytes)
      values = withRoom(values, at + numbers.length, length)
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

function int8Sink(
  dtype: TensorPlace['dtype'],
  shape: readonly number[],
  length: number,
): TensorSink {
  const [rows, columns] = shape
  let values = new Int8Array()
  let scales = new Float32Array()
  let row = 0
  return {
    add(bytes) {
      const floats = numbersOf(dtype, bytes)
      if (!isFloats(floats)) return
      const until = row + floats.length / columns
      values = withRoom(values, until * columns, length)
      scales = withRoom(scales, until, rows)
      quantizeRowsInto(values, scales, row, floats, columns)
      row = until
    },
    end: () => ({ shape, values, scales }),
  }
}

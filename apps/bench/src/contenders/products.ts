import type { Engine } from '@nextword/core/kernels'
import type { Racer } from '../engine/lanes.ts'
import { createGraph } from '../onnx/graph.ts'
import { ort, packing, sessionOf } from '../onnx/session.ts'
import { ourName } from './ours-engine.ts'
import { type Backend, tf, use } from './tfjs-backend.ts'

/** C = A · B, and what is in A and B. */
export interface Product {
  readonly rows: number
  readonly inner: number
  readonly columns: number
  /** [rows, inner] */
  readonly a: Float32Array
  /** [inner, columns] */
  readonly b: Float32Array
}

/** Somebody who multiplies, and the last row of what comes out, [columns]. */
export interface Multiplier extends Racer {
  lastRow(): Float32Array | Promise<Float32Array>
}

export const flopOf = ({ rows, inner, columns }: Product): number => 2 * rows * inner * columns

export function ourProduct(engine: Engine, product: Product): Multiplier {
  const { rows, inner, columns } = product
  const kernels = engine.kernels(4 * (rows * inner + inner * columns + rows * columns) + 64)
  const a = kernels.floats(rows * inner)
  const b = kernels.floats(inner * columns)
  const c = kernels.floats(rows * columns)
  a.set(product.a)
  b.set(product.b)
  const run = (): void => kernels.matmulInto(c, a, b, rows, inner, columns, false)
  return {
    name: ourName(engine),
    work: flopOf(product),
    run,
    lastRow() {
      run()
      return c.subarray((rows - 1) * columns)
    },
  }
}

/**
 * Several products in one run, since a run's beginning and end aren't what is asked about; of each only
 * the last row is taken out.
 * @param packed - whether B is brought into the order that it is read in beforehand, as onnxruntime does
 * with weights; without it it is brought there each time, as ours is
 */
export async function onnxProduct(product: Product, packed: boolean): Promise<Multiplier> {
  const { rows, inner, columns } = product
  const times = 8
  const g = createGraph('products')
  const a = g.input('a', 'float32', [rows, inner])
  const [from, to] = [rows - 1, rows].map((row) =>
    g.constant(`row ${row}`, [1], BigInt64Array.of(BigInt(row))),
  )
  const last = Array.from({ length: times }, (_, k) => {
    const b = g.constant(`b.${k}`, [inner, columns], product.b)
    return g.node('Slice', [g.node('MatMul', [a, b])[0], from, to])[0]
  })
  g.node('Concat', last, { axis: 0 }, ['last'])
  g.output('last', 'float32', [times, columns])
  const session = await sessionOf(
    g.bytes(),
    {},
    // Or the same product would be done once.
    { graphOptimizationLevel: 'disabled', ...packing(packed) },
  )
  const feeds = { a: new ort.Tensor('float32', product.a, [rows, inner]) }
  return {
    name: `onnxruntime-web, B ${packed ? 'packed beforehand' : 'as it lies'}`,
    work: times * flopOf(product),
    run: () => session.run(feeds),
    async lastRow() {
      const { last } = await session.run(feeds)
      return (last.data as Float32Array).subarray(0, columns)
    },
  }
}

export function tensorflowProduct(backend: Backend, product: Product): Multiplier {
  use(backend)
  const { rows, inner, columns } = product
  const a = tf.tensor2d(product.a, [rows, inner])
  const b = tf.tensor2d(product.b, [inner, columns])
  return {
    name: `tfjs, ${backend === 'cpu' ? 'plain' : 'WASM'}`,
    work: flopOf(product),
    run() {
      use(backend)
      tf.matMul(a, b).dispose()
    },
    lastRow() {
      use(backend)
      return tf.tidy(
        () =>
          tf
            .matMul(a, b)
            .slice([rows - 1, 0])
            .dataSync() as Float32Array,
      )
    },
  }
}

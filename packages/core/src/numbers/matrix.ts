import { requireInteger, requireLength } from './require.ts'

/** A grid of numbers, row-major: entry (r, c) stands at `data[r * columns + c]`. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  /** [rows, columns] */
  readonly data: Float32Array
}

/**
 * A matrix of the given shape, copied from `data`.
 * @param data - [rows, columns], row-major; zeros if left out
 * @throws RangeError if `data` doesn't have rows × columns entries
 */
export function matrix(rows: number, columns: number, data?: ArrayLike<number>): Matrix {
  requireInteger('matrix rows', rows, 0, 2 ** 24)
  requireInteger('matrix columns', columns, 0, 2 ** 24)
  requireInteger('matrix entries', rows * columns, 0, 2 ** 28)
  if (data === undefined) return { rows, columns, data: new Float32Array(rows * columns) }
  requireLength(`matrix of ${rows} × ${columns}`, data, rows * columns)
  return { rows, columns, data: Float32Array.from(data) }
}

/** Rows become columns. */
export function transpose(m: Matrix): Matrix {
  const data = new Float32Array(m.data.length)
  for (let r = 0; r < m.rows; r++)
    for (let c = 0; c < m.columns; c++) data[c * m.rows + r] = m.data[r * m.columns + c]
  return { rows: m.columns, columns: m.rows, data }
}

/**
 * The matrix product; each entry is a row of `a` times a column of `b`.
 * @returns [a.rows, b.columns]
 * @throws RangeError if `a` hasn't as many columns as `b` has rows
 * @example
 * multiply(matrix(1, 2, [1, 2]), matrix(2, 1, [3, 4])).data // => Float32Array [11]
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows)
    throw new RangeError(
      `multiply needs a right side of ${a.columns} rows, got ${b.rows} × ${b.columns}`,
    )
  const data = new Float32Array(a.rows * b.columns)
  for (let r = 0; r < a.rows; r++)
    for (let c = 0; c < b.columns; c++) {
      let total = 0
      for (let k = 0; k < a.columns; k++)
        total += a.data[r * a.columns + k] * b.data[k * b.columns + c]
      data[r * b.columns + c] = total
    }
  return { rows: a.rows, columns: b.columns, data }
}

/**
 * The matrix times a vector: one dot product a row.
 * @param vector - [columns]
 * @returns [rows]
 * @throws RangeError if the vector hasn't as many entries as the matrix has columns
 * @example
 * multiplyVector(matrix(2, 2, [1, 2, 3, 4]), [1, 1]) // => Float32Array [3, 7]
 */
export function multiplyVector(m: Matrix, vector: ArrayLike<number>): Float32Array {
  requireLength('multiplyVector', vector, m.columns)
  const out = new Float32Array(m.rows)
  for (let r = 0; r < m.rows; r++) {
    let total = 0
    for (let c = 0; c < m.columns; c++) total += m.data[r * m.columns + c] * vector[c]
    out[r] = total
  }
  return out
}

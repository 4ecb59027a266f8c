import type { Floats } from '../../numbers/floats.ts'

// Sums run in double precision and are rounded when they are stored. Two rows by two columns at a
// time, so that each number that is fetched is used twice.

export function matmulInto(
  c: Floats,
  a: Floats,
  b: Floats,
  rows: number,
  inner: number,
  columns: number,
  add: boolean,
): void {
  strided(c, a, b, rows, inner, columns, add, inner, 1, 1, columns)
}

export function matmulTransposedInto(
  c: Floats,
  a: Floats,
  b: Floats,
  rows: number,
  inner: number,
  columns: number,
  add: boolean,
): void {
  strided(c, a, b, rows, inner, columns, add, inner, 1, inner, 1)
}

export function transposedMatmulInto(
  c: Floats,
  a: Floats,
  b: Floats,
  rows: number,
  inner: number,
  columns: number,
  add: boolean,
): void {
  strided(c, a, b, rows, inner, columns, add, 1, rows, 1, columns)
}

/** C[i, j] = Σₖ A[i, k] × B[k, j], each of A and B with a stride for either axis. */
function strided(
  c: Floats,
  a: Floats,
  b: Floats,
  rows: number,
  inner: number,
  columns: number,
  add: boolean,
  aRow: number,
  aInner: number,
  bColumn: number,
  bInner: number,
): void {
  for (let i = 0; i < rows; i += 2) {
    const below = Math.min(i + 1, rows - 1)
    for (let j = 0; j < columns; j += 2) {
      const right = Math.min(j + 1, columns - 1)
      let sum = 0
      let sumRight = 0
      let sumBelow = 0
      let sumBoth = 0
      let atA = i * aRow
      let atBelow = below * aRow
      let atB = j * bColumn
      let atRight = right * bColumn
      for (let k = 0; k < inner; k++) {
        sum += a[atA] * b[atB]
        sumRight += a[atA] * b[atRight]
        sumBelow += a[atBelow] * b[atB]
        sumBoth += a[atBelow] * b[atRight]
        atA += aInner
        atBelow += aInner
        atB += bInner
        atRight += bInner
      }
      const at = i * columns + j
      const hasRight = right > j
      c[at] = add ? c[at] + sum : sum
      if (hasRight) c[at + 1] = add ? c[at + 1] + sumRight : sumRight
      if (below === i) continue
      const atNext = at + columns
      c[atNext] = add ? c[atNext] + sumBelow : sumBelow
      if (hasRight) c[atNext + 1] = add ? c[atNext + 1] + sumBoth : sumBoth
    }
  }
}

export function matvecInto(y: Floats, w: Floats, x: Floats, rows: number, columns: number): void {
  for (let r = 0; r < rows; r++) {
    let sum = 0
    for (let j = 0, at = r * columns; j < columns; j++, at++) sum += w[at] * x[j]
    y[r] = sum
  }
}

export function matvecInt8Into(
  y: Floats,
  w: Int8Array,
  scales: Floats,
  x: Floats,
  rows: number,
  columns: number,
): void {
  for (let r = 0; r < rows; r++) {
    let sum = 0
    for (let j = 0, at = r * columns; j < columns; j++, at++) sum += w[at] * x[j]
    y[r] = sum * scales[r]
  }
}

import { storeFirst } from './lanes'
import { PANEL, PANEL_ROWS, TILE } from './scratch'

// Eight columns of B are packed into a panel, [inner, 8], which stays in the nearest cache; then all
// rows of A pass by, four at a time, and a tile of 4 × 8 sums stays in registers. Each sum runs over
// the inner axis in order, whatever else is in the tile, so that a row comes out the same alone.

export function matmul(
  c: usize,
  a: usize,
  b: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
): void {
  product(c, a, b, rows, inner, columns, add, inner << 2, 4, false)
}

export function matmulTransposed(
  c: usize,
  a: usize,
  b: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
): void {
  product(c, a, b, rows, inner, columns, add, inner << 2, 4, true)
}

export function transposedMatmul(
  c: usize,
  a: usize,
  b: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
): void {
  product(c, a, b, rows, inner, columns, add, 4, rows << 2, false)
}

/** @param aRow - bytes from a row of A to the next @param aInner - and along the inner axis */
function product(
  c: usize,
  a: usize,
  b: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
  aRow: usize,
  aInner: usize,
  bIsTransposed: bool,
): void {
  const cRow: usize = columns << 2
  let done = 0
  do {
    const depth = min(PANEL_ROWS, inner - done)
    for (let j = 0; j < columns; j += 8) {
      const width = min(8, columns - j)
      if (bIsTransposed) packColumns(b + ((j * inner + done) << 2), inner << 2, depth, width)
      else packRows(b + ((done * columns + j) << 2), columns << 2, depth, width)
      for (let i = 0; i < rows; i += 4) {
        const at = a + i * aRow + done * aInner
        const height = min(4, rows - i)
        const to = c + i * cRow + (j << 2)
        const isWhole = height == 4 && width == 8
        // Rows that aren't there are the first once more.
        tile(
          isWhole ? to : TILE,
          isWhole ? cRow : 32,
          isWhole && (add || done > 0),
          at,
          height > 1 ? at + aRow : at,
          height > 2 ? at + 2 * aRow : at,
          height > 3 ? at + 3 * aRow : at,
          aInner,
          depth,
        )
        if (!isWhole) copyTile(to, cRow, height, width, add || done > 0)
      }
    }
    done += depth
  } while (done < inner)
}

function tile(
  c: usize,
  cRow: usize,
  add: bool,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aInner: usize,
  depth: i32,
): void {
  let c00 = f32x4.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  let panel = PANEL
  const end = panel + ((depth as usize) << 5)
  while (panel < end) {
    const b0 = v128.load(panel)
    const b1 = v128.load(panel, 16)
    panel += 32
    const x0 = v128.load_splat<f32>(a0)
    a0 += aInner
    c00 = f32x4.add(c00, f32x4.mul(x0, b0))
    c01 = f32x4.add(c01, f32x4.mul(x0, b1))
    const x1 = v128.load_splat<f32>(a1)
    a1 += aInner
    c10 = f32x4.add(c10, f32x4.mul(x1, b0))
    c11 = f32x4.add(c11, f32x4.mul(x1, b1))
    const x2 = v128.load_splat<f32>(a2)
    a2 += aInner
    c20 = f32x4.add(c20, f32x4.mul(x2, b0))
    c21 = f32x4.add(c21, f32x4.mul(x2, b1))
    const x3 = v128.load_splat<f32>(a3)
    a3 += aInner
    c30 = f32x4.add(c30, f32x4.mul(x3, b0))
    c31 = f32x4.add(c31, f32x4.mul(x3, b1))
  }
  storeEight(c, c00, c01, add)
  storeEight(c + cRow, c10, c11, add)
  storeEight(c + 2 * cRow, c20, c21, add)
  storeEight(c + 3 * cRow, c30, c31, add)
}

function storeEight(c: usize, left: v128, right: v128, add: bool): void {
  if (add) {
    left = f32x4.add(v128.load(c), left)
    right = f32x4.add(v128.load(c, 16), right)
  }
  v128.store(c, left)
  v128.store(c, right, 16)
}

function copyTile(c: usize, cRow: usize, height: i32, width: i32, add: bool): void {
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j += 4) {
      const at = c + i * cRow + (j << 2)
      const sums = v128.load(TILE + (i << 5) + (j << 2))
      storeFirst(at, add ? f32x4.add(v128.load(at), sums) : sums, width - j)
    }
}

/** A panel from rows that lie as the panel does. What is past the last column may be anything. */
function packRows(b: usize, bRow: usize, depth: i32, width: i32): void {
  let panel = PANEL
  for (let k = 0; k < depth; k++) {
    v128.store(panel, v128.load(b))
    if (width > 4) v128.store(panel, v128.load(b, 16), 16)
    b += bRow
    panel += 32
  }
}

/** A panel from columns, four by four numbers at a time. */
function packColumns(b: usize, bColumn: usize, depth: i32, width: i32): void {
  for (let j = 0; j < width; j += 4) {
    // Columns that aren't there are the first once more.
    let b0 = b + j * bColumn
    let b1 = j + 1 < width ? b0 + bColumn : b0
    let b2 = j + 2 < width ? b1 + bColumn : b0
    let b3 = j + 3 < width ? b2 + bColumn : b0
    let panel = PANEL + (j << 2)
    for (let k = 0; k < depth; k += 4) {
      const r0 = v128.load(b0)
      const r1 = v128.load(b1)
      const r2 = v128.load(b2)
      const r3 = v128.load(b3)
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5)
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7)
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5)
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7)
      v128.store(panel, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5))
      v128.store(panel, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32)
      v128.store(panel, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64)
      v128.store(panel, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96)
      b0 += 16
      b1 += 16
      b2 += 16
      b3 += 16
      panel += 128
    }
  }
}

import { storeFirst } from './lanes'
import { BREADTH, DEPTH, PANEL_BYTES, PANELS, PART, TILE_BYTES, TILES } from './scratch'

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
  product(c, a, b, rows, inner, columns, add, false, false)
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
  product(c, a, b, rows, inner, columns, add, false, true)
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
  product(c, a, b, rows, inner, columns, add, true, false)
}

function product(
  c: usize,
  a: usize,
  b: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
  aIsTransposed: bool,
  bIsTransposed: bool,
): void {
  const breadth = aIsTransposed ? BREADTH : rows
  let done = 0
  do {
    const depth = min(DEPTH, inner - done)
    for (let j = 0; j < columns; j += BREADTH) {
      const width = min(BREADTH, columns - j)
      if (bIsTransposed) packColumns(b + ((j * inner + done) << 2), inner << 2, depth, width)
      else packRows(b + ((done * columns + j) << 2), columns << 2, depth, width)
      for (let i = 0; i < rows; i += breadth) {
        const height = min(breadth, rows - i)
        if (aIsTransposed) packTiles(a + ((done * rows + i) << 2), rows << 2, depth, height)
        block(
          c + ((i * columns + j) << 2),
          columns << 2,
          aIsTransposed ? TILES : a + ((i * inner + done) << 2),
          aIsTransposed ? 4 : inner << 2,
          aIsTransposed ? 16 : 4,
          aIsTransposed ? TILE_BYTES : inner << 4,
          depth,
          height,
          width,
          add || done > 0,
        )
      }
    }
    done += depth
  } while (done < inner)
}

/**
 * All tiles of some rows and of the columns that are packed.
 * @param aRow - bytes from a row of A to the next @param aInner - and along the inner axis
 * @param aTile - and from four rows to the next four
 */
function block(
  c: usize,
  cRow: i32,
  a: usize,
  aRow: i32,
  aInner: i32,
  aTile: i32,
  depth: i32,
  rows: i32,
  columns: i32,
  add: bool,
): void {
  let panel = PANELS
  for (let j = 0; j < columns; j += 8) {
    const width = min(8, columns - j)
    let at = a
    for (let i = 0; i < rows; i += 4) {
      const height = min(4, rows - i)
      const to = c + i * cRow + (j << 2)
      const isWhole = height == 4 && width == 8
      // Rows that aren't there are the first once more.
      tile(
        isWhole ? to : PART,
        isWhole ? cRow : 32,
        isWhole && add,
        at,
        height > 1 ? at + aRow : at,
        height > 2 ? at + 2 * aRow : at,
        height > 3 ? at + 3 * aRow : at,
        aInner,
        panel,
        depth,
      )
      if (!isWhole) copyPart(to, cRow, height, width, add)
      at += aTile
    }
    panel += PANEL_BYTES
  }
}

function tile(
  c: usize,
  cRow: i32,
  add: bool,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aInner: i32,
  panel: usize,
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

function copyPart(c: usize, cRow: i32, height: i32, width: i32, add: bool): void {
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j += 4) {
      const at = c + i * cRow + (j << 2)
      const sums = v128.load(PART + (i << 5) + (j << 2))
      storeFirst(at, add ? f32x4.add(v128.load(at), sums) : sums, width - j)
    }
}

/** Panels from rows that lie as a panel's do. What is past the last column may be anything. */
function packRows(b: usize, bRow: i32, depth: i32, width: i32): void {
  for (let k = 0; k < depth; k++) {
    let panel = PANELS + (k << 5)
    for (let j = 0; j < width; j += 8) {
      const at = b + (j << 2)
      v128.store(panel, v128.load(at))
      if (j + 4 < width) v128.store(panel, v128.load(at, 16), 16)
      panel += PANEL_BYTES
    }
    b += bRow
  }
}

/** Tiles from rows of the inner axis. What is past the last may be anything. */
function packTiles(a: usize, aInner: i32, depth: i32, height: i32): void {
  for (let k = 0; k < depth; k++) {
    let to = TILES + (k << 4)
    for (let i = 0; i < height; i += 4) {
      v128.store(to, v128.load(a + (i << 2)))
      to += TILE_BYTES
    }
    a += aInner
  }
}

/** Panels from columns, four by four numbers at a time. */
function packColumns(b: usize, bColumn: i32, depth: i32, width: i32): void {
  for (let j = 0; j < width; j += 4) {
    // Columns that aren't there are the first once more.
    let b0 = b + j * bColumn
    let b1 = j + 1 < width ? b0 + bColumn : b0
    let b2 = j + 2 < width ? b1 + bColumn : b0
    let b3 = j + 3 < width ? b2 + bColumn : b0
    let panel = PANELS + (j >> 3) * PANEL_BYTES + ((j & 4) << 2)
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

import { keepFirst, laneSums, storeFirst } from './lanes'
import { multiply } from './rows'
import { ROUNDED } from './scratch'

/** The dot products of four rows with one vector, each by the same additions. */
// @inline
function fourDots(w0: usize, w1: usize, w2: usize, w3: usize, x: usize, columns: i32): v128 {
  let a0 = f32x4.splat(0)
  let a1 = a0
  let a2 = a0
  let a3 = a0
  let b0 = a0
  let b1 = a0
  let b2 = a0
  let b3 = a0
  for (; columns >= 8; columns -= 8) {
    const p = v128.load(x)
    const q = v128.load(x, 16)
    x += 32
    a0 = f32x4.add(a0, f32x4.mul(p, v128.load(w0)))
    b0 = f32x4.add(b0, f32x4.mul(q, v128.load(w0, 16)))
    w0 += 32
    a1 = f32x4.add(a1, f32x4.mul(p, v128.load(w1)))
    b1 = f32x4.add(b1, f32x4.mul(q, v128.load(w1, 16)))
    w1 += 32
    a2 = f32x4.add(a2, f32x4.mul(p, v128.load(w2)))
    b2 = f32x4.add(b2, f32x4.mul(q, v128.load(w2, 16)))
    w2 += 32
    a3 = f32x4.add(a3, f32x4.mul(p, v128.load(w3)))
    b3 = f32x4.add(b3, f32x4.mul(q, v128.load(w3, 16)))
    w3 += 32
  }
  for (; columns > 0; columns -= 4) {
    const p = v128.load(x)
    x += 16
    a0 = f32x4.add(a0, keepFirst(f32x4.mul(p, v128.load(w0)), columns))
    w0 += 16
    a1 = f32x4.add(a1, keepFirst(f32x4.mul(p, v128.load(w1)), columns))
    w1 += 16
    a2 = f32x4.add(a2, keepFirst(f32x4.mul(p, v128.load(w2)), columns))
    w2 += 16
    a3 = f32x4.add(a3, keepFirst(f32x4.mul(p, v128.load(w3)), columns))
    w3 += 16
  }
  return laneSums(f32x4.add(a0, b0), f32x4.add(a1, b1), f32x4.add(a2, b2), f32x4.add(a3, b3))
}

/**
 * The same for rows that lie one behind the other.
 * @param rows - how many there are, at most 4; in the place of others is the first once more
 * @param wRow - bytes from a row to the next
 */
// @inline
export function nearDots(w: usize, wRow: i32, rows: i32, x: usize, columns: i32): v128 {
  const w1 = rows > 1 ? w + wRow : w
  const w2 = rows > 2 ? w1 + wRow : w
  const w3 = rows > 3 ? w2 + wRow : w
  return fourDots(w, w1, w2, w3, x, columns)
}

/** The dot products of some rows with one vector. @param wRow - bytes from a row to the next */
export function dots(y: usize, w: usize, wRow: i32, x: usize, rows: i32, columns: i32): void {
  for (; rows > 0; rows -= 4) {
    storeFirst(y, nearDots(w, wRow, rows, x, columns), rows)
    w += wRow << 2
    y += 16
  }
}

// Four rows at once that are a quarter of the matrix apart: a processor fetches ahead in each of four
// places, which from far away is up to twice as fast as in one.

export function matvec(y: usize, w: usize, x: usize, rows: i32, columns: i32): void {
  const wRow = columns << 2
  const quarter = rows >> 2
  const far = quarter * wRow
  for (let r = 0; r < quarter; r++) {
    storeFar(y, quarter << 2, fourDots(w, w + far, w + 2 * far, w + 3 * far, x, columns))
    w += wRow
    y += 4
  }
  dots(y + 12 * quarter, w + 3 * far, wRow, x, rows & 3, columns)
}

/** Stores four numbers that many bytes apart. */
function storeFar(y: usize, far: i32, four: v128): void {
  v128.store_lane<f32>(y, four, 0)
  v128.store_lane<f32>(y + far, four, 1)
  v128.store_lane<f32>(y + 2 * far, four, 2)
  v128.store_lane<f32>(y + 3 * far, four, 3)
}

export function matvecInt8(
  y: usize,
  w: usize,
  scales: usize,
  x: usize,
  rows: i32,
  columns: i32,
): void {
  const worth = roundVector(x, columns)
  const quarter = rows >> 2
  const far = quarter * columns
  for (let r = 0; r < quarter; r++) {
    const four = fourWholeDots(w, w + far, w + 2 * far, w + 3 * far, columns)
    storeFar(y, quarter << 2, f32x4.mul(four, f32x4.splat(worth)))
    w += columns
    y += 4
  }
  w += 3 * far
  y += 12 * quarter
  for (let r = 0; r < (rows & 3); r++) {
    const four = fourWholeDots(w, w, w, w, columns)
    store<f32>(y, f32x4.extract_lane(four, 0) * worth)
    w += columns
    y += 4
  }
  multiply(y - (rows << 2), scales, rows)
}

/** The dot products of four rows of bytes with the rounded vector. */
function fourWholeDots(w0: usize, w1: usize, w2: usize, w3: usize, columns: i32): v128 {
  const end = ROUNDED + columns * 2
  let a0 = i32x4.splat(0)
  let a1 = a0
  let a2 = a0
  let a3 = a0
  // Past the end of a row lie bytes of the next one, and they meet zeros.
  for (let at = ROUNDED; at < end; at += 64) {
    let p = v128.load(at)
    let q = v128.load(at, 16)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w0)))
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w0, 8)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w1)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w1, 8)))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w2)))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w2, 8)))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w3)))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w3, 8)))
    p = v128.load(at, 32)
    q = v128.load(at, 48)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w0, 16)))
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w0, 24)))
    w0 += 32
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w1, 16)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w1, 24)))
    w1 += 32
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w2, 16)))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w2, 24)))
    w2 += 32
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(p, v128.load_ext<i8>(w3, 16)))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(q, v128.load_ext<i8>(w3, 24)))
    w3 += 32
  }
  return laneSums(
    f32x4.convert_i32x4_s(a0),
    f32x4.convert_i32x4_s(a1),
    f32x4.convert_i32x4_s(a2),
    f32x4.convert_i32x4_s(a3),
  )
}

/**
 * Rounds a vector to whole numbers of 16 bits, or of as many as let no sum of products with bytes leave
 * 32 bits (13 at 16,384 numbers), with zeros after it up to a multiple of 32.
 * @returns what one of them is worth; NaN where a number isn't finite
 */
function roundVector(x: usize, columns: i32): f32 {
  // Without its sign a number's bits are the larger, as a whole number, the larger it is, NaN most of all.
  let most = i32x4.splat(0)
  for (let i = 0; i < columns; i += 4)
    most = i32x4.max_s(most, f32x4.abs(keepFirst(v128.load(x + (i << 2)), columns - i)))
  const largest = reinterpret<f32>(
    max(
      max(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1)),
      max(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)),
    ),
  )
  if (!(largest <= f32.MAX_VALUE)) return NaN
  // A lane adds up a quarter of the products, rounded up to eight at a time.
  const limit = min(32767, 0x7fffffff / (128 * 8 * max(1, (columns + 31) >> 5))) as f32
  // Below the smallest normal number its inverse is infinite, and all count as 0.
  const inverse: f32 = largest < f32.MIN_NORMAL_VALUE ? 0 : 1 / largest
  const inverses = f32x4.splat(inverse)
  const limits = f32x4.splat(limit)
  for (let i = 0; i < columns; i += 32)
    for (let j = i; j < i + 32; j += 8) {
      const low = keepFirst(v128.load(x + (j << 2)), columns - j)
      const high = keepFirst(v128.load(x + (j << 2), 16), columns - j - 4)
      v128.store(
        ROUNDED + (j << 1),
        i16x8.narrow_i32x4_s(
          i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.mul(low, inverses), limits))),
          i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.mul(high, inverses), limits))),
        ),
      )
    }
  return largest / limit
}

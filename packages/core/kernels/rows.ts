import { keepFirst, storeFirst } from './lanes'

export function addRow(c: usize, bias: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    add(c, bias, columns)
    c += columns << 2
  }
}

export function addRowSums(target: usize, c: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    add(target, c, columns)
    c += columns << 2
  }
}

export function add(target: usize, values: usize, length: i32): void {
  for (let i = 0; i < length; i += 4) {
    storeFirst(target, f32x4.add(v128.load(target), v128.load(values)), length - i)
    target += 16
    values += 16
  }
}

/** target × factors, in place. */
export function multiply(target: usize, factors: usize, length: i32): void {
  for (let i = 0; i < length; i += 4) {
    storeFirst(target, f32x4.mul(v128.load(target), v128.load(factors)), length - i)
    target += 16
    factors += 16
  }
}

export function scale(target: usize, factor: f32, length: i32): void {
  const factors = f32x4.splat(factor)
  for (let i = 0; i < length; i += 4) {
    storeFirst(target, f32x4.mul(v128.load(target), factors), length - i)
    target += 16
  }
}

/** In double precision: there may be millions, and large ones. */
export function sumOfSquares(values: usize, length: i32): f64 {
  let low = f64x2.splat(0)
  let high = low
  for (let i = 0; i < length; i += 4) {
    const four = keepFirst(v128.load(values), length - i)
    const a = f64x2.promote_low_f32x4(four)
    const b = f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3))
    low = f64x2.add(low, f64x2.mul(a, a))
    high = f64x2.add(high, f64x2.mul(b, b))
    values += 16
  }
  const sum = f64x2.add(low, high)
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

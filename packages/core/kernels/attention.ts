import { keepFirst, laneSum, largestOf, storeFirst } from './lanes'
import { dots } from './matvec'
import { scale } from './rows'
import { powers } from './softmax'

/** One query's shares of `count` places, and the values mixed by them. @param row - bytes from place to place */
function attendOne(
  out: usize,
  pattern: usize,
  query: usize,
  keys: usize,
  values: usize,
  row: usize,
  count: i32,
  headWidth: i32,
): void {
  dots(pattern, keys, row, query, count, headWidth, 1 / sqrt<f32>(headWidth as f32))
  const total = powers(pattern, count, largestOf(pattern, count))
  scale(pattern, (1 / total) as f32, count)
  mix(out, pattern, values, row, count, headWidth)
}

/** The sum of rows, each times its share. @param row - bytes from a row to the next */
function mix(out: usize, shares: usize, rows: usize, row: usize, count: i32, width: i32): void {
  let i = 0
  for (; i + 16 <= width; i += 16) {
    const at = rows + (i << 2)
    mixSixteen(out + (i << 2), shares, at, row, count)
  }
  for (; i < width; i += 4) {
    let sum = f32x4.splat(0)
    let at = rows + (i << 2)
    for (let u = 0; u < count; u++) {
      sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(shares + (u << 2)), v128.load(at)))
      at += row
    }
    storeFirst(out + (i << 2), sum, width - i)
  }
}

function mixSixteen(out: usize, shares: usize, at: usize, row: usize, count: i32): void {
  let a = f32x4.splat(0)
  let b = a
  let c = a
  let d = a
  for (let u = 0; u < count; u++) {
    const share = v128.load_splat<f32>(shares)
    a = f32x4.add(a, f32x4.mul(share, v128.load(at)))
    b = f32x4.add(b, f32x4.mul(share, v128.load(at, 16)))
    c = f32x4.add(c, f32x4.mul(share, v128.load(at, 32)))
    d = f32x4.add(d, f32x4.mul(share, v128.load(at, 48)))
    shares += 4
    at += row
  }
  v128.store(out, a)
  v128.store(out, b, 16)
  v128.store(out, c, 32)
  v128.store(out, d, 48)
}

/** Adds a vector to each row, times the row's share. */
function spread(
  rows: usize,
  shares: usize,
  vector: usize,
  row: usize,
  count: i32,
  width: i32,
): void {
  for (let u = 0; u < count; u++) {
    const share = v128.load_splat<f32>(shares)
    for (let i = 0; i < width; i += 4) {
      const at = rows + (i << 2)
      const sum = f32x4.add(v128.load(at), f32x4.mul(share, v128.load(vector + (i << 2))))
      storeFirst(at, sum, width - i)
    }
    shares += 4
    rows += row
  }
}

export function attention(
  out: usize,
  pattern: usize,
  qkv: usize,
  starts: usize,
  sequences: i32,
  tokens: i32,
  heads: i32,
  keyValueHeads: i32,
  headWidth: i32,
): void {
  const row: usize = ((heads + 2 * keyValueHeads) * headWidth) << 2
  const head: usize = headWidth << 2
  const shared = heads / keyValueHeads
  for (let s = 0; s < sequences; s++) {
    for (let h = 0; h < heads; h++) {
      const keys = qkv + (heads + h / shared) * head
      const values = keys + keyValueHeads * head
      for (let t = 0; t < tokens; t++) {
        const from = load<i32>(starts + (t << 2))
        memory.fill(pattern, 0, tokens << 2)
        attendOne(
          out + (t * heads + h) * head,
          pattern + (from << 2),
          qkv + t * row + h * head,
          keys + from * row,
          values + from * row,
          row,
          t - from + 1,
          headWidth,
        )
        pattern += tokens << 2
      }
    }
    qkv += tokens * row
    out += tokens * heads * head
    starts += tokens << 2
  }
}

export function attentionGradient(
  qkvGradient: usize,
  outGradient: usize,
  pattern: usize,
  qkv: usize,
  starts: usize,
  scratch: usize,
  sequences: i32,
  tokens: i32,
  heads: i32,
  keyValueHeads: i32,
  headWidth: i32,
): void {
  const row: usize = ((heads + 2 * keyValueHeads) * headWidth) << 2
  const head: usize = headWidth << 2
  const shared = heads / keyValueHeads
  const factor: f32 = 1 / sqrt<f32>(headWidth as f32)
  memory.fill(qkvGradient, 0, sequences * tokens * row)
  for (let s = 0; s < sequences; s++) {
    for (let h = 0; h < heads; h++) {
      const keys: usize = (heads + h / shared) * head
      const values = keys + keyValueHeads * head
      for (let t = 0; t < tokens; t++) {
        const from = load<i32>(starts + (t << 2))
        const count = t - from + 1
        const query = t * row + h * head
        const first = from * row
        const shares = pattern + (from << 2)
        const change = outGradient + (t * heads + h) * head
        dots(scratch, qkv + values + first, row, change, count, headWidth, 1)
        sharesGradient(scratch, shares, count, factor)
        mix(qkvGradient + query, scratch, qkv + keys + first, row, count, headWidth)
        spread(qkvGradient + keys + first, scratch, qkv + query, row, count, headWidth)
        spread(qkvGradient + values + first, shares, change, row, count, headWidth)
        pattern += tokens << 2
      }
    }
    qkv += tokens * row
    qkvGradient += tokens * row
    outGradient += tokens * heads * head
    starts += tokens << 2
  }
}

/** From what each share is worth to the gradient of its score, in place: softmax takes the mean away. */
function sharesGradient(worths: usize, shares: usize, count: i32, factor: f32): void {
  let sum = f32x4.splat(0)
  for (let u = 0; u < count; u += 4) {
    const at = u << 2
    const product = f32x4.mul(v128.load(shares + at), v128.load(worths + at))
    sum = f32x4.add(sum, keepFirst(product, count - u))
  }
  const mean = f32x4.splat(laneSum(sum))
  const factors = f32x4.splat(factor)
  for (let u = 0; u < count; u += 4) {
    const at = u << 2
    const away = f32x4.sub(v128.load(worths + at), mean)
    const gradient = f32x4.mul(f32x4.mul(v128.load(shares + at), away), factors)
    storeFirst(worths + at, gradient, count - u)
  }
}

export function attend(
  out: usize,
  pattern: usize,
  query: usize,
  keys: usize,
  values: usize,
  count: i32,
  places: i32,
  heads: i32,
  keyValueHeads: i32,
  headWidth: i32,
): void {
  const head: usize = headWidth << 2
  const shared = heads / keyValueHeads
  for (let h = 0; h < heads; h++) {
    const at = (h / shared) * head
    attendOne(
      out + h * head,
      pattern + ((h * places) << 2),
      query + h * head,
      keys + at,
      values + at,
      keyValueHeads * head,
      count,
      headWidth,
    )
  }
}

import { clear, firstLanes, keepFirst, laneSum, largestLane, storeFirst } from './lanes'
import { dots, nearDots } from './matvec'
import { SHARES } from './scratch'
import { powers } from './softmax'

/**
 * One query's shares of `count` places, and the values mixed by them. The shares are worked out beside,
 * in whole fours, so that no loop has a rest.
 * @param row - bytes from place to place
 */
function attendOne(
  out: usize,
  pattern: usize,
  query: usize,
  keys: usize,
  values: usize,
  row: i32,
  count: i32,
  headWidth: i32,
): void {
  if (count <= 0) {
    clear(out, headWidth)
    return
  }
  const largest = scores(query, keys, row, count, headWidth)
  const factor = (1 / powers(SHARES, (count + 3) & -4, largest)) as f32
  mix(out, SHARES, values, row, count, headWidth, factor)
  const factors = f32x4.splat(factor)
  for (let from: usize = SHARES; count > 0; count -= 4) {
    storeFirst(pattern, f32x4.mul(v128.load(from), factors), count)
    from += 16
    pattern += 16
  }
}

/** Writes scores in whole fours, with −∞ after the last. @returns the largest, leaving out NaN */
function scores(query: usize, keys: usize, row: i32, count: i32, headWidth: i32): f32 {
  const factors = f32x4.splat(1 / sqrt<f32>(headWidth as f32))
  const nothing = f32x4.splat(-f32.MAX_VALUE * 2)
  let largest = nothing
  let at: usize = SHARES
  for (let left = count; left > 0; left -= 4) {
    const four = f32x4.mul(nearDots(keys, row, left, query, headWidth), factors)
    const kept = v128.bitselect(four, nothing, firstLanes(left))
    // This maximum keeps what stands first, unless the other is larger.
    largest = f32x4.pmax(largest, kept)
    v128.store(at, kept)
    keys += row << 2
    at += 16
  }
  return largestLane(largest)
}

/**
 * The sum of rows, each times its share, and all of that times a factor.
 * @param row - bytes from a row to the next
 */
function mix(
  out: usize,
  shares: usize,
  rows: usize,
  row: i32,
  count: i32,
  width: i32,
  factor: f32,
): void {
  const factors = f32x4.splat(factor)
  for (; width >= 16; width -= 16) {
    mixSixteen(out, shares, rows, row, count, factors)
    out += 64
    rows += 64
  }
  if (width >= 8) {
    mixEight(out, shares, rows, row, count, factors)
    width -= 8
    out += 32
    rows += 32
  }
  for (; width > 0; width -= 4) {
    storeFirst(out, f32x4.mul(mixFour(shares, rows, row, count), factors), width)
    out += 16
    rows += 16
  }
}

/** Two sums of each, which don't wait for each other. */
function mixEight(out: usize, shares: usize, at: usize, row: i32, count: i32, factors: v128): void {
  let a = f32x4.splat(0)
  let b = a
  let c = a
  let d = a
  for (; count >= 2; count -= 2) {
    const share = v128.load_splat<f32>(shares)
    a = f32x4.add(a, f32x4.mul(share, v128.load(at)))
    b = f32x4.add(b, f32x4.mul(share, v128.load(at, 16)))
    at += row
    const next = v128.load_splat<f32>(shares, 4)
    c = f32x4.add(c, f32x4.mul(next, v128.load(at)))
    d = f32x4.add(d, f32x4.mul(next, v128.load(at, 16)))
    at += row
    shares += 8
  }
  if (count > 0) {
    const share = v128.load_splat<f32>(shares)
    a = f32x4.add(a, f32x4.mul(share, v128.load(at)))
    b = f32x4.add(b, f32x4.mul(share, v128.load(at, 16)))
  }
  v128.store(out, f32x4.mul(f32x4.add(a, c), factors))
  v128.store(out, f32x4.mul(f32x4.add(b, d), factors), 16)
}

/** Two sums, likewise. */
function mixFour(shares: usize, at: usize, row: i32, count: i32): v128 {
  let a = f32x4.splat(0)
  let b = a
  for (; count >= 2; count -= 2) {
    a = f32x4.add(a, f32x4.mul(v128.load_splat<f32>(shares), v128.load(at)))
    at += row
    b = f32x4.add(b, f32x4.mul(v128.load_splat<f32>(shares, 4), v128.load(at)))
    at += row
    shares += 8
  }
  if (count > 0) a = f32x4.add(a, f32x4.mul(v128.load_splat<f32>(shares), v128.load(at)))
  return f32x4.add(a, b)
}

function mixSixteen(
  out: usize,
  shares: usize,
  at: usize,
  row: i32,
  count: i32,
  factors: v128,
): void {
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
  v128.store(out, f32x4.mul(a, factors))
  v128.store(out, f32x4.mul(b, factors), 16)
  v128.store(out, f32x4.mul(c, factors), 32)
  v128.store(out, f32x4.mul(d, factors), 48)
}

/** Adds a vector to each row, times the row's share. */
function spread(rows: usize, shares: usize, vector: usize, row: i32, count: i32, width: i32): void {
  let i = 0
  for (; i + 16 <= width; i += 16) {
    spreadSixteen(rows + (i << 2), shares, vector + (i << 2), row, count)
  }
  for (; i < width; i += 4) {
    const four = v128.load(vector + (i << 2))
    let at = rows + (i << 2)
    for (let u = 0; u < count; u++) {
      const change = f32x4.mul(v128.load_splat<f32>(shares + (u << 2)), four)
      storeFirst(at, f32x4.add(v128.load(at), change), width - i)
      at += row
    }
  }
}

function spreadSixteen(at: usize, shares: usize, vector: usize, row: i32, count: i32): void {
  const a = v128.load(vector)
  const b = v128.load(vector, 16)
  const c = v128.load(vector, 32)
  const d = v128.load(vector, 48)
  for (let u = 0; u < count; u++) {
    const share = v128.load_splat<f32>(shares)
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(share, a)))
    v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(share, b)), 16)
    v128.store(at, f32x4.add(v128.load(at, 32), f32x4.mul(share, c)), 32)
    v128.store(at, f32x4.add(v128.load(at, 48), f32x4.mul(share, d)), 48)
    shares += 4
    at += row
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
  const row: i32 = ((heads + 2 * keyValueHeads) * headWidth) << 2
  const head: i32 = headWidth << 2
  const shared = heads / keyValueHeads
  for (let s = 0; s < sequences; s++) {
    for (let h = 0; h < heads; h++) {
      const keys = qkv + (heads + h / shared) * head
      const values = keys + keyValueHeads * head
      for (let t = 0; t < tokens; t++) {
        const from = load<i32>(starts + (t << 2))
        clear(pattern, min(from, tokens))
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
        clear(pattern + ((t + 1) << 2), tokens - t - 1)
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
  const row: i32 = ((heads + 2 * keyValueHeads) * headWidth) << 2
  const head: i32 = headWidth << 2
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
        dots(scratch, qkv + values + first, row, change, count, headWidth)
        sharesGradient(scratch, shares, count, factor)
        mix(qkvGradient + query, scratch, qkv + keys + first, row, count, headWidth, 1)
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
  const head: i32 = headWidth << 2
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

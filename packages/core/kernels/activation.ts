import { sigmoid4 } from './exponential'
import { storeFirst } from './lanes'

// ½ (1 + tanh z) is the sigmoid of 2z.

/** 2 × √(2 ÷ π) × (x + 0.044715 x³) */
function bent(x: v128, squares: v128): v128 {
  const inside = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(0.044715), squares))
  return f32x4.mul(f32x4.mul(f32x4.splat(1.5957691216057308), x), inside)
}

export function gelu(out: usize, sums: usize, length: i32): void {
  for (let i = 0; i < length; i += 4) {
    const x = v128.load(sums)
    storeFirst(out, f32x4.mul(x, sigmoid4(bent(x, f32x4.mul(x, x)))), length - i)
    sums += 16
    out += 16
  }
}

export function geluGradient(gradient: usize, sums: usize, length: i32): void {
  const one = f32x4.splat(1)
  for (let i = 0; i < length; i += 4) {
    // Further out the slope is exactly 0 or 1, and squares might leave the range.
    const x = f32x4.pmin(f32x4.pmax(v128.load(sums), f32x4.splat(-30)), f32x4.splat(30))
    const squares = f32x4.mul(x, x)
    const share = sigmoid4(bent(x, squares))
    const inside = f32x4.add(
      f32x4.splat(1.5957691216057308),
      f32x4.mul(f32x4.splat(1.5957691216057308 * 3 * 0.044715), squares),
    )
    const steepness = f32x4.mul(f32x4.mul(x, share), f32x4.mul(f32x4.sub(one, share), inside))
    const slope = f32x4.add(share, steepness)
    storeFirst(gradient, f32x4.mul(v128.load(gradient), slope), length - i)
    sums += 16
    gradient += 16
  }
}

export function swiglu(out: usize, sums: usize, rows: i32, hidden: i32): void {
  const up = hidden << 2
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < hidden; i += 4) {
      const at = i << 2
      const gate = v128.load(sums + at)
      const silu = f32x4.mul(gate, sigmoid4(gate))
      storeFirst(out + at, f32x4.mul(silu, v128.load(sums + up + at)), hidden - i)
    }
    sums += up * 2
    out += up
  }
}

export function swigluGradient(
  sumsGradient: usize,
  outGradient: usize,
  sums: usize,
  rows: i32,
  hidden: i32,
): void {
  const up = hidden << 2
  const one = f32x4.splat(1)
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < hidden; i += 4) {
      const at = i << 2
      const gate = v128.load(sums + at)
      const share = sigmoid4(gate)
      const gradient = f32x4.mul(v128.load(outGradient + at), share)
      const slope = f32x4.add(one, f32x4.mul(gate, f32x4.sub(one, share)))
      const ofGate = f32x4.mul(f32x4.mul(gradient, v128.load(sums + up + at)), slope)
      storeFirst(sumsGradient + at, ofGate, hidden - i)
      storeFirst(sumsGradient + up + at, f32x4.mul(gradient, gate), hidden - i)
    }
    sums += up * 2
    sumsGradient += up * 2
    outGradient += up
  }
}

export function rotate(
  values: usize,
  cosines: usize,
  sines: usize,
  places: usize,
  rows: i32,
  stride: i32,
  heads: i32,
  headWidth: i32,
  direction: f32,
): void {
  const signs = f32x4(-direction, direction, -direction, direction)
  for (let r = 0; r < rows; r++) {
    const place = load<i32>(places + (r << 2)) * (headWidth >> 1)
    let at = values
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < headWidth; i += 4) {
        const angle = (place + (i >> 1)) << 2
        const two = v128.load64_zero(cosines + angle)
        const cosine = v128.shuffle<f32>(two, two, 0, 0, 1, 1)
        const other = v128.load64_zero(sines + angle)
        const sine = f32x4.mul(v128.shuffle<f32>(other, other, 0, 0, 1, 1), signs)
        const pairs = v128.load(at + (i << 2))
        const swapped = v128.shuffle<f32>(pairs, pairs, 1, 0, 3, 2)
        const turned = f32x4.add(f32x4.mul(pairs, cosine), f32x4.mul(swapped, sine))
        storeFirst(at + (i << 2), turned, headWidth - i)
      }
      at += headWidth << 2
    }
    values += stride << 2
  }
}

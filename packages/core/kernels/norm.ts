import { keepFirst, laneSum, storeFirst } from './lanes'

export function layerNorm(
  out: usize,
  means: usize,
  scales: usize,
  input: usize,
  weight: usize,
  bias: usize,
  rows: i32,
  width: i32,
  epsilon: f32,
): void {
  for (let r = 0; r < rows; r++) {
    let sum = f32x4.splat(0)
    for (let i = 0; i < width; i += 4)
      sum = f32x4.add(sum, keepFirst(v128.load(input + (i << 2)), width - i))
    const mean = laneSum(sum) / (width as f32)
    const middle = f32x4.splat(mean)
    let squares = f32x4.splat(0)
    for (let i = 0; i < width; i += 4) {
      const away = keepFirst(f32x4.sub(v128.load(input + (i << 2)), middle), width - i)
      squares = f32x4.add(squares, f32x4.mul(away, away))
    }
    const total = laneSum(squares)
    if (total - total != 0) {
      farRow(out, means + (r << 2), scales + (r << 2), input, weight, bias, width, epsilon)
      input += width << 2
      out += width << 2
      continue
    }
    const scale: f32 = 1 / sqrt<f32>(total / (width as f32) + epsilon)
    store<f32>(means + (r << 2), mean)
    store<f32>(scales + (r << 2), scale)
    const factor = f32x4.splat(scale)
    for (let i = 0; i < width; i += 4) {
      const at = i << 2
      const normed = f32x4.mul(f32x4.sub(v128.load(input + at), middle), factor)
      const value = f32x4.add(f32x4.mul(normed, v128.load(weight + at)), v128.load(bias + at))
      storeFirst(out + at, value, width - i)
    }
    input += width << 2
    out += width << 2
  }
}

export function rmsNorm(
  out: usize,
  scales: usize,
  input: usize,
  weight: usize,
  rows: i32,
  width: i32,
  epsilon: f32,
): void {
  for (let r = 0; r < rows; r++) {
    let squares = f32x4.splat(0)
    for (let i = 0; i < width; i += 4) {
      const value = keepFirst(v128.load(input + (i << 2)), width - i)
      squares = f32x4.add(squares, f32x4.mul(value, value))
    }
    const total = laneSum(squares)
    if (total - total != 0) {
      farRow(out, 0, scales + (r << 2), input, weight, 0, width, epsilon)
      input += width << 2
      out += width << 2
      continue
    }
    const scale: f32 = 1 / sqrt<f32>(total / (width as f32) + epsilon)
    store<f32>(scales + (r << 2), scale)
    const factor = f32x4.splat(scale)
    for (let i = 0; i < width; i += 4) {
      const at = i << 2
      const normed = f32x4.mul(v128.load(input + at), factor)
      storeFirst(out + at, f32x4.mul(normed, v128.load(weight + at)), width - i)
    }
    input += width << 2
    out += width << 2
  }
}

/**
 * One row in double precision, as the plain kernels do it: where single precision can't hold the squares,
 * whose infinity would make a silent 0 of every number.
 * @param mean - 0 for RMS norm, which takes no mean away @param bias - 0 for RMS norm
 */
function farRow(
  out: usize,
  mean: usize,
  scale: usize,
  input: usize,
  weight: usize,
  bias: usize,
  width: i32,
  epsilon: f32,
): void {
  const end = input + (width << 2)
  let middle: f64 = 0
  if (mean != 0) {
    for (let at = input; at < end; at += 4) middle += load<f32>(at) as f64
    middle /= width as f64
    store<f32>(mean, middle as f32)
  }
  let squares: f64 = 0
  for (let at = input; at < end; at += 4) {
    const away = (load<f32>(at) as f64) - middle
    squares += away * away
  }
  const factor: f64 = 1 / sqrt<f64>(squares / (width as f64) + (epsilon as f64))
  store<f32>(scale, factor as f32)
  for (let i = 0; i < width; i++) {
    const at = i << 2
    const normed = ((load<f32>(input + at) as f64) - middle) * factor
    const shift = bias == 0 ? 0 : (load<f32>(bias + at) as f64)
    store<f32>(out + at, (normed * (load<f32>(weight + at) as f64) + shift) as f32)
  }
}

/**
 * The way back of both norms: what a stretch of the whole row would do has to go, and with layer norm
 * what a shift would do.
 * @param means - 0 for RMS norm, which takes no mean away @param biasGradient - 0 for RMS norm
 */
export function normGradient(
  inputGradient: usize,
  weightGradient: usize,
  biasGradient: usize,
  outGradient: usize,
  input: usize,
  weight: usize,
  means: usize,
  scales: usize,
  rows: i32,
  width: i32,
): void {
  for (let r = 0; r < rows; r++) {
    const mean = f32x4.splat(means == 0 ? 0 : load<f32>(means + (r << 2)))
    const scale = f32x4.splat(load<f32>(scales + (r << 2)))
    let shifts = f32x4.splat(0)
    let stretches = shifts
    for (let i = 0; i < width; i += 4) {
      const at = i << 2
      const normed = f32x4.mul(f32x4.sub(v128.load(input + at), mean), scale)
      const gradient = v128.load(outGradient + at)
      const ofWeight = f32x4.add(v128.load(weightGradient + at), f32x4.mul(gradient, normed))
      storeFirst(weightGradient + at, ofWeight, width - i)
      const weighed = keepFirst(f32x4.mul(gradient, v128.load(weight + at)), width - i)
      stretches = f32x4.add(stretches, keepFirst(f32x4.mul(weighed, normed), width - i))
      if (means == 0) continue
      storeFirst(biasGradient + at, f32x4.add(v128.load(biasGradient + at), gradient), width - i)
      shifts = f32x4.add(shifts, weighed)
    }
    const shift = f32x4.splat(laneSum(shifts) / (width as f32))
    const stretch = f32x4.splat(laneSum(stretches) / (width as f32))
    for (let i = 0; i < width; i += 4) {
      const at = i << 2
      const normed = f32x4.mul(f32x4.sub(v128.load(input + at), mean), scale)
      const weighed = f32x4.mul(v128.load(outGradient + at), v128.load(weight + at))
      const change = f32x4.sub(f32x4.sub(weighed, shift), f32x4.mul(normed, stretch))
      const sum = f32x4.add(v128.load(inputGradient + at), f32x4.mul(scale, change))
      storeFirst(inputGradient + at, sum, width - i)
    }
    inputGradient += width << 2
    outGradient += width << 2
    input += width << 2
  }
}

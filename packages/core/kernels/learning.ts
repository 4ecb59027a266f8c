import { log } from './host'
import { clear, largestOf, storeFirst } from './lanes'
import { scale } from './rows'
import { powers } from './softmax'

export function crossEntropy(
  losses: usize,
  logits: usize,
  targets: usize,
  rows: i32,
  vocabulary: i32,
  factor: f32,
): void {
  for (let r = 0; r < rows; r++) {
    const target = load<i32>(targets)
    let loss: f64 = 0
    if (target < 0) clear(logits, vocabulary)
    else {
      const at = logits + (target << 2)
      const largest = largestOf(logits, vocabulary)
      const ofTarget = (load<f32>(at) as f64) - (largest as f64)
      const total = powers(logits, vocabulary, largest)
      scale(logits, ((factor as f64) / total) as f32, vocabulary)
      store<f32>(at, load<f32>(at) - factor)
      loss = log(total) - ofTarget
    }
    store<f32>(losses, loss as f32)
    losses += 4
    targets += 4
    logits += vocabulary << 2
  }
}

/**
 * AdamW from one number to another, everything that doesn't depend on the number worked out before.
 * @param seen1 - 1 ÷ (1 − beta1^step) @param seen2 - 1 ÷ (1 − beta2^step)
 * @param kept - 1 − learning rate × weight decay
 */
export function adamW(
  parameters: usize,
  first: usize,
  second: usize,
  gradient: usize,
  from: i32,
  to: i32,
  rate: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  seen2: f32,
  epsilon: f32,
  kept: f32,
): void {
  for (let i = from; i < to; i += 4) {
    const at = i << 2
    const slope = v128.load(gradient + at)
    const mean = f32x4.add(
      f32x4.mul(f32x4.splat(beta1), v128.load(first + at)),
      f32x4.mul(f32x4.splat(rest1), slope),
    )
    const square = f32x4.add(
      f32x4.mul(f32x4.splat(beta2), v128.load(second + at)),
      f32x4.mul(f32x4.mul(f32x4.splat(rest2), slope), slope),
    )
    storeFirst(first + at, mean, to - i)
    storeFirst(second + at, square, to - i)
    const root = f32x4.sqrt(f32x4.mul(square, f32x4.splat(seen2)))
    const spread = f32x4.add(root, f32x4.splat(epsilon))
    const step = f32x4.div(f32x4.mul(f32x4.splat(rate), mean), spread)
    const value = f32x4.sub(f32x4.mul(v128.load(parameters + at), f32x4.splat(kept)), step)
    storeFirst(parameters + at, value, to - i)
  }
}

import type { Floats } from '../../numbers/floats.ts'
import type { AdamWSettings } from '../kernels.ts'

export function crossEntropyInto(
  losses: Floats,
  logits: Floats,
  targets: Int32Array,
  rows: number,
  vocabulary: number,
  factor: number,
): void {
  for (let r = 0; r < rows; r++) {
    const at = r * vocabulary
    const target = targets[r]
    if (target < 0) {
      losses[r] = 0
      logits.fill(0, at, at + vocabulary)
      continue
    }
    let largest = -Infinity
    for (let i = 0; i < vocabulary; i++) if (logits[at + i] > largest) largest = logits[at + i]
    const ofTarget = logits[at + target] - largest
    let total = 0
    for (let i = 0; i < vocabulary; i++) {
      const share = Math.exp(logits[at + i] - largest)
      logits[at + i] = share
      total += share
    }
    losses[r] = Math.log(total) - ofTarget
    for (let i = 0; i < vocabulary; i++) logits[at + i] *= factor / total
    logits[at + target] -= factor
  }
}

export function adamWInto(
  parameters: Floats,
  first: Floats,
  second: Floats,
  gradient: Floats,
  from: number,
  to: number,
  step: number,
  { learningRate, beta1, beta2, epsilon, weightDecay }: AdamWSettings,
): void {
  // Both means begin at 0 and are too small by these at first.
  const seen1 = 1 - beta1 ** step
  const seen2 = 1 - beta2 ** step
  const kept = 1 - learningRate * weightDecay
  for (let i = from; i < to; i++) {
    const slope = gradient[i]
    first[i] = beta1 * first[i] + (1 - beta1) * slope
    second[i] = beta2 * second[i] + (1 - beta2) * slope * slope
    const spread = Math.sqrt(second[i] / seen2) + epsilon
    parameters[i] = parameters[i] * kept - (learningRate * first[i]) / (seen1 * spread)
  }
}

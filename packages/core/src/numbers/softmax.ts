import { type Floats, zerosLike } from './floats.ts'

/**
 * Turns any numbers into shares that add up to 1, the larger the number the larger the share.
 *
 * Shift-invariant and free of overflow: the largest entry is taken off first. −∞ gets the share 0;
 * where every entry is −∞ nothing can be preferred and all shares are NaN, as in the definition.
 * @param logits - [n]
 * @returns [n]; adds up to 1
 * @example
 * softmax([0, 0]) // => Float32Array [0.5, 0.5]
 */
export function softmax(logits: ArrayLike<number>): Floats {
  const shares = zerosLike(logits, logits.length)
  softmaxInto(shares, logits)
  return shares
}

/** As `softmax`, written into `target`, which may be `logits` itself. */
export function softmaxInto(target: Floats, logits: ArrayLike<number>): void {
  const largest = maximum(logits)
  let total = 0
  for (let i = 0; i < logits.length; i++) {
    // ∞ − ∞ is NaN; with +∞ about, that is where the whole share belongs.
    const raised = logits[i] === Infinity ? 1 : Math.exp(logits[i] - largest)
    target[i] = raised
    total += raised
  }
  for (let i = 0; i < logits.length; i++) target[i] /= total
}

/**
 * The logarithm of the sum of exponentials, without overflow. Empty or all −∞ gives −∞.
 * @example
 * logSumExp([1000, 1000]) // => 1000.6931471805599
 */
export function logSumExp(logits: ArrayLike<number>): number {
  const largest = maximum(logits)
  if (!Number.isFinite(largest)) return largest
  let total = 0
  for (let i = 0; i < logits.length; i++) total += Math.exp(logits[i] - largest)
  return largest + Math.log(total)
}

/**
 * The logarithm of each softmax share, exact also where the share itself rounds to 0.
 * @returns [n]
 */
export function logSoftmax(logits: Floats): Floats {
  const whole = logSumExp(logits)
  const out = zerosLike(logits, logits.length)
  for (let i = 0; i < logits.length; i++) out[i] = logits[i] - whole
  return out
}

/** −∞ where there is none, NaN where there is one. */
function maximum(values: ArrayLike<number>): number {
  let largest = -Infinity
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i])
  return largest
}

import { type Pass, passBackwardInto } from '../network/pass.ts'
import type { Examples } from './examples.ts'
import { lossSumGradientInto } from './loss.ts'

/** Puts the input of example `n` before the net. */
export function showExample({ input }: Pass, { inputs }: Examples, n: number): void {
  const from = n * input.length
  for (let i = 0; i < input.length; i++) input[i] = inputs[from + i]
}

/** Learns from what was shown: adds the gradient of its loss, times the factor, onto `target`. */
export function learnExampleInto(
  target: Float64Array,
  pass: Pass,
  { targets }: Examples,
  n: number,
): void {
  lossSumGradientInto(pass, targets, n * pass.last.neurons)
  passBackwardInto(target, pass)
}

import type { Floats } from '../numbers/floats.ts'
import type { Norm, Transformer } from './model.ts'
import type { NormBuffers } from './pass.ts'

/**
 * Layer norm where there is a bias, RMS norm where there is none.
 * @param input - [rows, width]
 */
export function normInto(
  { config, kernels }: Transformer,
  { out, means, scales }: NormBuffers,
  { weight, bias }: Norm,
  input: Floats,
  rows: number,
): void {
  const { width, epsilon } = config
  if (bias === null) kernels.rmsNormInto(out, scales, input, weight, rows, width, epsilon)
  else kernels.layerNormInto(out, means, scales, input, weight, bias, rows, width, epsilon)
}

/**
 * Adds onto the gradients of the input and of the norm's own weights.
 * @param outGradient - [rows, width]
 * @param input - [rows, width], as it went in
 */
export function normGradientInto(
  { config, kernels }: Transformer,
  inputGradient: Floats,
  gradient: Norm,
  outGradient: Floats,
  { weight }: Norm,
  input: Floats,
  { means, scales }: NormBuffers,
  rows: number,
): void {
  const { width } = config
  if (gradient.bias === null)
    kernels.rmsNormGradientInto(
      inputGradient,
      gradient.weight,
      outGradient,
      input,
      weight,
      scales,
      rows,
      width,
    )
  else
    kernels.layerNormGradientInto(
      inputGradient,
      gradient.weight,
      gradient.bias,
      outGradient,
      input,
      weight,
      means,
      scales,
      rows,
      width,
    )
}

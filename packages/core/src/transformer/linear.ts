import type { Kernels } from '../kernels/kernels.ts'
import type { Floats } from '../numbers/floats.ts'
import type { Linear } from './model.ts'
import { type Pass, rowsOf } from './pass.ts'
import { type Probe, show } from './probe.ts'

/**
 * out = input · weightᵀ + bias, or added to what is there (not with int8 weights).
 * @param out - [rows, outputs]
 * @param input - [rows, inputs]
 */
export function linearInto(
  kernels: Kernels,
  out: Floats,
  { weight, bias }: Linear,
  input: Floats,
  rows: number,
  add = false,
): void {
  const { rows: outputs, columns: inputs, values, scales } = weight
  // One row makes no view: a session's steps make nothing new.
  if (scales !== null && rows === 1)
    kernels.matvecInt8Into(out, values, scales, input, outputs, inputs)
  else if (scales !== null)
    for (let r = 0; r < rows; r++)
      kernels.matvecInt8Into(
        out.subarray(r * outputs),
        values,
        scales,
        input.subarray(r * inputs),
        outputs,
        inputs,
      )
  else if (rows === 1 && !add) kernels.matvecInto(out, values, input, outputs, inputs)
  else kernels.matmulTransposedInto(out, input, values, rows, inputs, outputs, add)
  if (bias !== null) kernels.addRowInto(out, bias, rows, outputs)
}

/**
 * Adds the gradients of the weights, and writes the input's.
 * @param inputGradient - [rows, inputs]
 * @param gradient - of the layer's weights
 * @param outGradient - [rows, outputs]
 * @param input - [rows, inputs], as it went in
 */
export function linearGradientInto(
  kernels: Kernels,
  inputGradient: Floats,
  gradient: Linear,
  outGradient: Floats,
  { weight }: Linear,
  input: Floats,
  rows: number,
): void {
  const { rows: outputs, columns: inputs } = weight
  // Only a model of floats has gradients.
  const values = weight.values as Floats
  const target = gradient.weight.values as Floats
  kernels.matmulInto(inputGradient, outGradient, values, rows, outputs, inputs, false)
  kernels.transposedMatmulInto(target, outGradient, input, outputs, rows, inputs, true)
  if (gradient.bias !== null) kernels.addRowSumsInto(gradient.bias, outGradient, rows, outputs)
}

/**
 * after = before + the layer's output: how attention and the MLP write into the residual stream.
 * @param after - [rows, width]; may be `before` itself
 */
export function addOutput(
  pass: Pass,
  probe: Probe | null,
  b: number,
  part: 'attention' | 'mlp',
  after: Floats,
  before: Floats,
  linear: Linear,
  input: Floats,
): void {
  const { kernels } = pass.model
  const rows = rowsOf(pass)
  if (after !== before) after.set(before)
  if (probe === null && linear.weight.scales === null)
    return linearInto(kernels, after, linear, input, rows, true)
  const length = rows * linear.weight.rows
  linearInto(kernels, pass.scratch, linear, input, rows)
  if (probe !== null) show(probe, `blocks.${b}.${part}.output`, pass.scratch, length)
  kernels.addInto(after, pass.scratch, length)
}

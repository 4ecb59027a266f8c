import { addOutput, linearGradientInto, linearInto } from './linear.ts'
import { normGradientInto, normInto } from './norm.ts'
import { type Pass, rowsOf, sumsWidthOf } from './pass.ts'
import { type Probe, show } from './probe.ts'

/** Each token for itself goes through a small net: between → after. */
export function mlp(pass: Pass, b: number, probe: Probe | null): void {
  const { model } = pass
  const { config, kernels } = model
  const { mlpNorm, up, down } = model.weights.blocks[b]
  const { between, mlpNorm: norm, sums, values, after } = pass.blocks[b]
  const rows = rowsOf(pass)
  normInto(model, norm, mlpNorm, between, rows)
  if (probe !== null) show(probe, `blocks.${b}.mlp.norm`, norm.out, rows * config.width)
  linearInto(kernels, sums, up, norm.out, rows)
  if (probe !== null) show(probe, `blocks.${b}.mlp.sums`, sums, rows * sumsWidthOf(config))
  if (config.activation === 'swiglu') kernels.swigluInto(values, sums, rows, config.hidden)
  else kernels.geluInto(values, sums, rows * config.hidden)
  if (probe !== null) show(probe, `blocks.${b}.mlp.values`, values, rows * config.hidden)
  addOutput(pass, probe, b, 'mlp', after, between, down, values)
}

/** The gradient of the residual stream, from `after` to `between`; adds the weights' gradients. */
export function mlpGradient(pass: Pass, b: number): void {
  const { model } = pass
  const { config, kernels } = model
  const { weights, residual, normed, wide, values } = pass.gradients!
  const { mlpNorm, up, down } = model.weights.blocks[b]
  const gradient = weights.blocks[b]
  const buffers = pass.blocks[b]
  const rows = rowsOf(pass)
  const gated = config.activation === 'swiglu'
  linearGradientInto(
    kernels,
    gated ? values : wide,
    gradient.down,
    residual,
    down,
    buffers.values,
    rows,
  )
  if (gated) kernels.swigluGradientInto(wide, values, buffers.sums, rows, config.hidden)
  else kernels.geluGradientInto(wide, buffers.sums, rows * config.hidden)
  linearGradientInto(kernels, normed, gradient.up, wide, up, buffers.mlpNorm.out, rows)
  normGradientInto(
    model,
    residual,
    gradient.mlpNorm,
    normed,
    mlpNorm,
    buffers.between,
    buffers.mlpNorm,
    rows,
  )
}

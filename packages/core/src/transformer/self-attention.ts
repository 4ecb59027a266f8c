import type { Floats } from '../numbers/floats.ts'
import { attentionStages } from './attention-stages.ts'
import { headWidthOf, qkvWidthOf } from './config.ts'
import { addOutput, linearGradientInto, linearInto } from './linear.ts'
import { normGradientInto, normInto } from './norm.ts'
import { type Pass, rowsOf } from './pass.ts'
import { type Probe, show } from './probe.ts'

/** Each token takes from those before it what it finds there: before → between. */
export function selfAttention(pass: Pass, b: number, probe: Probe | null): void {
  const { model, batch, shape } = pass
  const { kernels } = model
  const { attentionNorm, qkv, output } = model.weights.blocks[b]
  const buffers = pass.blocks[b]
  const { out } = buffers.attentionNorm
  const rows = rowsOf(pass)
  normInto(model, buffers.attentionNorm, attentionNorm, buffers.before, rows)
  if (probe !== null) show(probe, `blocks.${b}.attention.norm`, out, rows * model.config.width)
  linearInto(kernels, buffers.qkv, qkv, out, rows)
  if (probe?.positions !== false) turn(pass, buffers.qkv, 1)
  if (probe === null)
    kernels.attentionInto(buffers.mix, buffers.pattern, buffers.qkv, batch.starts, shape)
  else attentionStages(pass, b, probe)
  addOutput(pass, probe, b, 'attention', buffers.between, buffers.before, output, buffers.mix)
}

/** The gradient of the residual stream, from `between` to `before`; adds the weights' gradients. */
export function selfAttentionGradient(pass: Pass, b: number): void {
  const { model, batch, shape } = pass
  const { kernels } = model
  const { weights, residual, normed, wide, scratch } = pass.gradients!
  const block = model.weights.blocks[b]
  const gradient = weights.blocks[b]
  const buffers = pass.blocks[b]
  const rows = rowsOf(pass)
  linearGradientInto(kernels, normed, gradient.output, residual, block.output, buffers.mix, rows)
  kernels.attentionGradientInto(
    wide,
    normed,
    buffers.pattern,
    buffers.qkv,
    batch.starts,
    scratch,
    shape,
  )
  turn(pass, wide, -1)
  linearGradientInto(
    kernels,
    normed,
    gradient.qkv,
    wide,
    block.qkv,
    buffers.attentionNorm.out,
    rows,
  )
  normGradientInto(
    model,
    residual,
    gradient.attentionNorm,
    normed,
    block.attentionNorm,
    buffers.before,
    buffers.attentionNorm,
    rows,
  )
}

/** Rotary positions: turns queries and keys, which lie side by side, by their places. */
function turn(pass: Pass, qkv: Floats, direction: number): void {
  const { config, kernels, rotary } = pass.model
  if (rotary === null) return
  kernels.rotateInto(
    qkv,
    rotary.cosines,
    rotary.sines,
    pass.places,
    rowsOf(pass),
    qkvWidthOf(config),
    config.heads + config.keyValueHeads,
    headWidthOf(config),
    direction,
  )
}

import { embedGradient } from './embed.ts'
import { linearGradientInto } from './linear.ts'
import { mlpGradient } from './mlp.ts'
import { normGradientInto } from './norm.ts'
import { type Pass, rowsOf } from './pass.ts'
import { selfAttentionGradient } from './self-attention.ts'

/**
 * The way back, from the gradient of the logits that `lossOf` left: adds to the gradient of every
 * parameter. Each piece's own way back stands beside its way forward.
 * @param pass - one for training, after `forward` and `lossOf`
 */
export function backward(pass: Pass): void {
  const { config, kernels, weights } = pass.model
  const { weights: gradient, residual, normed } = pass.gradients!
  const { after } = pass.blocks[config.layers - 1]
  const rows = rowsOf(pass)
  linearGradientInto(kernels, normed, gradient.head, pass.logits, weights.head, pass.norm.out, rows)
  residual.fill(0)
  normGradientInto(
    pass.model,
    residual,
    gradient.norm,
    normed,
    weights.norm,
    after,
    pass.norm,
    rows,
  )
  for (let b = config.layers - 1; b >= 0; b--) {
    mlpGradient(pass, b)
    selfAttentionGradient(pass, b)
  }
  embedGradient(pass)
}

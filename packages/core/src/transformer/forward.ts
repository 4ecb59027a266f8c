import { embed } from './embed.ts'
import { linearInto } from './linear.ts'
import { mlp } from './mlp.ts'
import { normInto } from './norm.ts'
import { type Pass, rowsOf } from './pass.ts'
import { type Probe, show } from './probe.ts'
import { selfAttention } from './self-attention.ts'

/**
 * Runs a model over the pass's batch: from ids and starts to the logits.
 * @param probe - sees every value, and may change it; only where the run is of one sequence
 */
export function forward(pass: Pass, probe: Probe | null = null): void {
  const { config, kernels, weights } = pass.model
  const rows = rowsOf(pass)
  const size = rows * config.width
  place(pass)
  embed(pass, probe)
  for (let b = 0; b < config.layers; b++) {
    const { before, between, after } = pass.blocks[b]
    if (probe !== null) show(probe, `blocks.${b}.residual.before`, before, size)
    selfAttention(pass, b, probe)
    if (probe !== null) show(probe, `blocks.${b}.residual.between`, between, size)
    mlp(pass, b, probe)
    if (probe !== null) show(probe, `blocks.${b}.residual.after`, after, size)
  }
  normInto(pass.model, pass.norm, weights.norm, pass.blocks[config.layers - 1].after, rows)
  if (probe !== null) show(probe, 'norm', pass.norm.out, size)
  linearInto(kernels, pass.logits, weights.head, pass.norm.out, rows)
  if (probe !== null) show(probe, 'logits', pass.logits, rows * config.vocabulary)
}

/**
 * Places count from each token's start.
 * @throws RangeError for an id outside the vocabulary, or a start that isn't before its token
 */
function place({ model, batch, places, shape }: Pass): void {
  const { vocabulary } = model.config
  for (let s = 0, row = 0; s < shape.sequences; s++)
    for (let t = 0; t < shape.tokens; t++, row++) {
      const id = batch.ids[row]
      const start = batch.starts[row]
      if (id < 0 || id >= vocabulary)
        throw new RangeError(`a run needs ids from 0 to ${vocabulary - 1}, got ${id} in row ${row}`)
      if (start < 0 || start > t)
        throw new RangeError(`a run needs starts from 0 to ${t}, got ${start} in row ${row}`)
      places[row] = t - start
    }
}

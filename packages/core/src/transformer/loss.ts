import { type Pass, rowsOf } from './pass.ts'

/**
 * How far off the logits of a run are: the mean cross-entropy, in nats, of the targets that count.
 * Turns the logits into their gradient.
 * @returns 0 where no target counts
 * @throws RangeError for a target outside the vocabulary
 */
export function lossOf(pass: Pass): number {
  const { model, batch, logits, losses } = pass
  const { vocabulary } = model.config
  const rows = rowsOf(pass)
  let counted = 0
  for (let r = 0; r < rows; r++) {
    if (batch.targets[r] >= vocabulary)
      throw new RangeError(
        `a loss needs targets below ${vocabulary}, got ${batch.targets[r]} in row ${r}`,
      )
    if (batch.targets[r] >= 0) counted++
  }
  if (counted === 0) {
    logits.fill(0)
    losses.fill(0)
    return 0
  }
  model.kernels.crossEntropyInto(losses, logits, batch.targets, rows, vocabulary, 1 / counted)
  let sum = 0
  for (let r = 0; r < rows; r++) sum += losses[r]
  return sum / counted
}

import { requireInteger } from '../numbers/require.ts'
import type { TransformerCheckpoint, TransformerStep, TransformerTrainer } from './trainer.ts'

/** Where training has got to. */
export interface TransformerReport extends TransformerStep {
  /** Targets learnt from since the last report, a second; null without a clock. */
  readonly tokensPerSecond: number | null
}

/** How training ended. */
export interface TransformerTrainingResult {
  /** Steps: they ran out. Diverged: the loss blew up. */
  readonly reason: 'steps' | 'diverged'
  /** As of the end; after a divergence as of the last report that was sound. */
  readonly checkpoint: TransformerCheckpoint
}

export interface TransformerRun {
  /** Up to which step; to the end of the schedule if not said. */
  readonly until?: number
  /** How many steps between two reports; 1 if not said. */
  readonly reportEvery?: number
  /** Milliseconds since some moment, to tell the speed by. */
  readonly now?: () => number
}

/** So many times what guessing evenly would cost, and training has blown up. */
const blownUp = 2

/**
 * Trains in turns: each turn of the generator runs up to the next report.
 *
 * A run ends as `diverged` when the loss or the gradient stops being finite, or when the loss is more
 * than twice that of guessing evenly and than that of the first step.
 * @throws RangeError for steps that aren't whole numbers; at the first turn
 */
export function* trainTransformer(
  trainer: TransformerTrainer,
  { until = trainer.settings.steps, reportEvery = 1, now }: TransformerRun = {},
): Generator<TransformerReport, TransformerTrainingResult, void> {
  requireInteger('training until', until, 1, 2 ** 31 - 1)
  requireInteger('training reportEvery', reportEvery, 1, 2 ** 31 - 1)
  let sound = trainer.checkpoint()
  let most = blownUp * Math.log(trainer.model.config.vocabulary)
  let begun = now?.()
  let targets = 0
  let isFirst = true
  while (trainer.step < until) {
    const done = trainer.advance()
    if (isFirst && done !== null) most = Math.max(most, blownUp * done.loss)
    isFirst = false
    if (done === null || done.loss > most) return { reason: 'diverged', checkpoint: sound }
    targets += done.targets
    if (done.step % reportEvery !== 0 && done.step < until) continue
    const at = now?.()
    const tokensPerSecond =
      at === undefined || begun === undefined || at <= begun
        ? null
        : (1000 * targets) / (at - begun)
    sound = trainer.checkpoint()
    yield { ...done, tokensPerSecond }
    begun = now?.()
    targets = 0
  }
  return { reason: 'steps', checkpoint: trainer.checkpoint() }
}

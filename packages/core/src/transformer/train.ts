import { requireInteger } from '../numbers/require.ts'
import type { Transformer } from './model.ts'
import type { TransformerCheckpoint, TransformerStep, TransformerTrainer } from './trainer.ts'

/** Where training has got to. */
export interface TransformerReport extends TransformerStep {
  /** Targets learnt from since the last report, a second; null without a clock. */
  readonly tokensPerSecond: number | null
}

/** How training ended. */
export interface TransformerTrainingResult {
  /** Steps: they ran out. Diverged: the loss or the numbers blew up. */
  readonly reason: 'steps' | 'diverged'
  /**
   * As of the end, whose numbers are finite though no loss has judged them yet. After a divergence as
   * of the last report (or the start) after which the next step's loss was sound.
   */
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
 * A run ends as `diverged` when the loss or the gradient stops being finite, when the loss is more than
 * twice that of guessing evenly and than that of the first step, or when at a report the sum of the
 * squares of all learnt numbers is beyond single precision. Each report costs a copy of these numbers
 * and of AdamW's means, into arrays made once.
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
  let isFirst = true
  // A step's loss judges the numbers from before the step: only now are they known to be sound.
  const isSound = (loss: number): boolean => {
    if (isFirst) most = Math.max(most, blownUp * loss)
    isFirst = false
    if (loss > most) return false
    if (trainer.step % reportEvery === 0) sound = trainer.checkpoint(sound)
    return true
  }
  let begun = now?.()
  let targets = 0
  while (trainer.step < until) {
    const done = trainer.advance(isSound)
    if (done === null) return { reason: 'diverged', checkpoint: sound }
    targets += done.targets
    if (done.step % reportEvery !== 0 && done.step < until) continue
    if (!hasFiniteNumbers(trainer.model)) return { reason: 'diverged', checkpoint: sound }
    const at = now?.()
    const tokensPerSecond =
      at === undefined || begun === undefined || at <= begun
        ? null
        : (1000 * targets) / (at - begun)
    yield { ...done, tokensPerSecond }
    begun = now?.()
    targets = 0
  }
  return { reason: 'steps', checkpoint: trainer.checkpoint(sound) }
}

/** Also of numbers that no batch has asked for since: a loss doesn't see those. */
function hasFiniteNumbers({ kernels, parameters }: Transformer): boolean {
  // Rounded, so that plain kernels, which add up in double precision, stop where fast ones do.
  return Number.isFinite(Math.fround(kernels.sumOfSquares(parameters!, parameters!.length)))
}

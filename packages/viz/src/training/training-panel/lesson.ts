import type { Network } from '@nextword/core/network'
import type { Random } from '@nextword/core/numbers'
import {
  type Examples,
  train,
  type TrainingReport,
  type TrainingSettings,
} from '@nextword/core/training'

/** Why training ended. */
export type LessonEnd = 'done' | 'epochs' | 'diverged'

/** A step of training, and whether it was the last. */
export interface LessonReport extends TrainingReport {
  readonly end: LessonEnd | null
}

/**
 * Core's training, a report each step; whether it is done is asked only at the end of an epoch, as
 * core does when it reports by epochs, so that both come to the same net.
 *
 * @param record - called with every report, the one before the first step too; between two frames
 * there may be many, of which playback shows only the last
 */
export function* lesson(
  network: Network,
  examples: Examples,
  settings: TrainingSettings,
  random: Random,
  record: (report: TrainingReport) => void,
): Generator<LessonReport, LessonEnd, undefined> {
  const inEpoch = stepsInEpoch(examples.count, settings.batch)
  const training = train(
    network,
    examples,
    { ...settings, stopAtLoss: 0, reportEvery: 'step' },
    random,
  )
  for (let turn = training.next(); turn.done !== true; turn = training.next()) {
    const report = turn.value
    record(report)
    const epochEnds = report.step % inEpoch === 0
    const end =
      epochEnds && report.loss <= settings.stopAtLoss
        ? 'done'
        : report.step >= settings.epochs * inEpoch
          ? 'epochs'
          : null
    if (report.step > 0) yield { ...report, end }
    if (end !== null) return end
  }
  return 'diverged'
}

/** How many steps make an epoch. */
export function stepsInEpoch(count: number, batch: number | 'all'): number {
  return batch === 'all' ? 1 : Math.max(1, Math.ceil(count / batch))
}

import { defaultTraining, type TrainingSettings } from '@nextword/core/training'
import { givenProps } from '../../kit/controlled.svelte.ts'
import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { significantDigits } from '../../kit/log-scale.ts'
import { type Warn, warnOnce } from '../../kit/schema.ts'
import type { Words } from '../../words/en.ts'
import { trainingSettingsSchema } from './schema.ts'

/** The rates that can be typed; the slider covers those in the middle. */
export const rates = { least: 0.000001, low: 0.001, high: 100, most: 100000 }

/** Settings from wherever they come: a bad one gives core's default and one warning. */
export function readSettings(raw: unknown, warn: Warn = warnOnce): TrainingSettings {
  if (raw === undefined) return defaultTraining
  if (typeof raw !== 'object' || raw === null) {
    warn(`Nextword: settings needs an object, got ${String(raw)}; the default is used.`)
    return defaultTraining
  }
  const given = givenProps(trainingSettingsSchema, raw as Record<string, unknown>, warn)
  const { batch } = raw as { batch?: unknown }
  return { ...defaultTraining, ...given, batch: readBatch(batch, warn) }
}

function readBatch(raw: unknown, warn: Warn): number | 'all' {
  if (raw === undefined || raw === 'all') return raw ?? defaultTraining.batch
  const size = Number(raw)
  if (Number.isInteger(size) && size >= 1 && size <= 65536) return size
  warn(`Nextword: batch needs a whole number of at least 1, or 'all'; the default is used.`)
  return defaultTraining.batch
}

/** What the slider of the rate is put to after a run that blew up. */
export function lowerRate(rate: number): number {
  return rate > 1 ? defaultTraining.learningRate : Math.max(rates.least, rate / 10)
}

/** Whether a run that blew up at this rate would have done so at a lower one: it is the weights. */
export const isLowRate = (rate: number): boolean => rate <= rates.low

export const formatRate = (rate: number, lang: string): string =>
  formatNumber(rate, lang, significantDigits(rate))

/** The kinds of settings that differ, each with the words that mark it in the curve. */
export function changesBetween(
  before: TrainingSettings,
  after: TrainingSettings,
  words: Words,
  lang: string,
): { readonly kind: string; readonly text: string }[] {
  const w = words.trainingPanel
  const changes: { kind: string; text: string }[] = []
  if (before.learningRate !== after.learningRate)
    changes.push({ kind: 'rate', text: w.marks.rate(formatRate(after.learningRate, lang)) })
  if (before.optimizer !== after.optimizer)
    changes.push({ kind: 'optimizer', text: w.optimizers[after.optimizer] })
  if (before.batch !== after.batch)
    changes.push({
      kind: 'batch',
      text: w.marks.batch(after.batch === 'all' ? w.all : formatCount(after.batch, lang)),
    })
  if (before.flipChance !== after.flipChance)
    changes.push({ kind: 'noise', text: w.marks.noise(formatShare(after.flipChance, lang)) })
  if (before.weightLimit !== after.weightLimit)
    changes.push({
      kind: 'limit',
      text:
        after.weightLimit === null
          ? w.marks.limitNone
          : w.marks.limit(formatRate(after.weightLimit, lang)),
    })
  return changes
}

/** Whether a run with one may go on with the other. */
export function sameSettings(a: TrainingSettings, b: TrainingSettings): boolean {
  return (Object.keys(a) as (keyof TrainingSettings)[]).every((name) => a[name] === b[name])
}

import { formatCount, formatNumber } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'

/** A count of words to three digits: more is no news. */
export function wordsText(count: number, lang: string): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2)
  return formatCount(Math.round(count / unit) * unit, lang)
}

/** A distance in nats: two digits after the point, three where it is small. */
export const natsText = (nats: number, lang: string): string =>
  formatNumber(nats, lang, nats < 0.1 ? 3 : 2)

/** How long something will take, roughly; null where nobody knows. */
export function timeText(seconds: number | null, words: Words, lang: string): string | null {
  if (seconds === null || !Number.isFinite(seconds)) return null
  const w = words.trainALanguageModel
  return seconds < 99.5
    ? w.seconds(formatCount(Math.max(1, Math.round(seconds)), lang))
    : w.minutes(formatCount(Math.round(seconds / 60), lang))
}

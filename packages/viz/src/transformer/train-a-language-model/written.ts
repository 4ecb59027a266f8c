import { formatCount, formatNumber } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'

/** A count of words to three digits: more is no news. */
export function wordsText(count: number, lang: string): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2)
  return formatCount(Math.round(count / unit) * unit, lang)
}

/** As bits, which is what figures show: a bit is ln 2 nats. */
export const bitsIn = (nats: number): number => nats / Math.LN2

/** A surprise or a distance in bits, given in nats: two digits, three where it is small. */
export const bitsText = (nats: number, lang: string): string =>
  formatNumber(bitsIn(nats), lang, bitsIn(nats) < 0.0995 ? 3 : 2)

/** How long something will take, roughly; null where nobody knows. */
export function timeText(seconds: number | null, words: Words, lang: string): string | null {
  if (seconds === null || !Number.isFinite(seconds)) return null
  const w = words.trainALanguageModel
  return seconds < 99.5
    ? w.seconds(formatCount(Math.max(1, Math.round(seconds)), lang))
    : w.minutes(formatCount(Math.round(seconds / 60), lang))
}

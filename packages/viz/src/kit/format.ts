/** Numbers as people read them, in their language: a true minus, digits that line up. */

const minus = '\u2212'
const formats = new Map<string, Intl.NumberFormat>()

function formatIn(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (format === undefined) {
    try {
      format = new Intl.NumberFormat(lang, options)
    } catch {
      // A language that Intl doesn't know is no reason to show nothing.
      format = new Intl.NumberFormat('en', options)
    }
    formats.set(key, format)
  }
  return format
}

const trueMinus = (written: string): string => written.replace(/^(\u200e?)-/, `$1${minus}`)

// −0.001 to two digits is 0.00, not −0.00.
const settled = (value: number, digits: number): number =>
  Math.abs(value) < 0.5 * 10 ** -digits || Object.is(value, -0) ? 0 : value

/**
 * A number with a fixed count of digits after the point.
 * @example
 * formatNumber(-0.5, 'en') // => '−0.50'
 */
export function formatNumber(value: number, lang = 'en', digits = 2): string {
  if (Number.isNaN(value)) return '?'
  if (!Number.isFinite(value)) return value < 0 ? `${minus}∞` : '∞'
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return trueMinus(formatIn(lang, options).format(settled(value, digits)))
}

/**
 * A number that always shows its sign, but for nought.
 * @example
 * formatSigned(0.5, 'en') // => '+0.50'
 */
export function formatSigned(value: number, lang = 'en', digits = 2): string {
  const written = formatNumber(value, lang, digits)
  return Number.isFinite(value) && settled(value, digits) > 0 ? `+${written}` : written
}

/**
 * A share as a percentage. What isn't quite nothing or everything never reads as 0 % or 100 %.
 * @example
 * formatShare(0.997, 'en') // => '>99%'
 */
export function formatShare(share: number, lang = 'en', digits = 0): string {
  if (!Number.isFinite(share)) return '?'
  const options = {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  const format = formatIn(lang, options)
  const step = 10 ** -(digits + 2)
  if (share > 0 && share < step / 2) return `<${format.format(step)}`
  if (share < 1 && share > 1 - step / 2) return `>${format.format(1 - step)}`
  return trueMinus(format.format(settled(share, digits + 2)))
}

/**
 * Shares as percentages that add up to their rounded total: the largest remainders are rounded up.
 * @example
 * formatShares([1 / 3, 1 / 3, 1 / 3], 'en') // => ['34%', '33%', '33%']
 */
export function formatShares(shares: ArrayLike<number>, lang = 'en', digits = 0): string[] {
  const values = Array.from(shares)
  if (!values.every((share) => Number.isFinite(share) && share >= 0))
    return values.map((share) => formatShare(share, lang, digits))
  const scale = 10 ** (digits + 2)
  // Float32 shares that make 1 but for their last bit are meant to make 1.
  const exact = values.map((share) => Math.round(share * scale * 1e4) / 1e4)
  const whole = exact.map(Math.floor)
  const total = Math.round(values.reduce((sum, share) => sum + share, 0) * scale)
  const order = exact
    .map((share, i) => ({ i, rest: share - whole[i] }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  let missing = total - whole.reduce((sum, share) => sum + share, 0)
  for (const { i } of order) if (missing-- > 0) whole[i]++
  const options = {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  const format = formatIn(lang, options)
  return whole.map((share, i) => {
    // What isn't quite nothing or everything doesn't read as if it were.
    if (share === 0 && exact[i] > 0) return `<${format.format(1 / scale)}`
    if (share === scale && exact[i] < scale) return `>${format.format(1 - 1 / scale)}`
    return format.format(share / scale)
  })
}

/** A whole number, in groups of three. */
export function formatCount(value: number, lang = 'en'): string {
  return formatNumber(value, lang, 0)
}

/**
 * A number in a person's writing: either minus, the language's decimal sign or a point.
 * @returns NaN for what isn't a number
 * @example
 * parseNumber('−0,5', 'de') // => -0.5
 */
export function parseNumber(written: string, lang = 'en'): number {
  const parts = formatIn(lang, { minimumFractionDigits: 1 }).formatToParts(1.5)
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.'
  const plain = written.trim().replaceAll(minus, '-').replaceAll(decimal, '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN
}

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
 * A share as a percentage, rounded by itself, so that it reads the same wherever it stands; several
 * of one whole may then make 99 or 101. What isn't quite nothing or everything never reads as 0 %
 * or 100 %.
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

/** A whole number, in groups of three. */
export function formatCount(value: number, lang = 'en'): string {
  return formatNumber(value, lang, 0)
}

/** "1,500" may be fifteen hundred. */
const groupOfThree = /^[+-]?[1-9]\d{0,2},\d{3}(?!\d)/

/**
 * A number in a person's writing: either minus, digits of any width, the language's decimal sign, a
 * point, or a comma where it can't part thousands.
 * @returns NaN for what isn't a number
 * @example
 * parseNumber('−0,5', 'de') // => -0.5
 */
export function parseNumber(written: string, lang = 'en'): number {
  const parts = formatIn(lang, { minimumFractionDigits: 1 }).formatToParts(1.5)
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.'
  // ² and ½ are digits only to look at.
  if (/\p{No}/u.test(written)) return Number.NaN
  const text = written.normalize('NFKC').trim().replaceAll(minus, '-').replaceAll(decimal, '.')
  const plain =
    /^[^,.]*,[^,.]*$/.test(text) && !groupOfThree.test(text) ? text.replace(',', '.') : text
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN
}

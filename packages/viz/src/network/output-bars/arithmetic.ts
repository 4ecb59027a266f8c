import { formatNumber, formatSigned } from '../../kit/format.ts'
import type { Errors } from './answers.ts'

/** The error written so that it can be checked with pencil and paper. */
export interface Arithmetic {
  readonly rows: readonly {
    readonly share: string
    readonly right: string
    readonly difference: string
    /** "−ln 0.31 = 1.17" */
    readonly term: string
    /** "1.17" */
    readonly value: string
  }[]
  readonly total: string
  /** "−ln 0.31 = 1.17", where one term is all there is. */
  readonly short: string
}

const totalDigits = 2
const mostDigits = 9

/**
 * Numbers are rounded so that what is written is true as written: the terms add up to the total, and
 * each share, as written, gives its term. That takes two digits mostly, a third or fourth at times.
 */
export function arithmeticOf(errors: Errors, lang = 'en'): Arithmetic {
  const { outputs, terms, total, target, shares, differences } = errors
  const digits = digitsWhere(2, (d) => {
    const sum = Array.from(terms).reduce((before, term) => before + rounded(term, d), 0)
    return rounded(sum, totalDigits) === rounded(total, totalDigits)
  })
  const rows = Array.from(shares, (share, i) => {
    const right = i === target ? 1 : 0
    const termOf = (at: number): number =>
      outputs === 'softmax' ? -Math.log(at) : (at - right) ** 2
    const counts = outputs === 'sigmoid' || right === 1
    const shareDigits = counts
      ? digitsWhere(
          2,
          (d) => rounded(termOf(rounded(share, d)), digits) === rounded(terms[i], digits),
        )
      : 2
    const written = formatNumber(share, lang, shareDigits)
    const value = formatNumber(terms[i], lang, counts ? digits : 0)
    return {
      share: written,
      right: String(right),
      difference: formatSigned(differences[i], lang),
      value,
      term:
        outputs === 'sigmoid'
          ? `(${written} − ${right})² = ${value}`
          : `−${counts ? '' : '0 · '}ln ${written} = ${value}`,
    }
  })
  const totalText = formatNumber(total, lang, totalDigits)
  return { rows, total: totalText, short: outputs === 'softmax' ? rows[target].term : totalText }
}

const rounded = (value: number, digits: number): number =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : value

/** The fewest digits that fulfil a condition. */
function digitsWhere(least: number, fulfilled: (digits: number) => boolean): number {
  let digits = least
  while (digits < mostDigits && !fulfilled(digits)) digits++
  return digits
}

/** Where a value stands on a slider of decades, kept within its ends. */
export function logPosition(value: number, min: number, max: number): number {
  return Math.log10(Math.min(max, Math.max(min, value)))
}

/**
 * The value at a place on a slider of decades, to two digits.
 * @example
 * logValue(-0.5) // => 0.32
 */
export function logValue(position: number): number {
  return Number((10 ** position).toPrecision(2))
}

/**
 * How many digits after the point show two that are significant, and no noughts behind them.
 * @example
 * significantDigits(0.05) // => 2
 */
export function significantDigits(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 0
  const written = Number(value.toPrecision(2))
  for (let digits = 0; digits < 12; digits++)
    if (Math.abs(written * 10 ** digits - Math.round(written * 10 ** digits)) < 1e-6) return digits
  return 12
}

/** @throws RangeError unless `values` has exactly `length` entries. */
export function requireLength(what: string, values: ArrayLike<number>, length: number): void {
  const got = (values as ArrayLike<number> | null | undefined)?.length
  if (got === length) return
  throw new (got === undefined ? TypeError : RangeError)(
    `${what} needs ${length} numbers, got ${got ?? describe(values)}`,
  )
}

/** @throws RangeError naming the first entry that is NaN or infinite. */
export function requireFinite(what: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new RangeError(`${what} needs finite numbers, got ${describe(values[i])} at index ${i}`)
}

/** @throws RangeError unless `values` has exactly `length` entries, all finite. */
export function requireNumbers(what: string, values: ArrayLike<number>, length: number): void {
  requireLength(what, values, length)
  requireFinite(what, values)
}

/** @throws RangeError unless `value` is a whole number from `low` to `high`. */
export function requireInteger(what: string, value: number, low: number, high: number): void {
  requireRange(what, 'whole number', value, low, high, Number.isInteger(value))
}

/** @throws RangeError unless `value` is a number from `low` to `high`. */
export function requireNumber(what: string, value: number, low: number, high: number): void {
  requireRange(what, 'number', value, low, high, true)
}

function requireRange(
  what: string,
  kind: string,
  value: number,
  low: number,
  high: number,
  isKind: boolean,
): void {
  const isNumber = typeof value === 'number'
  if (isNumber && isKind && value >= low && value <= high) return
  throw new (isNumber ? RangeError : TypeError)(
    `${what} needs a ${kind} from ${low} to ${high}, got ${describe(value)}`,
  )
}

/** @throws RangeError unless `value` is one of `choices`. */
export function requireChoice(what: string, value: unknown, choices: readonly string[]): void {
  if (typeof value !== 'string' || !choices.includes(value))
    throw new RangeError(`${what} needs one of ${choices.join(', ')}, got ${describe(value)}`)
}

/** A short, safe name of anything, for messages. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 32)}'`
  // Objects and functions by their kind alone: what they print may be long, or throw.
  return value === Object(value) ? typeof value : String(value)
}

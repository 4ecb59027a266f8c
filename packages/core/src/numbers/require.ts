/** @throws RangeError unless `values` has exactly `length` entries. */
export function requireLength(what: string, values: ArrayLike<number>, length: number): void {
  if (typeof values !== 'object' || values === null || typeof values.length !== 'number')
    throw new TypeError(`${what} needs an array of ${length} numbers, got ${describe(values)}`)
  if (values.length !== length)
    throw new RangeError(`${what} needs ${length} numbers, got ${values.length}`)
}

/** @throws RangeError naming the first entry that is NaN or infinite. */
export function requireFinite(what: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new RangeError(`${what} needs finite numbers, got ${describe(values[i])} at index ${i}`)
}

/** @throws RangeError unless `value` is a whole number from `low` to `high`. */
export function requireInteger(what: string, value: number, low: number, high: number): void {
  if (typeof value !== 'number')
    throw new TypeError(`${what} needs a whole number, got ${describe(value)}`)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new RangeError(`${what} needs a whole number from ${low} to ${high}, got ${value}`)
}

/** @throws RangeError unless `value` is a number from `low` to `high`. */
export function requireNumber(what: string, value: number, low: number, high: number): void {
  if (typeof value !== 'number')
    throw new TypeError(`${what} needs a number, got ${describe(value)}`)
  if (!(value >= low && value <= high))
    throw new RangeError(`${what} needs a number from ${low} to ${high}, got ${value}`)
}

/** @throws RangeError unless `value` is one of `choices`. */
export function requireChoice(what: string, value: unknown, choices: readonly string[]): void {
  if (typeof value !== 'string' || !choices.includes(value))
    throw new RangeError(`${what} needs one of ${choices.join(', ')}, got ${describe(value)}`)
}

/** A short, safe name of anything, for messages. */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `'${value.length > 24 ? `${value.slice(0, 24)}…` : value}'`
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined)
    return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  return typeof value === 'function' ? 'a function' : 'an object'
}

import { type PropsOf, readProps, type Schema, type Warn, warnOnce } from './schema.ts'

/** A value that is either handed in from outside or, where it isn't, kept here. */
export interface Controlled<Value> {
  readonly current: Value
  /** Keeps the value where none is handed in, and tells of it in either case. */
  change(value: Value): void
}

/**
 * @param given - the value from outside, or undefined
 * @param otherwise - the value before the first change, where none is handed in
 * @param tell - the widget's event
 */
export function controlled<Value>(
  given: () => Value | undefined,
  otherwise: () => Value,
  tell: (value: Value) => void,
): Controlled<Value> {
  let own = $state.raw<{ readonly value: Value } | undefined>()
  return {
    get current() {
      const handed = given()
      if (handed !== undefined) return handed
      return own === undefined ? otherwise() : own.value
    },
    change(value) {
      own = { value }
      tell(value)
    },
  }
}

/** The props that are there and good; a bad one counts as absent, after its one warning. */
export function givenProps<S extends Schema>(
  schema: S,
  raw: Readonly<Record<string, unknown>>,
  warn: Warn = warnOnce,
): Partial<PropsOf<S>> {
  const given: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema)) {
    if (raw[name] === undefined) continue
    let good = true
    const read = readProps({ [name]: field }, raw, (message) => {
      good = false
      warn(message)
    })
    if (good) given[name] = read[name]
  }
  return given as Partial<PropsOf<S>>
}

import { readProps, type Schema, type Warn, warnOnce } from '../kit/schema.ts'

export type Values = Readonly<Record<string, unknown>>

/**
 * A value as a prop of the schema.
 * @returns undefined where it is bad, after its one warning, or where there is none
 */
export function goodValue(
  schema: Schema,
  name: string,
  raw: unknown,
  warn: Warn = warnOnce,
): unknown {
  const field = schema[name]
  if (field === undefined || raw === undefined || raw === null) return undefined
  let isGood = true
  const read = readProps({ [name]: field }, { [name]: raw }, (message) => {
    isGood = false
    warn(message)
  })
  return isGood ? read[name] : undefined
}

import { networkCode } from '@nextword/core/formats'
import type { Network } from '@nextword/core/network'
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

/** A value as JSON can say it: a net as its link code, a typed array as a list. */
export function plainValue(schema: Schema, name: string, value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (schema[name]?.type === 'network')
    return typeof value === 'string' ? value : networkCode(value as Network)
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value
}

/** A value as an attribute says it. */
export function attributeText(schema: Schema, name: string, value: unknown): string {
  const plain = plainValue(schema, name, value)
  const parting = schema[name]?.type === 'strings' ? ', ' : ' '
  return Array.isArray(plain) ? plain.join(parting) : String(plain)
}

import { networkCode } from '@nextword/core/formats'
import type { Network } from '@nextword/core/network'
import type { Beginning } from './language/beginning.ts'
import { writtenBeginning } from './language/beginning-text.ts'
import type { Field, Schema } from './schema.ts'

// Values as texts: what attributes, queries and states say, and what `readProps` reads back.

type Values = Readonly<Record<string, unknown>>

/** How a figure is called is its page's: no link and no state has it. */
export const ofThePage: readonly string[] = ['number', 'title', 'lang']

/** HTML gives `title` a meaning of its own on every element: a tooltip. */
const otherNames: Readonly<Record<string, string>> = { title: 'heading' }

/** looksBack → looks-back */
export const attributeOf = (prop: string): string =>
  otherNames[prop] ?? prop.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The property of a prop: its name, but for `title`. */
export const propertyOf = (prop: string): string => otherNames[prop] ?? prop

/** A value as JSON can say it: a net as its link code, a beginning as a text, a typed array as a list. */
export function plainValue(schema: Schema, name: string, value: unknown): unknown {
  if (value === undefined || value === null) return null
  const type = schema[name]?.type
  if (typeof value === 'string') return value
  if (type === 'network') return networkCode(value as Network)
  if (type === 'beginning') return writtenBeginning(value as Beginning)
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value
}

/** A value as an attribute says it. */
export function attributeText(schema: Schema, name: string, value: unknown): string {
  const plain = plainValue(schema, name, value)
  const parting = schema[name]?.type === 'strings' ? ', ' : ' '
  return Array.isArray(plain) ? plain.join(parting) : String(plain)
}

/** The values that aren't as the widget begins, without what is the page's. */
export function ownValues(schema: Schema, values: Values): Values {
  const isOwn = ([name, value]: [string, unknown]): boolean => {
    if (ofThePage.includes(name) || value === undefined || value === null) return false
    const field: Field | undefined = schema[name]
    return (
      field === undefined ||
      field.follows === true ||
      field.default === null ||
      attributeText(schema, name, value) !== attributeText(schema, name, field.default)
    )
  }
  return Object.fromEntries(Object.entries(values).filter(isOwn))
}

/**
 * The query that brings a widget to these values: each that isn't as it begins, as its attribute says it.
 * @example
 * queryOf(pixelGridSchema, { brush: 'grey', neurons: true }) // => 'brush=grey&neurons=true'
 */
export function queryOf(schema: Schema, values: Values): string {
  const own = Object.entries(ownValues(schema, values)).filter(([name]) => name in schema)
  return new URLSearchParams(
    own.map(([name, value]) => [attributeOf(name), attributeText(schema, name, value)]),
  ).toString()
}

/** What a query says of a widget's props, for `readProps`. */
export function rawFromQuery(schema: Schema, query: string): Readonly<Record<string, string>> {
  const said = new URLSearchParams(query)
  return Object.fromEntries(
    Object.keys(schema).flatMap((name) => {
      const text = said.get(attributeOf(name))
      return text === null ? [] : [[name, text]]
    }),
  )
}

import { type Network, networkFrom } from '@nextword/core/network'
import { networkFromCode } from '@nextword/core/formats'
import type { Beginning } from './language/beginning.ts'
import { beginningFrom, longestBeginning } from './language/beginning-text.ts'

/**
 * A widget's props, told once: attributes, properties, the query, the docs and the types come from it.
 */
export type Schema = Readonly<Record<string, Field>>

export type Field =
  | NumberField
  | (About & { readonly type: 'string'; readonly default: string; readonly length?: number })
  | (About & {
      readonly type: 'choice'
      readonly default: string
      readonly choices: readonly string[]
    })
  | (About & { readonly type: 'boolean'; readonly default: boolean })
  | (About & {
      readonly type: 'numbers'
      readonly default: readonly number[] | null
      readonly length?: number
      readonly min?: number
      readonly max?: number
    })
  | (About & {
      /** Texts; as an attribute, parted by commas. */
      readonly type: 'strings'
      readonly default: readonly string[] | null
      /** The most letters of each. */
      readonly length?: number
    })
  | (About & { readonly type: 'network'; readonly default: Network | null })
  | (About & {
      /** The beginning of a text; as an attribute, with its cue as in `the [river|money] bank`. */
      readonly type: 'beginning'
      readonly default: Beginning
    })

interface About {
  /** What the prop does, in a sentence, for the docs' table. */
  readonly about: string
  /** Absent, it follows from other props: a link says it even where it is the default. */
  readonly follows?: true
}

interface NumberField extends About {
  readonly type: 'number' | 'integer'
  /** `null`: absent, and `null` is then a value as well. */
  readonly default: number | null
  readonly min?: number
  readonly max?: number
}

/** What a field's value is, once read. */
export type ValueOf<F> = F extends { type: 'number' | 'integer'; default: infer D }
  ? number | (D extends null ? null : never)
  : F extends { type: 'choice'; choices: readonly (infer Choice)[] }
    ? Choice
    : F extends { type: 'string' }
      ? string
      : F extends { type: 'boolean' }
        ? boolean
        : F extends { type: 'numbers'; default: infer D }
          ? readonly number[] | (D extends null ? null : never)
          : F extends { type: 'strings'; default: infer D }
            ? readonly string[] | (D extends null ? null : never)
            : F extends { type: 'network'; default: infer D }
              ? Network | (D extends null ? null : never)
              : F extends { type: 'beginning' }
                ? Beginning
                : never

export type PropsOf<S> = { readonly [Name in keyof S]: ValueOf<S[Name]> }

/** Says what a widget's props are. The types of `readProps` follow from it. */
export function defineSchema<const S extends Schema>(schema: S): S {
  return schema
}

export type Warn = (message: string) => void

const warned = new Set<string>()

/** One warning on the console for each thing that is wrong, not one a frame. */
export const warnOnce: Warn = (message) => {
  if (warned.has(message)) return
  warned.add(message)
  console.warn(message)
}

/**
 * Reads props from wherever they come: properties, attributes or a query.
 *
 * A bad value gives the default and one warning; an absent one gives the default; none throws.
 */
export function readProps<S extends Schema>(
  schema: S,
  raw: Readonly<Record<string, unknown>>,
  warn: Warn = warnOnce,
): PropsOf<S> {
  const props: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema))
    props[name] = readProp(name, field, raw[name], warn)
  return props as PropsOf<S>
}

function readProp(name: string, field: Field, raw: unknown, warn: Warn): unknown {
  if (raw === undefined) return field.default
  if (raw === null && field.default === null) return null
  try {
    const value = read(field, raw)
    if (value !== undefined) return value
  } catch (error) {
    warn(
      `Nextword: ${name} — ${error instanceof Error ? error.message : String(error)}; the default is used.`,
    )
    return field.default
  }
  warn(`Nextword: ${name} needs ${needed(field)}, got ${shown(raw)}; the default is used.`)
  return field.default
}

/** @returns undefined for what the field doesn't allow */
function read(field: Field, raw: unknown): unknown {
  switch (field.type) {
    case 'number':
    case 'integer': {
      const value = numberFrom(raw)
      return within(value, field) && (field.type === 'number' || Number.isInteger(value))
        ? value
        : undefined
    }
    case 'string':
      return textOf(raw, field.length ?? 2000)
    case 'choice':
      return field.choices.includes(raw as string) ? raw : undefined
    case 'boolean':
      // An attribute that is there without a value is ''.
      return typeof raw === 'boolean'
        ? raw
        : raw === '' || raw === 'true'
          ? true
          : raw === 'false'
            ? false
            : undefined
    case 'numbers': {
      const list = listFrom(raw)
      const fits =
        list !== undefined && (field.length === undefined || list.length === field.length)
      return fits && list.every((value) => within(value, field)) ? list : undefined
    }
    case 'strings':
      return textsOf(raw, field.length ?? 200)
    case 'network':
      return networkOf(raw)
    case 'beginning':
      return beginningFrom(raw)
  }
}

const textOf = (raw: unknown, most: number): string | undefined => {
  const written = typeof raw === 'number' ? String(raw) : raw
  return typeof written === 'string' && written.length <= most ? written : undefined
}

function textsOf(raw: unknown, most: number): readonly string[] | undefined {
  const parts: unknown = typeof raw === 'string' ? raw.split(',').map((part) => part.trim()) : raw
  if (!Array.isArray(parts) || parts.length > 4096) return undefined
  const texts = parts.map((part) => textOf(part, most))
  return texts.every((one) => one !== undefined) ? texts : undefined
}

const numberFrom = (raw: unknown): number =>
  typeof raw === 'number'
    ? raw
    : typeof raw === 'string' && raw.trim() !== ''
      ? Number(raw)
      : Number.NaN

const within = (
  value: number,
  { min = -Infinity, max = Infinity }: { min?: number; max?: number },
): boolean => Number.isFinite(value) && value >= min && value <= max

function listFrom(raw: unknown): number[] | undefined {
  if (typeof raw === 'string') return raw.trim() === '' ? [] : raw.split(/[\s,]+/).map(numberFrom)
  if (ArrayBuffer.isView(raw) && !(raw instanceof DataView)) return Array.from(raw as Float32Array)
  return Array.isArray(raw) && raw.length <= 65536 ? raw.map(numberFrom) : undefined
}

/** A net as the core's own object, or as a link code. */
function networkOf(raw: unknown): Network | undefined {
  if (typeof raw === 'string') return networkFromCode(raw)
  if (typeof raw !== 'object' || raw === null || !('parameters' in raw)) return undefined
  const network = raw as Network
  const whole = Array.isArray(network.layers) && ArrayBuffer.isView(network.parameters)
  // A net of core's own making is only looked at for numbers that went bad since.
  return whole && network.parameters.every(Number.isFinite)
    ? network
    : networkFrom(network, network.parameters)
}

function needed(field: Field): string {
  switch (field.type) {
    case 'number':
    case 'integer':
      return `${field.type === 'integer' ? 'a whole number' : 'a number'}${limits(field)}`
    case 'string':
      return `a text of at most ${field.length ?? 2000} characters`
    case 'choice':
      return `one of ${field.choices.join(', ')}`
    case 'boolean':
      return 'true or false'
    case 'numbers':
      return `${field.length ?? 'a list of'} numbers${limits(field)}`
    case 'strings':
      return 'a list of texts'
    case 'network':
      return 'a net or its link code'
    case 'beginning':
      return `the beginning of a text, of at most ${longestBeginning} characters`
  }
}

const limits = ({ min, max }: { min?: number; max?: number }): string =>
  min !== undefined && max !== undefined
    ? ` from ${min} to ${max}`
    : min !== undefined
      ? ` of at least ${min}`
      : max !== undefined
        ? ` of at most ${max}`
        : ''

function shown(raw: unknown): string {
  const written =
    typeof raw === 'string'
      ? `'${raw}'`
      : Array.isArray(raw)
        ? `[${raw.map(named).join(', ')}]`
        : named(raw)
  return written.length > 60 ? `${written.slice(0, 60)}…` : written
}

// An object may have a text of its own making, or refuse to have one.
const named = (raw: unknown): string =>
  (typeof raw === 'object' && raw !== null) || typeof raw === 'function' ? 'an object' : String(raw)

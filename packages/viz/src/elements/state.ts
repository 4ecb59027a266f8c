import { ofThePage, ownValues, plainValue } from '../kit/prop-text.ts'
import { changedBy, type Door } from './door.ts'
import { goodValue, type Values } from './values.ts'

/** Everything about an element that is not as its widget begins, ready for JSON. */
export interface ElementState {
  readonly version: 1
  /** The widget's name, as in `pixel-grid`. */
  readonly widget: string
  readonly props: Readonly<Record<string, unknown>>
}

/** The state of an element with these values. */
export function stateOf(door: Door, values: Values): ElementState {
  const kept = Object.entries(ownValues(door.schema, values)).filter(([name]) => isKept(door, name))
  const props = kept.map(([name, value]) => [name, plainValue(door.schema, name, value)])
  return { version: 1, widget: door.name, props: Object.fromEntries(props) }
}

/**
 * The values of a state from anywhere; a bad one is left out, after its warning.
 * @returns null for what isn't a state of this widget in a version that is known
 */
export function valuesFromState(door: Door, raw: unknown): Values | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { version, widget, props } = raw as Partial<Record<keyof ElementState, unknown>>
  if (version !== 1 || widget !== door.name) return null
  if (typeof props !== 'object' || props === null || Array.isArray(props)) return null
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (!isKept(door, name)) continue
    const good = Object.hasOwn(door.schema, name) ? goodValue(door.schema, name, value) : value
    if (good !== undefined) values[name] = good
  }
  return values
}

/** Props but for how the figure is called; of the live things those that the reader changes. */
const isKept = (door: Door, name: string): boolean =>
  Object.hasOwn(door.schema, name)
    ? !ofThePage.includes(name)
    : Object.hasOwn(door.live ?? {}, name) && changedBy(door).includes(name)

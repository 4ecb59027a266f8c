import type { Schema } from '../schema.ts'

/** What a figure's menu knows of its widget. */
export interface AboutWidget {
  /** Its name, as in `pixel-grid`. */
  readonly widget: string
  readonly schema: Schema
  /** The values as they are now, by prop. What the schema doesn't have goes into the JSON alone. */
  readonly values: () => Readonly<Record<string, unknown>>
  /** The events that tell of a value that the reader changes: `{ onbrush: 'brush' }`. */
  readonly changes?: Readonly<Record<string, string>>
}

import type { Component } from 'svelte'
import type { Schema } from '../kit/schema.ts'
import type { Live } from './live.ts'

/**
 * A widget's door to any page: what its element `<nextword-name>` takes, tells and looks like. Types,
 * manifest and docs are made from it.
 */
export interface Door<S extends Schema = Schema> {
  /** The widget's name; its tag is this after `nextword-`. */
  readonly name: string
  /** What the figure shows, in a sentence, for the docs. */
  readonly about: string
  readonly schema: S
  /**
   * The component's events after which a value is another, and which: the element keeps it, and tells of
   * it by `nextword-change`.
   */
  readonly changes?: Readonly<Record<string, string>>
  /** Events that are only told, with the name of what they tell. */
  readonly tells?: Readonly<Record<string, string>>
  /** Events after which a value is another that they don't tell themselves: its name, and what it is then. */
  readonly sets?: Readonly<Record<string, Setting>>
  /** Live things that come as properties only: tables, vocabularies, settings. */
  readonly live?: Readonly<Record<string, Live>>
  /** A value that, once set anew, takes the place of what the reader made of it: sentence → text. */
  readonly replaces?: Readonly<Record<string, string>>
  /** Live things that the figure begins with, fetched together with its code. */
  readonly prepare?: (values: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>
  /** The room it takes, as apps/hosts measures it. */
  readonly space: Space
  // Every widget has props of its own.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly component: () => Promise<{ readonly default: Component<any> }>
}

/**
 * The room that a widget's figure takes: by the attributes it depends on, `''` for none, from which width
 * on how many px high, the narrowest first.
 */
export type Space = Readonly<
  Record<string, readonly (readonly [fromPx: number, heightPx: number])[]>
>

/** A value that follows from all values as they are and from what the event tells. */
export interface Setting {
  readonly name: string
  readonly value: (values: Readonly<Record<string, unknown>>, told: unknown) => unknown
}

export const tagOf = (door: Pick<Door, 'name'>): `nextword-${string}` => `nextword-${door.name}`

/** The values that the reader changes. */
export const changedBy = ({ changes = {}, sets = {} }: Door): readonly string[] => [
  ...Object.values(changes),
  ...Object.values(sets).map(({ name }) => name),
]

/** What every element takes besides its widget's own. */
export const common = {
  theme: {
    type: 'choice',
    choices: ['auto', 'light', 'dark'],
    default: 'auto',
    about: 'Its colours: light or dark, or as the page around it.',
  },
  engine: {
    type: 'choice',
    choices: ['plain', 'fast'],
    default: 'plain',
    about:
      'With `fast` WebAssembly and workers are tried, which a strict policy of the page forbids and reports.',
  },
} as const satisfies Schema

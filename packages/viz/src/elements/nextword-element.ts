import type { ElementState } from './state.ts'

export type { ElementState }

/** What every element of Nextword can do, whatever its figure. */
export interface NextwordElement<Events> extends HTMLElement {
  /** Its colours: light or dark, or as the page around it. */
  theme: 'auto' | 'light' | 'dark'
  /** With `fast` WebAssembly and workers are tried. */
  engine: 'plain' | 'fast'
  /** Resolves with the element once its figure is there, which is when the reader is near. */
  readonly ready: Promise<this>
  /** What is not as the widget begins, ready for JSON. */
  get state(): ElementState
  /** Takes a state from anywhere: one of an unknown version leaves it as it is, and says so. */
  set state(state: unknown)
  /** Goes back to what its attributes say, with nothing left of what the reader did. */
  reset(): void
  addEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: (this: this, event: Events[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
}

/** What `nextword-change` tells: the property that is another now, and its value as JSON has it. */
export type NextwordChange<Values> = {
  readonly [Name in keyof Values & string]: {
    readonly name: Name
    readonly value: Values[Name]
  }
}[keyof Values & string]

/** What the other events tell. */
export interface NextwordTold {
  readonly name: string
  readonly value: unknown
}

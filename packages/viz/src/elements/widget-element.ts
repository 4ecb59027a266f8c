import { setEngine } from '../kit/engine.ts'
import { warnOnce } from '../kit/schema.ts'
import { elements as words } from '../words/en/elements.ts'
import { attributeOf, ofThePage, plainValue, propertyOf } from '../kit/prop-text.ts'
import { changedBy, common, type Door, tagOf } from './door.ts'
import { Presence } from './presence.ts'
import { type ElementState, stateOf, valuesFromState } from './state.ts'
import { goodValue, type Values } from './values.ts'

/** The class of a widget's element: attributes, properties and events; `Presence` has the figure. */
export function elementClass(door: Door, version: string): CustomElementConstructor {
  const { schema, changes = {}, tells = {}, sets = {}, live = {}, replaces = {} } = door
  const props = Object.keys(schema)
  const lives = [...Object.keys(live), 'words']
  const propOf = new Map(props.map((prop) => [attributeOf(prop), prop]))
  const changing = new Set(changedBy(door))

  class WidgetElement extends HTMLElement {
    static readonly version = version
    static readonly observedAttributes = [...propOf.keys(), ...Object.keys(common)]

    #values: Values = {}
    readonly #presence: Presence
    readonly #there = Promise.withResolvers<this>()
    readonly #handlers: Values

    static {
      // `lang` is HTML's own: it says what the attribute says.
      for (const prop of [...props.filter((name) => name !== 'lang'), ...lives])
        Object.defineProperty(WidgetElement.prototype, propertyOf(prop), {
          enumerable: true,
          configurable: true,
          get(this: WidgetElement) {
            return this.#values[prop] ?? schema[prop]?.default
          },
          set(this: WidgetElement, value: unknown) {
            this.#set(prop, value)
          },
        })
    }

    constructor() {
      super()
      this.#handlers = this.#makeHandlers()
      this.#presence = new Presence({
        element: this,
        door,
        names: [...props, ...lives, ...Object.keys(this.#handlers)],
        values: () => ({ ...this.#values, ...this.#handlers }),
        theme: () => this.theme,
        onfetch: () => setEngine(this.engine),
        onthere: () => this.#there.resolve(this),
      })
    }

    connectedCallback(): void {
      this.#takeEarlyProperties()
      this.#presence.connect()
    }

    disconnectedCallback(): void {
      this.#presence.disconnect()
    }

    attributeChangedCallback(attribute: string, before: string | null, text: string | null): void {
      const prop = propOf.get(attribute)
      if (prop !== undefined) this.#set(prop, text)
      else if (attribute === 'theme' && before !== text) this.#presence.dress()
    }

    get theme(): string {
      return this.#common('theme')
    }
    set theme(theme: string) {
      this.setAttribute('theme', theme)
    }

    get engine(): 'plain' | 'fast' {
      return this.#common('engine') as 'plain' | 'fast'
    }
    set engine(engine: string) {
      this.setAttribute('engine', engine)
    }

    /** Resolves with the element once its figure is there. */
    get ready(): Promise<this> {
      return this.#there.promise
    }

    /** What is not as the widget begins, ready for JSON. */
    get state(): ElementState {
      return stateOf(door, this.#values)
    }
    set state(state: unknown) {
      const values = valuesFromState(door, state)
      if (values === null) {
        warnOnce(`Nextword: <${tagOf(door)}> needs a state of its own in version 1.`)
        this.#presence.notice(words.otherState)
        return
      }
      this.#begin({ ...values, ...this.#ofThePage() })
    }

    /** As its attributes say, with nothing left of what the reader did. */
    reset(): void {
      const values = Object.fromEntries(
        props.map((prop) => [prop, goodValue(schema, prop, this.getAttribute(attributeOf(prop)))]),
      )
      this.#begin({ ...this.#ofThePage(), ...values })
    }

    #set(prop: string, raw: unknown): void {
      const value = prop in schema ? goodValue(schema, prop, raw) : (raw ?? undefined)
      const isTakenBack = value === undefined && this.#values[prop] !== undefined
      const replaced = replaces[prop]
      this.#values = {
        ...this.#values,
        [prop]: value,
        ...(replaced === undefined ? {} : { [replaced]: undefined }),
      }
      this.#presence.update()
      // The widget itself remembers what its reader chose; without a value it would go back to that.
      if (isTakenBack && changing.has(prop)) this.#presence.anew()
    }

    #begin(values: Values): void {
      this.#values = values
      this.#presence.update()
      this.#presence.anew()
    }

    /** What is of the page and not of the reader: live things, and how the figure is called. */
    #ofThePage(): Values {
      const names = [...lives.filter((name) => !changing.has(name)), ...ofThePage]
      return Object.fromEntries(names.map((name) => [name, this.#values[name]]))
    }

    #common(name: keyof typeof common): string {
      return (goodValue(common, name, this.getAttribute(name)) ?? common[name].default) as string
    }

    /** What was set before the tag was known hides the accessors, and is set again by them. */
    #takeEarlyProperties(): void {
      const early = this as unknown as Record<string, unknown>
      const names = [...props.map(propertyOf), ...lives, ...Object.keys(common), 'state']
      for (const name of names) {
        if (!Object.hasOwn(this, name)) continue
        const value = early[name]
        delete early[name]
        early[name] = value
      }
    }

    #makeHandlers(): Values {
      const handlers: Record<string, (value: unknown) => void> = {}
      for (const [event, name] of Object.entries(changes))
        handlers[event] = (value) => this.#change(name, value)
      for (const [event, { name, value }] of Object.entries(sets))
        handlers[event] = (told) => this.#change(name, value(this.#values, told))
      for (const [event, name] of Object.entries(tells))
        handlers[event] = (value) => this.#tell(`nextword-${event.slice(2)}`, name, value)
      return handlers
    }

    #change(name: string, value: unknown): void {
      this.#values = { ...this.#values, [name]: value }
      this.#presence.update()
      this.#tell('nextword-change', name, value)
    }

    #tell(type: string, name: string, value: unknown): void {
      const detail = {
        name: propertyOf(name),
        // Written only for who listens: a net's link code takes a while.
        get value() {
          return plainValue(schema, name, value)
        },
      }
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }))
    }
  }
  return WidgetElement
}

import { type Door, type Space, tagOf } from './door.ts'

/** The room of a figure, held before it is there and while it is. */
export function spaceStyle(space: Space, frame = '.frame'): string {
  const selectorOf = (attributes: string): string =>
    attributes === '' ? frame : `:host(${attributes}) ${frame}`
  return rulesOf(space, 'nextword-room', (attributes) => `${selectorOf(attributes)}{min-height:`)
}

/** The same room for a page's own style sheet: held before any script has run. */
export function spaceBeforeScript({ name, space }: Pick<Door, 'name' | 'space'>): string {
  const tag = tagOf({ name })
  return rulesOf(
    space,
    'nextword-host',
    (attributes) => `${tag}${attributes}:not(:defined)::before{height:`,
  )
}

/** What the elements of a page need for that: a box that nothing within makes less high. */
export function roomsBeforeScript(doors: readonly Pick<Door, 'name'>[]): string {
  const tags = `:is(${doors.map(tagOf).join()}):not(:defined)`
  const cell = 'grid-area:1/1'
  return `${tags}{display:grid;container:nextword-host/inline-size}${tags}::before{content:'';${cell}}${tags}>*{${cell}}`
}

function rulesOf(
  space: Space,
  container: string,
  beginning: (attributes: string) => string,
): string {
  const rules = Object.entries(space).flatMap(([attributes, bands]) =>
    bands.map(([from, height]) => {
      const rule = `${beginning(attributes)}${height}px}`
      return from === 0 ? rule : `@container ${container} (min-width:${from}px){${rule}}`
    }),
  )
  return rules.join('')
}
